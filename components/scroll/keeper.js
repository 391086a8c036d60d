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
    window.addEventListener("popstate", () => this.goBackTo(location.href));
    for (const own of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      document.addEventListener(own, () => this.stop() || this.note(), passive);
    }
  }

  note() {
    if (this.waiting || !drawn()) return;
    sessionStorage.setItem(PREFIX + location.href, box().scrollTop);
  }

  stop() {
    clearInterval(this.waiting);
    this.waiting = null;
  }

  // The page is drawn piece by piece: wait until it is long enough and stays where it was put.
  goBackTo(address) {
    this.stop();
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
