// Shows a table that the server has built and escaped, and tells which cell was chosen.

/** @import { Component } from "../map/script/types.js" */

/** @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/** @param {Component<{ table: string }>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const holder = /** @type {HTMLElement} */ (parentElement.querySelector(".holder"));
  if (shown.get(holder) !== data.table) {
    const chosen = focusedCell(parentElement)?.dataset.pick ?? "";
    holder.innerHTML = data.table;
    shown.set(holder, data.table);
    cellNamed(holder, chosen)?.focus();
  }
  holder.onclick = (event) => {
    const cell = closest(event, "[data-pick]");
    if (cell) setTriggerValue("picked", cell.dataset.pick);
  };
  holder.onkeydown = (event) => walk(event, holder);
}

/** @param {HTMLElement} parent which is a shadow root in the page */
function focusedCell(parent) {
  const { activeElement } = /** @type {ShadowRoot} */ (/** @type {unknown} */ (parent));
  return /** @type {HTMLElement | null | undefined} */ (activeElement);
}

/**
 * @param {HTMLElement} holder
 * @param {string} pick
 */
function cellNamed(holder, pick) {
  return /** @type {HTMLElement | null} */ (
    holder.querySelector(`[data-pick="${CSS.escape(pick)}"]`)
  );
}

/**
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function closest(event, selector) {
  return /** @type {Element} */ (event.target).closest(selector);
}

/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/**
 * Arrow keys go to the next cell that has a case in that direction; Tab goes from cell to cell.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} holder
 */
function walk(event, holder) {
  const step = STEPS[event.key];
  const cell = /** @type {HTMLTableCellElement | null} */ (closest(event, "td"));
  const row = /** @type {HTMLTableRowElement | null | undefined} */ (cell?.parentElement);
  if (!step || !cell || !row) return;
  event.preventDefault();
  const { rows } = /** @type {HTMLTableElement} */ (holder.querySelector("table"));
  let [down, along] = [row.rowIndex + step[0], cell.cellIndex + step[1]];
  while (rows[down]?.cells[along]) {
    const button = rows[down].cells[along].querySelector("button");
    if (button) return button.focus();
    [down, along] = [down + step[0], along + step[1]];
  }
}
