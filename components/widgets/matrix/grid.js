// Shows a table that the server has built and escaped, and tells which cell was chosen. The table is
// one stop of the Tab key, as the pattern "grid" of ARIA has it; arrow keys walk inside.

/** @import { Component } from "../map/script/types.js" */

/** @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/** @param {Component<{ table: string }>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const holder = /** @type {HTMLElement} */ (parentElement.querySelector(".holder"));
  if (!shown.has(holder)) {
    holder.addEventListener("focusin", ({ target }) => makeStop(holder, buttonAround(target)));
  }
  if (shown.get(holder) !== data.table) draw(holder, parentElement, data.table);
  holder.onclick = ({ target }) => {
    const button = buttonAround(target);
    if (button) setTriggerValue("picked", button.dataset.pick);
  };
  holder.onkeydown = (event) => walk(event, holder);
}

/**
 * A new table in the place of the old: the stop, and the focus if it was inside, stay where they were.
 * @param {HTMLElement} holder
 * @param {HTMLElement} parent which is a shadow root in the page
 * @param {string} table
 */
function draw(holder, parent, table) {
  const { activeElement } = /** @type {ShadowRoot} */ (/** @type {unknown} */ (parent));
  const hadFocus = holder.contains(activeElement);
  const pick = holder.querySelector('button[tabindex="0"]')?.getAttribute("data-pick");
  holder.innerHTML = table;
  shown.set(holder, table);
  const buttons = buttonsIn(holder);
  const stop = buttons.find((button) => button.dataset.pick === pick) ?? buttons[0];
  makeStop(holder, stop);
  if (hadFocus) stop?.focus();
}

/**
 * Tab leads to this button alone.
 * @param {HTMLElement} holder
 * @param {HTMLElement | null | undefined} stop
 */
function makeStop(holder, stop) {
  if (!stop) return;
  for (const button of buttonsIn(holder)) button.tabIndex = button === stop ? 0 : -1;
}

/**
 * @param {Element} part
 * @returns {HTMLElement[]}
 */
function buttonsIn(part) {
  return Array.from(part.querySelectorAll("button[data-pick]"));
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function buttonAround(target) {
  return /** @type {Element} */ (target).closest("button[data-pick]");
}

/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} holder
 */
function walk(event, holder) {
  const from = buttonAround(event.target);
  if (!from || event.altKey || event.metaKey) return;
  const step = STEPS[event.key];
  const to = step ? nextFrom(from, step) : endFrom(from, event, holder);
  if (!step && !to) return;
  event.preventDefault();
  to?.focus();
}

/**
 * Home and End lead to the ends of the row, with Ctrl to those of the table.
 * @param {HTMLElement} from
 * @param {KeyboardEvent} event
 * @param {HTMLElement} holder
 */
function endFrom(from, { key, ctrlKey }, holder) {
  const row = /** @type {HTMLElement} */ (from.closest("tr"));
  const buttons = buttonsIn(ctrlKey ? holder : row);
  if (key === "Home") return buttons[0];
  return key === "End" ? buttons.at(-1) : undefined;
}

/**
 * Arrow keys lead to the next button in their direction, over empty cells. A cell may hold several
 * buttons, one above the other.
 * @param {HTMLElement} from
 * @param {[number, number]} step
 */
function nextFrom(from, [down, along]) {
  // Where lines run from the right, so do the columns.
  const onward = document.documentElement.dir === "rtl" ? -along : along;
  const cell = /** @type {HTMLTableCellElement} */ (from.closest("td"));
  const table = /** @type {HTMLTableElement} */ (cell.closest("table"));
  const inCell = buttonsIn(cell);
  const besideIt = inCell[inCell.indexOf(from) + down];
  if (down && besideIt) return besideIt;
  let row = /** @type {HTMLTableRowElement} */ (cell.parentElement).rowIndex + down;
  let column = cell.cellIndex + onward;
  while (table.rows[row]?.cells[column]) {
    const buttons = buttonsIn(table.rows[row].cells[column]);
    if (buttons.length) return buttons.at(down < 0 ? -1 : 0);
    [row, column] = [row + down, column + onward];
  }
}
