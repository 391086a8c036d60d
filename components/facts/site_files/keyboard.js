// What Streamlit leaves out for the keyboard and for readers of the screen. It relies on these parts of
// its page, and does nothing where one is missing:
// - a popover's button has aria-haspopup="dialog" and aria-expanded, its panel is the last
//   role="dialog" of the document (Streamlit itself closes it on Escape and focuses the button);
// - where the menu does not fit, the button that shows it has aria-controls="stSidebar", and its list
//   is stSidebarNavItems, with a div for each heading.
// What the menu is called stands at the page itself, in its language.

const FRAMES_TO_OPEN = 120;
const POPOVER = 'button[aria-haspopup="dialog"]';
const MENU_BUTTON = 'button[aria-controls="stSidebar"]';
const MENU_LIST = '[data-testid="stSidebarNavItems"]';
const SENTENCE = ".lz-sentence";
const MILLISECONDS_TO_HEAR = 5000;
const TAB_STOPS = "a[href], button, input, select, textarea, [tabindex]";

/** @param {EventTarget | null} target */
function buttonAround(target) {
  const button = target instanceof Element && target.closest(POPOVER);
  return /** @type {HTMLElement | null} */ (button || null);
}

/** The open panel and its button, if there is one. */
function opened() {
  const button = /** @type {HTMLElement | null} */ (
    document.querySelector(`${POPOVER}[aria-expanded="true"]`)
  );
  const panel = Array.from(document.querySelectorAll('[role="dialog"]')).at(-1);
  return button && panel ? { button, panel } : null;
}

/**
 * While the focus is outside, Streamlit keeps the tabindex of what is inside in an attribute.
 * @param {Element} panel
 * @returns {HTMLElement[]}
 */
function tabStops(panel) {
  /** @type {HTMLElement[]} */
  const all = Array.from(panel.querySelectorAll(TAB_STOPS));
  return all.filter(
    (one) =>
      Number(one.dataset.tabindex ?? one.tabIndex) >= 0 &&
      !one.matches(":disabled") &&
      one.getClientRects().length,
  );
}

/**
 * A panel is there a moment after the click, and cannot take the focus before it has its place.
 * @param {HTMLElement} button
 * @param {number} frames
 */
function enter(button, frames) {
  const open = opened();
  if (open?.button === button) {
    const [first] = tabStops(open.panel);
    first?.focus({ preventScroll: true });
    if (first && first === document.activeElement) return;
  }
  if (frames) requestAnimationFrame(() => enter(button, frames - 1));
}

/**
 * The panel stands at the end of the document; Tab treats it as if it stood after its button.
 * @param {KeyboardEvent} event
 */
function walk(event) {
  const open = event.key === "Tab" ? opened() : null;
  if (!open) return;
  const { button, panel } = open;
  const stops = tabStops(panel);
  const at = document.activeElement;
  if (at === button && !event.shiftKey) {
    event.preventDefault();
    stops[0]?.focus();
  } else if (at === stops[0] && event.shiftKey) {
    event.preventDefault();
    button.focus();
  } else if (at === stops.at(-1) && !event.shiftKey) {
    // From here the browser goes on to what follows the button.
    button.focus();
  }
}

function nameMenu() {
  for (const button of document.querySelectorAll(MENU_BUTTON)) {
    const { menu = "" } = document.documentElement.dataset;
    if (menu && button.getAttribute("aria-label") !== menu) button.setAttribute("aria-label", menu);
  }
}

/** Headings of the menu stand in its list as if they were no part of it. */
function groupMenu() {
  for (const part of document.querySelectorAll(`${MENU_LIST} > div:not([role])`)) {
    part.setAttribute("role", "listitem");
  }
  for (const entry of document.querySelectorAll(`${MENU_LIST} > div > li:not([role])`)) {
    entry.setAttribute("role", "none");
  }
}

/**
 * What a mark of a source says covers what is below it: Escape takes it away until the mark is left.
 * @param {KeyboardEvent} event
 */
function closeMarks(event) {
  if (event.key !== "Escape") return;
  for (const mark of document.querySelectorAll(".lz-mark:is(:hover, :focus)")) {
    mark.classList.add("lz-closed");
    for (const left of ["blur", "pointerleave"]) {
      mark.addEventListener(left, () => mark.classList.remove("lz-closed"), { once: true });
    }
  }
}

/**
 * A choice changes the first sentence of a page, which tells what it leads to: who does not see it hears it.
 * @param {HTMLElement} heard
 */
function announcer(heard) {
  let page = "";
  let last = "";
  let timer = 0;
  return () => {
    const said = document.querySelector(SENTENCE)?.textContent?.trim();
    if (!said || said === last) return;
    // A page that was just opened is read from its top.
    if (page === location.pathname) {
      heard.textContent = said;
      // Once heard it goes: who walks through the page would meet the sentence twice.
      window.clearTimeout(timer);
      timer = window.setTimeout(() => heard.replaceChildren(), MILLISECONDS_TO_HEAR);
    }
    [page, last] = [location.pathname, said];
  };
}

// It has to be there before it says anything.
const heard = document.createElement("div");
heard.className = "lz-heard";
heard.setAttribute("role", "status");
document.body.append(heard);
const announce = announcer(heard);

document.addEventListener("click", ({ target }) => {
  const button = buttonAround(target);
  if (button) enter(button, FRAMES_TO_OPEN);
});
document.addEventListener("keydown", walk);
document.addEventListener("keydown", closeMarks);
const named = new MutationObserver(() => {
  nameMenu();
  groupMenu();
  announce();
});
named.observe(document.body, { childList: true, subtree: true });
named.observe(document.documentElement, { attributeFilter: ["data-menu"] });
