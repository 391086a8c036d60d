"use strict";

/* global PAGES, FOLDING */
/** @typedef {ReturnType<typeof searchable>} Searchable */

const MOST = 50;
const form = /** @type {HTMLFormElement} */ (document.getElementById("find"));
const box = /** @type {HTMLInputElement} */ (document.getElementById("words"));
const count = /** @type {HTMLElement} */ (document.getElementById("count"));
const list = /** @type {HTMLElement} */ (document.getElementById("found"));

const dropped = new RegExp(FOLDING.dropped, "gu");
const nasal = new RegExp(FOLDING.nasal, "gu");
const digits = new Intl.NumberFormat(count.dataset.numbers);

/**
 * The words of a text without case and accents, each with a space before it. Signs that are heard, such
 * as vowels of Hindi, stay: what is left out is what the site leaves out.
 * @param {string} text
 */
function folded(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(dropped, "").replace(nasal, "\u0902");
  const letters = Array.from(plain, (letter) => FOLDING.alike[letter] ?? letter).join("");
  return ` ${letters
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")}`;
}

/** @param {OfflinePage} page */
function searchable([file, title, kind, summary, also]) {
  const names = folded(`${title} ${also}`);
  return { file, title, kind, summary, names, text: folded(`${kind} ${summary}`) };
}

const searched = PAGES.map(searchable);

/**
 * How well a page fits: a word in its name counts more; 0 if a word is not there at all.
 * @param {Searchable} page
 * @param {string[]} words
 */
function fit(page, words) {
  const points = words.map((word) =>
    page.names.includes(` ${word}`) ? 3 : page.text.includes(` ${word}`) ? 1 : 0,
  );
  const begins = page.names.startsWith(` ${words.join(" ")}`) ? 2 : 0;
  return points.some((point) => point === 0)
    ? 0
    : points.reduce((sum, point) => sum + point, begins);
}

/** @param {Searchable} page */
function entry(page) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = encodeURI(page.file);
  link.textContent = page.title;
  const kind = document.createElement("span");
  kind.className = "lz-meta";
  kind.textContent = page.kind && ` ${page.kind}`;
  const summary = document.createElement("p");
  summary.textContent = page.summary;
  item.append(link, kind, summary);
  return item;
}

/**
 * The words stand in the page, in its language.
 * @param {number} number of pages found
 */
function said(number) {
  const { none = "", one = "", some = "", best = "" } = count.dataset;
  if (number < 2) return number ? one : none;
  const sentence = number > MOST ? best : some;
  return sentence.replace("{count}", digits.format(number)).replace("{most}", digits.format(MOST));
}

/** @param {string[]} words */
function findPages(words) {
  if (!words.length) return [];
  return searched
    .map((page) => ({ page, points: fit(page, words) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points);
}

function showFound() {
  const words = folded(box.value).split(" ").filter(Boolean);
  const found = findPages(words);
  count.textContent = words.length ? said(found.length) : "";
  list.replaceChildren(...found.slice(0, MOST).map(({ page }) => entry(page)));
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
box.addEventListener("input", () => {
  // Kept for the way back from a result.
  history.replaceState(box.value, "");
  showFound();
});
box.value = history.state ?? "";
showFound();
