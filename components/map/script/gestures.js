// Zooming and panning by wheel, mouse and fingers, without taking the page's own scrolling away.

const DRAG_FROM = 4;
const HINT_MS = 1400;

export function listen(picture, view, hint, signal) {
  const on = (name, react, options = {}) =>
    picture.addEventListener(name, react, { ...options, signal });
  wheel(on, view, hint);
  drag(on, picture, view);
  fingers(on, view);
}

function wheel(on, view, hint) {
  let timer = 0;
  on(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) {
        hint.hidden = false;
        clearTimeout(timer);
        timer = setTimeout(() => (hint.hidden = true), HINT_MS);
        return;
      }
      event.preventDefault();
      view.pinch(Math.exp(event.deltaY / 240), view.unitsAt(event.clientX, event.clientY));
    },
    { passive: false },
  );
}

function drag(on, picture, view) {
  let last = null;
  let moved = false;
  on("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0 || view.isWhole) return;
    last = { x: event.clientX, y: event.clientY };
    moved = false;
  });
  on("pointermove", (event) => {
    if (!last) return;
    const [x, y] = [event.clientX - last.x, event.clientY - last.y];
    if (!moved && Math.hypot(x, y) < DRAG_FROM) return;
    if (!moved) picture.setPointerCapture(event.pointerId);
    moved = true;
    view.pan(x, y);
    last = { x: event.clientX, y: event.clientY };
  });
  on("pointerup", () => (last = null));
  on("pointercancel", () => (last = null));
  // The click that ends a drag chooses nothing.
  on(
    "click",
    (event) => {
      if (moved) event.stopImmediatePropagation();
      moved = false;
    },
    { capture: true },
  );
}

function fingers(on, view) {
  let last = null;
  const pair = ({ touches: [one, other] }) => ({
    x: (one.clientX + other.clientX) / 2,
    y: (one.clientY + other.clientY) / 2,
    apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  });
  on("touchstart", (event) => (last = event.touches.length === 2 ? pair(event) : null));
  on(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2 || !last) return;
      event.preventDefault();
      const now = pair(event);
      view.pinch(last.apart / now.apart, view.unitsAt(last.x, last.y));
      view.pan(now.x - last.x, now.y - last.y);
      last = now;
    },
    { passive: false },
  );
  on("touchend", () => (last = null));
}
