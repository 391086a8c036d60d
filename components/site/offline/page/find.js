"use strict";

const MOST = 50;
const form = document.getElementById("find");
const box = document.getElementById("words");
const count = document.getElementById("count");
const list = document.getElementById("found");

/** The words of a text without case and accents, each with a space before it. */
function folded(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ")}`;
}

const searched = PAGES.map(([file, title, kind, summary, also]) => ({
  file,
  title,
  kind,
  summary,
  names: folded(`${title} ${also}`),
  text: folded(`${kind} ${summary}`),
}));

/** How well a page fits: a word in its name counts more; 0 if a word is not there at all. */
function fit(page, words) {
  const points = words.map((word) =>
    page.names.includes(` ${word}`) ? 3 : page.text.includes(` ${word}`) ? 1 : 0,
  );
  const begins = page.names.startsWith(` ${words.join(" ")}`) ? 2 : 0;
  return points.includes(0) ? 0 : points.reduce((sum, one) => sum + one, begins);
}

function element(name, text, more = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...more });
}

function entry(page) {
  const item = document.createElement("li");
  const kind = element("span", page.kind && ` ${page.kind}`, { className: "lz-meta" });
  item.append(element("a", page.title, { href: encodeURI(page.file) }), kind);
  item.append(element("p", page.summary));
  return item;
}

function said(number) {
  if (number === 0) return "Nothing found. Try fewer or shorter words.";
  const pages = number === 1 ? "1 page" : `${number} pages`;
  return number > MOST ? `${pages} found; the best ${MOST} are shown.` : `${pages} found.`;
}

function find() {
  const words = folded(box.value).split(" ").filter(Boolean);
  const found = words.length === 0 ? [] : searched
    .map((page) => ({ page, points: fit(page, words) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points);
  count.textContent = words.length === 0 ? "" : said(found.length);
  list.replaceChildren(...found.slice(0, MOST).map(({ page }) => entry(page)));
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
box.addEventListener("input", () => {
  // Kept for the way back from a result.
  history.replaceState(box.value, "");
  find();
});
box.value = history.state ?? "";
find();
