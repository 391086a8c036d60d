// Zooming and panning by wheel, mouse and fingers, without taking the page's own scrolling away.

/** @import { View } from "./view.js" */
/** @typedef {<Name extends keyof HTMLElementEventMap>(name: Name, react: (event: HTMLElementEventMap[Name]) => void, options?: AddEventListenerOptions) => void} On */

const DRAG_FROM = 4;
const HINT_MS = 1400;

/**
 * @param {HTMLElement} picture
 * @param {View} view
 * @param {HTMLElement} hint shown for a while when a wheel turns without Ctrl
 * @param {AbortSignal} signal ends the listening
 */
export function listen(picture, view, hint, signal) {
  /** @type {On} */
  const on = (name, react, options = {}) =>
    picture.addEventListener(name, react, { ...options, signal });
  wheel(on, view, hint);
  drag(on, picture, view);
  fingers(on, view);
}

/**
 * @param {On} on
 * @param {View} view
 * @param {HTMLElement} hint
 */
function wheel(on, view, hint) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
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

/**
 * @param {On} on
 * @param {HTMLElement} picture
 * @param {View} view
 */
function drag(on, picture, view) {
  /** @type {{ x: number, y: number } | null} */
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

/**
 * @param {On} on
 * @param {View} view
 */
function fingers(on, view) {
  /** @type {ReturnType<typeof pair> | null} */
  let last = null;
  /** @param {TouchEvent} event */
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
