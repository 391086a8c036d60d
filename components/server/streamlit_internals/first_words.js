// The words that a page is served with stand until the visitor's own page is complete beneath them, so that
// nothing is seen to grow or jump. Who has not begun to read gets the page at once, where the words stood;
// whose place is further down, or who has marked something, is told and chooses when.
// The page is complete when its script has ended (data-test-script-state), its heading and footer stand,
// no element in sight is a grey bar (stSkeleton), no map or chart in sight is busy, and pictures in sight and
// letters have come.
{
  const EVERY = 50;
  const LOOKS_ALIKE = 3;
  // A part that never comes to rest does not keep the rest from the visitor.
  const LONGEST_AFTER_HEADING = 40000;
  const TIME_TO_READ = 3000;
  const TIME_TO_SEE = 6000;
  // Longer than a page needs to be drawn once all of its scripts are there.
  const PATIENCE = 10000;
  // What a visitor moves a page with; a slow telephone may need as long to draw what stands above.
  const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];
  const LONGEST_KEPT = 20000;
  const HEADING = ".st-key-page_header h1";
  const COMPONENTS = '[data-testid="stBidiComponentIsolated"]';
  const BLOCKS = "h1, h2, h3, p, li, dt, dd, th, td, figcaption, summary";
  // Shorter ones, such as numbers and names, stand in many places.
  const TELLING = 16;

  const words = /** @type {HTMLElement} */ (document.getElementById("first-words"));
  const status = /** @type {HTMLElement} */ (document.getElementById("live-part-ready"));
  const began = performance.now();
  let heading = 0;
  let looks = 0;
  let before = "";

  const box = () => document.querySelector('[data-testid="stMain"]');

  /** @param {Element} one */
  function isInSight(one) {
    const { top, bottom, width } = one.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  }

  /** @param {Element} part whose script may be on its way, or what it asked for: it has no height yet */
  const isBusy = (part) => Boolean(part.shadowRoot?.querySelector('[aria-busy="true"]'));

  function isDrawn() {
    const app = document.querySelector('[data-testid="stApp"]');
    const bars = Array.from(document.querySelectorAll('[data-testid="stSkeleton"]'));
    const parts = Array.from(document.querySelectorAll(COMPONENTS));
    const pictures = Array.from(document.querySelectorAll("#root img"));
    return (
      app?.getAttribute("data-test-script-state") === "notRunning" &&
      document.querySelector(".st-key-page_footer") !== null &&
      !bars.some(isInSight) &&
      !parts.some((one) => isBusy(one) && isInSight(one)) &&
      document.fonts.status === "loaded" &&
      pictures.every((one) => /** @type {HTMLImageElement} */ (one).complete || !isInSight(one))
    );
  }

  /** Whether the page is drawn and has looked alike for a moment. */
  function isComplete() {
    if (!document.querySelector(HEADING)) return false;
    heading ||= performance.now();
    if (performance.now() - heading > LONGEST_AFTER_HEADING) return true;
    const now = `${box()?.scrollHeight} ${box()?.querySelectorAll("*").length}`;
    looks = isDrawn() && now === before ? looks + 1 : 0;
    before = now;
    return looks >= LOOKS_ALIKE;
  }

  /** Whether somebody has moved in the words, or holds a place in them. */
  function isBeingRead() {
    return (
      scrollY > 0 || words.contains(document.activeElement) || getSelection()?.isCollapsed === false
    );
  }

  /** @param {Element} one */
  const textOf = (one) => (one.textContent ?? "").replace(/\s+/g, " ").trim();

  /** The topmost words in sight that the page has, too; where it has none of them, the heading above them. */
  function findSameWords() {
    /** @type {Map<string, Element>} */
    const there = new Map();
    for (const one of box()?.querySelectorAll(BLOCKS) ?? []) {
      if (one.getClientRects().length && !there.has(textOf(one))) there.set(textOf(one), one);
    }
    const inSight = Array.from(words.querySelectorAll(BLOCKS)).filter(isInSight);
    const headings = Array.from(words.querySelectorAll("h1, h2, h3"));
    const above = headings.filter((one) => one.getBoundingClientRect().bottom <= 0).reverse();
    const known = inSight.filter((one) => one.matches("h2, h3") || textOf(one).length >= TELLING);
    // A heading stands once; a sentence may also stand elsewhere, among the sources of another figure.
    const titles = known.filter((one) => one.matches("h2, h3"));
    const here = [...titles, ...known, ...above].find((one) => there.has(textOf(one)));
    return here ? { here, same: /** @type {Element} */ (there.get(textOf(here))) } : null;
  }

  /** The page takes the place of the words; what is read stays at its height. */
  function show() {
    const found = scrollY > 0 ? findSameWords() : null;
    const height = found?.here.getBoundingClientRect().top ?? 0;
    words.remove();
    document.querySelector(".lz-beneath")?.classList.remove("lz-beneath");
    // The page lies at the top of the document, which has just lost its length and stands there again.
    scrollTo(0, 0);
    if (found) keepAt(found.same, height);
    return found?.same ?? document.querySelector(HEADING);
  }

  /**
   * Words stay at their height also while parts of the page above them are still drawn, until the visitor
   * moves by herself or nothing more is to come.
   * @param {Element} place
   * @param {number} height
   */
  function keepAt(place, height) {
    moveTo(place, height);
    const page = box()?.firstElementChild;
    if (!page) return;
    const growth = new ResizeObserver(() => moveTo(place, height));
    const end = () => {
      growth.disconnect();
      for (const kind of MOVES) removeEventListener(kind, end, true);
    };
    growth.observe(page);
    for (const kind of MOVES) addEventListener(kind, end, { capture: true, passive: true });
    setTimeout(end, LONGEST_KEPT);
  }

  /**
   * Bring words of the page to a height, or below its header.
   * @param {Element} place
   * @param {number} height
   */
  function moveTo(place, height) {
    const edge = document.querySelector('[data-testid="stHeader"]')?.getBoundingClientRect();
    const wanted = Math.max(height, (edge?.bottom ?? 0) + 8);
    box()?.scrollBy(0, place.getBoundingClientRect().top - wanted);
  }

  /** Say that the page is there, and leave the moment to the visitor. */
  function offer() {
    const button = document.createElement("button");
    button.textContent = status.dataset.show ?? "";
    button.addEventListener("click", () => {
      const place = show();
      status.remove();
      if (!(place instanceof HTMLElement)) return;
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    });
    status.append(status.dataset.ready ?? "", " ", button);
  }

  function say() {
    status.textContent = status.dataset.ready ?? "";
    setTimeout(() => status.remove(), TIME_TO_SEE);
  }

  const watch = setInterval(() => {
    if (!isComplete()) return;
    clearInterval(watch);
    clearTimeout(late);
    document.getElementById("without-live-part")?.setAttribute("hidden", "");
    if (isBeingRead()) offer();
    else {
      show();
      if (performance.now() - began > TIME_TO_READ) say();
      else status.remove();
    }
  }, EVERY);

  // Scripts that are still on their way are no fault. Once all are there and nothing comes, the words say so.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;
  addEventListener("load", () => {
    late = setTimeout(() => {
      if (heading) return;
      const named = ["without-live-part", ...(location.search ? ["without-choices"] : [])];
      for (const id of named) document.getElementById(id)?.removeAttribute("hidden");
    }, PATIENCE);
  });
}
