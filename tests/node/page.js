// A page without a browser, for scripts that make elements.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><main></main>", { url: "http://localhost/" });
const names = ["window", "document", "Element", "HTMLElement", "Event", "MouseEvent", "CSS"];
for (const name of names) globalThis[name] ??= window[name];
// Node has one of its own, which the page's elements do not know.
globalThis.AbortController = window.AbortController;
globalThis.matchMedia = () => ({ matches: true });
globalThis.cancelAnimationFrame = (frame) => clearTimeout(frame);
globalThis.requestAnimationFrame = (react) => setTimeout(() => react(performance.now()), 0);

export const main = window.document.querySelector("main");

/** An event as a browser sends it, with what it carries. */
export function event(type, carried = {}) {
  const made = new window.Event(type, { bubbles: true, cancelable: true });
  return Object.assign(made, carried);
}
