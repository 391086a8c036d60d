// Streamlit scrolls a box inside the page, and browsers only remember the page itself.

const PREFIX = "scrolled ";
const PATIENCE = 8000;
const STEADY = 400;
const EVERY = 50;

const box = () => document.querySelector('[data-testid="stMain"]');

// While the server draws a page, its box shrinks and grows under the old or the new address.
function drawn() {
  return document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
}

class Keeper {
  constructor() {
    const passive = { capture: true, passive: true };
    document.addEventListener("scroll", (event) => event.target === box() && this.note(), passive);
    document.addEventListener("click", (event) => event.target.closest("a[href]") && this.leave(), passive);
    window.addEventListener("popstate", () => this.goBackTo(location.href));
    for (const own of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      document.addEventListener(own, () => this.stop() || this.note(), passive);
    }
  }

  // A page that comes quickly moves the box before the address has changed.
  leave() {
    this.note();
    this.left = { address: location.href, until: Date.now() + PATIENCE };
  }

  isLeaving() {
    return this.left?.address === location.href && Date.now() < this.left.until;
  }

  note() {
    if (this.waiting || !drawn() || this.isLeaving()) return;
    sessionStorage.setItem(PREFIX + location.href, box().scrollTop);
  }

  stop() {
    clearInterval(this.waiting);
    this.waiting = null;
  }

  // The page is drawn piece by piece: wait until it is long enough and stays where it was put.
  goBackTo(address) {
    this.stop();
    this.left = null;
    const top = Number(sessionStorage.getItem(PREFIX + address));
    if (!top) return;
    const end = Date.now() + PATIENCE;
    let steadySince = null;
    this.waiting = setInterval(() => {
      const scroller = box();
      if (location.href !== address || Date.now() > end) return this.stop();
      if (!drawn() || scroller.scrollHeight - scroller.clientHeight < top) return (steadySince = null);
      if (Math.abs(scroller.scrollTop - top) > 1) {
        scroller.scrollTop = top;
        steadySince = Date.now();
      } else if (Date.now() - (steadySince ??= Date.now()) > STEADY) this.stop();
    }, EVERY);
  }
}

export default function () {
  window.scrollKeeper ??= new Keeper();
}
