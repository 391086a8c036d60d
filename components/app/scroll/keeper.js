// Streamlit scrolls a box inside the page, and browsers only remember the page itself.

const PREFIX = "scrolled ";
const PATIENCE = 8000;
const STEADY = 400;
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

  /** A page that comes quickly moves the box before the address has changed. */
  leave() {
    this.note();
    this.left = { address: location.href, until: Date.now() + PATIENCE };
  }

  isLeaving() {
    return this.left?.address === location.href && Date.now() < this.left.until;
  }

  note() {
    const scroller = box();
    if (this.waiting || !scroller || !drawn() || this.isLeaving()) return;
    sessionStorage.setItem(PREFIX + location.href, String(scroller.scrollTop));
  }

  stop() {
    clearInterval(this.waiting);
    this.waiting = undefined;
  }

  /**
   * The page is drawn piece by piece: wait until it is long enough and stays where it was put.
   * @param {string} address
   */
  goBackTo(address) {
    this.stop();
    this.left = null;
    const top = Number(sessionStorage.getItem(PREFIX + address));
    if (!top) return;
    const end = Date.now() + PATIENCE;
    let steadySince = 0;
    this.waiting = setInterval(() => {
      if (location.href !== address || Date.now() > end) return this.stop();
      steadySince = putAt(top, steadySince);
      if (steadySince && Date.now() - steadySince > STEADY) this.stop();
    }, EVERY);
  }
}

/**
 * Scroll the box to a position if it is long enough.
 * @param {number} top
 * @param {number} steadySince since when it has stood there; 0 if it does not
 */
function putAt(top, steadySince) {
  const scroller = box();
  if (!scroller || !drawn() || scroller.scrollHeight - scroller.clientHeight < top) return 0;
  if (Math.abs(scroller.scrollTop - top) <= 1) return steadySince || Date.now();
  scroller.scrollTop = top;
  return Date.now();
}

/** @type {Window & { scrollKeeper?: Keeper }} */
const page = window;

export default function () {
  page.scrollKeeper ??= new Keeper();
}
