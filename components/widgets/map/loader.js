// Streamlit sends a component's script with every message, so only these lines travel, without their
// remarks; the map itself is a file the browser keeps.

/** @import { Component } from "./script/types.js" */
/** @typedef {(component: Component<any>) => Promise<() => void>} Draw */

/** @type {Record<string, Draw>} */
const known = {};

/** @param {Component<{ script: string }>} component */
export default async function (component) {
  const { script } = component.data;
  try {
    // Asking for a module again, even for one that is there, waits behind the next picture.
    // Its address is seen from the page, which may stand below a path of another site.
    known[script] ??= (await import(new URL(script, location.href).href)).draw;
    return await known[script](component);
  } catch (error) {
    // The words that stand until it is drawn wait for it no longer, and Streamlit says what went wrong.
    component.parentElement.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    throw error;
  }
}
