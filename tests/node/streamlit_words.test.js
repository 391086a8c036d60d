import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { main } from "./page.js";

const { window } = main.ownerDocument.defaultView;
globalThis.Node = window.Node;
globalThis.MutationObserver = window.MutationObserver;
/** @type {(() => void)[]} */
let grown = [];
globalThis.ResizeObserver = class {
  constructor(react) {
    this.react = react;
  }
  observe() {
    grown.push(this.react);
  }
  disconnect() {
    grown = grown.filter((react) => react !== this.react);
  }
};
const { default: speak } = await import("../../components/app/streamlit_words/streamlit_words.js");

const HINDI = { Search: "खोज", Page: "पृष्ठ", "Skip to main content": "मुख्य सामग्री पर जाएँ" };
const URDU = { Search: "تلاش" };
const files = { "hi.json": HINDI, "ur.json": URDU };
globalThis.fetch = async (address) => ({ ok: true, json: async () => files[address] });
const say = (words, fromRight = false) => speak({ data: { words, from_right: fromRight } });
const soon = () => new Promise((done) => setTimeout(done, 20));
const part = (name, inside) => `<div data-testid="${name}">${inside}</div>`;

beforeEach(async () => {
  await say("");
  grown = [];
  main.innerHTML =
    part("stSkipToContent", "Skip to main content") +
    part("stElementToolbar", '<button aria-label="Search: Search of wells"></button>') +
    "<p>Search</p>";
});

const link = () => main.querySelector('[data-testid="stSkipToContent"]').textContent;
const label = () => main.querySelector("button").getAttribute("aria-label");

test("Streamlit's words are said in the reader's language, and what a page says stays", async () => {
  await say("hi.json");
  assert.equal(link(), "मुख्य सामग्री पर जाएँ");
  assert.equal(label(), "खोज: Search of wells");
  assert.equal(main.querySelector("p").textContent, "Search");
});

test("a number behind a word stays", async () => {
  main.innerHTML = part("stPagination", '<button aria-label="Page 3">3</button>');
  await say("hi.json");
  assert.equal(label(), "पृष्ठ 3");
  await say("");
  assert.equal(label(), "Page 3");
});

test("what Streamlit draws later is said in it, too", async () => {
  await say("hi.json");
  main.insertAdjacentHTML("beforeend", part("stTooltipContent", "<p>Search</p>"));
  await soon();
  assert.equal(main.lastChild.textContent, "खोज");
});

test("another language takes the place of the first, also English", async () => {
  await say("hi.json");
  await say("ur.json");
  assert.equal(label(), "تلاش: Search of wells");
  assert.equal(link(), "Skip to main content");
  await say("");
  assert.equal(label(), "Search: Search of wells");
});

test("a table begins at the right where lines do, until the reader moves it", async () => {
  main.innerHTML = '<div class="dvn-scroller"><div></div></div>';
  const [scroller] = main.children;
  Object.defineProperty(scroller, "scrollWidth", { value: 900 });
  await say("hi.json");
  assert.equal(grown.length, 0);
  await say("ur.json", true);
  for (const react of grown) react();
  assert.equal(scroller.scrollLeft, 900);
  scroller.dispatchEvent(new window.Event("wheel"));
  assert.equal(grown.length, 0);
});
