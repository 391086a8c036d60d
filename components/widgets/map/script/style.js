// The style sheet of a component, which the browser keeps as a file.

import { html } from "./dom.js";

/** @type {WeakMap<HTMLElement, Promise<unknown>>} */
const styled = new WeakMap();

/**
 * @param {HTMLElement} container
 * @param {string} address of the style sheet
 * @returns a promise that is kept when the sheet is there
 */
export function styleOnce(container, address) {
  if (!styled.has(container)) {
    const link = html("link", { rel: "stylesheet", href: address });
    const settled = new Promise((done) => {
      link.addEventListener("load", done);
      link.addEventListener("error", done);
    });
    styled.set(container, settled);
    container.prepend(link);
  }
  return styled.get(container);
}
