// Streamlit scrolls a box inside the page, and browsers only remember the page itself.

const PREFIX = "scrolled ";
// A busy server draws a page late, and the page that was left still stands until then.
const PATIENCE = 30000;
const EVERY = 50;

const box = () => document.querySelector('[data-testid="stMain"]');

/** While the server draws a page, its box shrinks and grows under the old or the new address. */
function drawn() {
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.getAttribute("data-test-script-state") === "notRunning";
}

class Keeper {
  constructor() {
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.waiting = undefined;
    /** @type {{ address: string, until: number } | null} */
    this.left = null;
    const passive = { capture: true, passive: true };
    document.addEventListener("scroll", (event) => event.target === box() && this.note(), passive);
    document.addEventListener("click", (event) => this.clicked(event.target), passive);
    window.addEventListener("popstate", () => this.goBackTo(location.href));
    for (const own of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      document.addEventListener(own, () => this.moved(), passive);
    }
  }

  /** @param {EventTarget | null} target */
  clicked(target) {
    if (target instanceof Element && target.closest("a[href]")) this.leave();
  }

  moved() {
    this.stop();
    this.note();
  }

  /**
   * Where somebody clicks, she stands, also while the server still draws; a page that comes quickly moves
   * the box before the address has changed.
   */
  leave() {
    this.write();
    this.left = { address: location.href, until: Date.now() + PATIENCE };
  }

  isLeaving() {
    return this.left?.address === location.href && Date.now() < this.left.until;
  }

  note() {
    if (!this.waiting && drawn() && !this.isLeaving()) this.write();
  }

  write() {
    const scroller = box();
    if (scroller) sessionStorage.setItem(PREFIX + location.href, String(scroller.scrollTop));
  }

  stop() {
    clearInterval(this.waiting);
    this.waiting = undefined;
  }

  /**
   * The page is drawn piece by piece: put it back whenever that moved it, until the visitor moves it.
   * @param {string} address
   */
  goBackTo(address) {
    this.stop();
    this.left = null;
    const top = Number(sessionStorage.getItem(PREFIX + address));
    if (!top) return;
    const end = Date.now() + PATIENCE;
    this.waiting = setInterval(() => {
      if (location.href !== address || Date.now() > end) this.stop();
      else putAt(top);
    }, EVERY);
  }
}

/**
 * Scroll the box to a position if it is long enough.
 * @param {number} top
 */
function putAt(top) {
  const scroller = box();
  if (!scroller || !drawn() || scroller.scrollHeight - scroller.clientHeight < top) return;
  if (Math.abs(scroller.scrollTop - top) > 1) scroller.scrollTop = top;
}

/** @type {Window & { scrollKeeper?: Keeper }} */
const page = window;

export default function () {
  page.scrollKeeper ??= new Keeper();
}
