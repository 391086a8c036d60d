// What Streamlit's menu and history leave to be wished for, and what the page says of its address.

const CARRIED = ".st-key-carried a[href]";
const DRAWER = '[data-testid="stSidebar"]';
// Narrower than this, Streamlit lays the menu over the page.
const NARROW = 768;

/**
 * The link that carries what was chosen, to the page a link of the menu opens bare.
 * @param {HTMLAnchorElement} link
 * @returns {HTMLAnchorElement | undefined}
 */
function carrying(link) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(CARRIED));
  return [...links].find((one) => one.pathname === link.pathname);
}

/**
 * Where the page has drawn a link that carries what was chosen, a click in the menu takes it
 * instead: one address, and one step for Back.
 * @param {MouseEvent} event
 */
function take(event) {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
  if (!link || link.search || link.matches(CARRIED)) return;
  const better = carrying(link);
  if (!better) return;
  // In a new tab the browser itself opens what the link says.
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) {
    link.href = better.href;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  better.click();
}

/**
 * Who goes back quickly is ahead of the server: what it then says of a page she has left already
 * would add that page to the history again, and Back would never arrive. Such a page is not added;
 * whatever she does next is.
 *
 * What a page that was just opened fills into its own address, before anything is done there, belongs
 * to the step that led to it: it takes the place of the bare address, and a reload keeps it.
 */
function keepHistory() {
  let isGoing = false;
  let isUntouched = true;
  window.addEventListener("popstate", () => (isGoing = isUntouched = true));
  for (const kind of ["pointerdown", "click", "keydown", "input", "change"]) {
    document.addEventListener(kind, () => (isUntouched = false), true);
  }
  document.addEventListener("pointerdown", () => (isGoing = false), true);
  document.addEventListener("click", () => (isGoing = false), true);
  document.addEventListener(
    "keydown",
    (event) => (isGoing &&= !/^( |Enter)$/.test(event.key)),
    true,
  );
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const isElsewhere = url && new URL(url, location.href).pathname !== location.pathname;
    if (isElsewhere && isGoing) return;
    if (!isElsewhere && isUntouched) {
      history.replaceState(state, unused, url);
      return;
    }
    push(state, unused, url);
    isUntouched ||= Boolean(isElsewhere);
  };
}

/**
 * On a telephone the menu lies over the page that was chosen in it, until somebody closes it.
 * @param {MouseEvent} event
 */
function closeDrawer(event) {
  const target = /** @type {Element} */ (event.target);
  if (window.innerWidth >= NARROW || !target.closest(`${DRAWER} a[href]`)) return;
  const button = /** @type {HTMLElement | null} */ (document.querySelector(`${DRAWER} button`));
  setTimeout(() => button?.click());
}

/**
 * A text as it stands in the query of an address, in which Python leaves fewer signs than the browser.
 * @param {string} text
 */
function encoded(text) {
  const code = (/** @type {string} */ sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, code);
}

/**
 * The message of “Something wrong?” names the view as it is when somebody opens or sends it: what is
 * chosen in a part of the page changes the address, and the foot of the page is not drawn anew.
 * @param {MouseEvent} event
 */
function nameView(event) {
  const target = /** @type {Element} */ (event.target);
  const box = /** @type {HTMLElement | null} */ (target.closest(".lz-wrong[data-address]"));
  const before = box?.dataset.address;
  const now = location.href;
  if (!box || !before || before === now) return;
  for (const link of box.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    link.setAttribute("href", href.replaceAll(encoded(before), encoded(now)));
  }
  for (const text of box.querySelectorAll("pre")) {
    text.textContent = text.textContent.replaceAll(before, now);
  }
  box.dataset.address = now;
}

export default function () {
  if ("knowsMenu" in window) return;
  Object.assign(window, { knowsMenu: true });
  document.addEventListener("click", closeDrawer, true);
  document.addEventListener("click", nameView, true);
  for (const kind of /** @type {const} */ (["click", "auxclick"])) {
    document.addEventListener(kind, take, true);
  }
  keepHistory();
}
