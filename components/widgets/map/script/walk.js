// The keyboard on the map: one Tab stop, arrows in reading order, letters jump to a name.

/** @import { Item } from "./types.js" */
/** @typedef {Pick<Item, "name" | "parent">} Named */

const TYPING_MS = 700;

/**
 * Where a key leads from `here`, or null if the key moves nowhere.
 * @param {string} key
 * @param {number} here
 * @param {Named[]} items
 * @param {string} typed the letters typed one after the other, this key the last; "" for none
 */
export function destination(key, here, items, typed) {
  const last = items.length - 1;
  /** @type {Record<string, () => number>} */
  const moves = {
    ArrowRight: () => here + 1,
    ArrowDown: () => here + 1,
    ArrowLeft: () => here - 1,
    ArrowUp: () => here - 1,
    Home: () => 0,
    End: () => last,
    PageDown: () => nextGroup(here, items),
    PageUp: () => groupBefore(here, items),
  };
  const wanted = Object.hasOwn(moves, key)
    ? moves[key]()
    : typed
      ? named(typed, here, items)
      : null;
  return wanted === null ? null : Math.min(Math.max(wanted, 0), last);
}

/**
 * @param {number} here
 * @param {Named[]} items
 */
function nextGroup(here, items) {
  const next = items.findIndex((item, place) => place > here && item.parent !== items[here].parent);
  return next < 0 ? items.length - 1 : next;
}

/**
 * @param {number} here
 * @param {Named[]} items
 */
function groupBefore(here, items) {
  const first = items.findIndex((item) => item.parent === items[here].parent);
  if (first < here || first === 0) return first;
  return items.findIndex((item) => item.parent === items[first - 1].parent);
}

/**
 * @param {string} typed
 * @param {number} here
 * @param {Named[]} items
 */
function named(typed, here, items) {
  // A first letter goes on from here; more letters may stay on the same name.
  const from = typed.length === 1 ? here + 1 : here;
  const order = items.map((_, step) => (from + step) % items.length);
  return order.find((place) => items[place].name.toLowerCase().startsWith(typed)) ?? null;
}

export class Typed {
  constructor() {
    this.text = "";
    this.at = 0;
  }

  /**
   * The letters typed so far, small; a pause begins anew.
   * @param {string} key
   */
  add(key, now = performance.now()) {
    this.text = now - this.at > TYPING_MS ? key : this.text + key;
    this.at = now;
    return this.text.toLowerCase();
  }
}
