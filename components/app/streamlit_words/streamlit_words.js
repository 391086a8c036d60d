// Streamlit's own words in the reader's language, and its tables begun where her lines begin. Only in
// the parts that are Streamlit's: what a page says comes in her language from the server.

const PARTS = [
  "stSkipToContent",
  "stTopNav",
  "stSidebar",
  "stHeaderActionElements",
  "stMainMenuButton",
  "stMainMenu",
  "stMainMenuPopover",
  "stStatusWidget",
  "stElementToolbar",
  "stTooltipContent",
  "stDataFrameColumnMenu",
  "stDataFrameColumnVisibilityMenu",
  "stDataFrameColumnMenuTarget",
  "stSelectboxVirtualDropdown",
  "stSelectbox",
  "stMultiSelect",
  "stPagination",
  "InputInstructions",
  "stCode",
  "stFileUploader",
]
  .map((name) => `[data-testid="${name}"]`)
  .concat(".gdg-search-bar")
  .join();
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
// What of the page stands behind Streamlit's words: “Search: Table of …”, “Page 3”.
const BEHIND = /(?:: .*| \d+)$/su;
const SCROLLER = ".dvn-scroller";
const ACTS = ["wheel", "pointerdown", "touchstart", "keydown"];

// The address of the words that are said.
let spoken = "";
/** @type {Record<string, string>} */
let words = {};
let fromRight = false;
let isWaiting = false;
/** @type {Map<string, string>} English of everything said so far */
const english = new Map();
/** @type {WeakSet<Element>} */
const begun = new WeakSet();

/** @param {string} text */
function said(text) {
  const whole = one(text);
  const behind = whole === text && text.match(BEHIND);
  return behind ? one(text.slice(0, behind.index)) + behind[0] : whole;
}

/** @param {string} text */
function one(text) {
  const source = english.get(text) ?? text;
  const found = Object.hasOwn(words, source) ? words[source] : source;
  if (found !== source) english.set(found, source);
  return found;
}

/** @param {Element} element */
function translate(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (text && said(text) !== text) element.setAttribute(name, said(text));
  }
  for (const node of element.childNodes) {
    const text = node.nodeType === Node.TEXT_NODE ? node.nodeValue : null;
    if (text && said(text) !== text) node.nodeValue = said(text);
  }
}

/**
 * A canvas that is wider than its box shows its last column first, which is where the reader begins;
 * until she moves it herself.
 * @param {Element} scroller
 */
function begin(scroller) {
  begun.add(scroller);
  const inner = scroller.firstElementChild;
  if (!inner) return;
  const sizes = new ResizeObserver(() => {
    if (fromRight) scroller.scrollLeft = scroller.scrollWidth;
  });
  sizes.observe(inner);
  for (const act of ACTS)
    scroller.addEventListener(act, () => sizes.disconnect(), { once: true, passive: true });
}

function look() {
  isWaiting = false;
  for (const part of document.querySelectorAll(PARTS))
    for (const element of [part, ...part.querySelectorAll("*")]) translate(element);
  if (!fromRight) return;
  for (const scroller of document.querySelectorAll(SCROLLER))
    if (!begun.has(scroller)) begin(scroller);
}

function lookSoon() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(look);
}

const changes = new MutationObserver(lookSoon);

/**
 * @param {string} address of the file with the words; empty where they are English
 * @returns {Promise<Record<string, string>>}
 */
async function fetchWords(address) {
  if (!address) return {};
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers with ${answer.status}`);
  return answer.json();
}

/** @param {{data: {words: string, from_right: boolean}}} component */
export default async function ({ data }) {
  if (data.words === spoken) return;
  spoken = data.words;
  const fetched = await fetchWords(data.words);
  // Meanwhile she may have gone on in another language.
  if (data.words !== spoken) return;
  words = fetched;
  fromRight = data.from_right;
  look();
  changes.disconnect();
  if (!spoken) return;
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
}
