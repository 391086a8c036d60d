// The entry that the loader calls with every message.

/** @import { Component, Message } from "./types.js" */

import { Atlas } from "./atlas.js";
import { html } from "./dom.js";

/** @type {WeakMap<HTMLElement, Promise<unknown>>} */
const styled = new WeakMap();

/**
 * @param {HTMLElement} container
 * @param {string} address of the style sheet
 */
function styleOnce(container, address) {
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

/** @type {WeakMap<HTMLElement, Atlas>} */
const atlases = new WeakMap();

/** @param {Component<Message>} component */
export async function draw({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".atlas"));
  await styleOnce(parentElement, data.style);
  const atlas = atlases.get(root) ?? new Atlas(root);
  atlases.set(root, atlas);
  await atlas.update(
    data,
    (id) => setTriggerValue("picked", id),
    (code) => setTriggerValue("moved", code),
  );
  return () => atlas.leave();
}
