// The note beside a place or dot under the pointer or the keyboard.

/** @import { Item, Position } from "./types.js" */

import { html } from "./dom.js";

const GAP = 14;
const EDGE = 4;

export class Tip {
  /** @param {HTMLElement} frame */
  constructor(frame) {
    this.frame = frame;
    this.element = html("div", { class: "tip", id: "tip", role: "tooltip", hidden: "" });
    frame.append(this.element);
  }

  get isShown() {
    return !this.element.hidden;
  }

  /**
   * @param {Item} item
   * @param {Position} at in pixels of the frame
   */
  show(item, at) {
    this.say(noteParts(item), at);
  }

  /**
   * @param {HTMLElement[]} parts
   * @param {Position} at in pixels of the frame
   */
  say(parts, at) {
    this.element.replaceChildren(...parts);
    this.element.hidden = false;
    this.move(at);
  }

  /** @param {Position} at */
  move({ x, y }) {
    const { offsetWidth: wide, offsetHeight: tall } = this.element;
    const { clientWidth, clientHeight } = this.frame;
    // Where it is as wide as the map, it goes to the half without the pointer.
    this.element.classList.toggle("low", y < clientHeight / 2);
    const left = x + GAP + wide > clientWidth ? x - GAP - wide : x + GAP;
    const top = y + GAP + tall > clientHeight ? y - GAP - tall : y + GAP;
    this.element.style.left = `${inside(left, clientWidth - wide)}px`;
    this.element.style.top = `${inside(top, clientHeight - tall)}px`;
  }

  hide() {
    this.element.hidden = true;
  }
}

/**
 * What a note says of an item.
 * @param {Item} item
 */
export function noteParts({ name, parent, value, lines }) {
  const about = html("p", { class: "tip-name" }, name);
  if (parent) about.append(html("span", {}, parent));
  /** @type {HTMLElement[]} */
  const parts = [about];
  if (value) parts.push(html("p", { class: "tip-value" }, value));
  const details = lines().flatMap(([label, text]) => [html("dt", {}, label), html("dd", {}, text)]);
  if (details.length) parts.push(html("dl", {}, ...details));
  return parts;
}

/**
 * @param {number} value
 * @param {number} most
 */
function inside(value, most) {
  return Math.min(Math.max(value, EDGE), Math.max(most - EDGE, EDGE));
}
