// The entry that the loader calls with every message.

/** @import { Component, Message } from "./types.js" */

import { Atlas } from "./atlas.js";
import { styleOnce } from "./style.js";

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
  root.removeAttribute("aria-busy");
  return () => atlas.leave();
}
