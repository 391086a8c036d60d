// The note beside a place under the pointer or the keyboard.

import { html } from "./dom.js";

const GAP = 14;

export class Tip {
  constructor(frame) {
    this.frame = frame;
    this.element = html("div", { class: "tip", id: "tip", role: "tooltip", hidden: "" });
    frame.append(this.element);
  }

  get isShown() {
    return !this.element.hidden;
  }

  show({ name, parent, value, lines }, at) {
    const about = html("p", { class: "tip-name" });
    about.append(name);
    if (parent) about.append(html("span", {}, parent));
    const list = html("dl");
    for (const [label, text] of lines) list.append(html("dt", {}, label), html("dd", {}, text));
    const parts = [about];
    if (value) parts.push(html("p", { class: "tip-value" }, value));
    if (lines.length) parts.push(list);
    this.element.replaceChildren(...parts);
    this.element.hidden = false;
    this.move(at);
  }

  move({ x, y }) {
    const { offsetWidth: wide, offsetHeight: tall } = this.element;
    const { clientWidth, clientHeight } = this.frame;
    const left = x + GAP + wide > clientWidth ? x - GAP - wide : x + GAP;
    const top = y + GAP + tall > clientHeight ? y - GAP - tall : y + GAP;
    const clamp = (value, most) => Math.min(Math.max(value, 4), Math.max(most - 4, 4));
    this.element.style.left = `${clamp(left, clientWidth - wide)}px`;
    this.element.style.top = `${clamp(top, clientHeight - tall)}px`;
  }

  hide() {
    this.element.hidden = true;
  }
}
