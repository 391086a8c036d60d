// A chart that the server has drawn and escaped: its dots say themselves to pointer, finger and
// keyboard, and one that stands for a place can be chosen. The chart is one stop of the Tab key.

/** @import { Component } from "../map/script/types.js" */
/** @import { Dot } from "./dots.js" */
/** @typedef {{ drawing: string, alt: string, help: string, style: string }} Message */

import { html } from "../map/script/dom.js";
import { styleOnce } from "../map/script/style.js";
import { Tip } from "../map/script/tip.js";
import { dotsOf, led, nearest, rowsOf } from "./dots.js";

// How far from a dot it still answers, in pixels: to a pointer, and to a finger.
const REACH = 16;
const REACH_OF_FINGER = 24;
const WALKS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

/** @type {WeakMap<HTMLElement, Chart>} */
const charts = new WeakMap();

/** @param {Component<Message>} component */
export async function draw({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".chart"));
  await styleOnce(parentElement, data.style);
  const chart = charts.get(root) ?? new Chart(root);
  charts.set(root, chart);
  chart.update(data, (id) => setTriggerValue("picked", id));
  root.removeAttribute("aria-busy");
  return () => chart.leave();
}

class Chart {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.drawing = html("div", { role: "group", "aria-describedby": "help" });
    this.help = html("p", { id: "help", class: "help" });
    root.append(this.drawing, this.help);
    this.tip = new Tip(root);
    this.drawn = "";
    /** @type {Dot[]} */
    this.dots = [];
    /** @type {Dot[][]} */
    this.rows = [];
    /** @type {Dot | undefined} */
    this.said = undefined;
    /** @type {(id: string) => void} */
    this.pick = () => {};
    this.ending = new AbortController();
    this.listen(this.ending.signal);
  }

  leave() {
    this.ending.abort();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { root, drawing } = this;
    drawing.addEventListener("pointermove", (event) => this.pointed(event), { signal });
    drawing.addEventListener("pointerleave", () => this.point(), { signal });
    drawing.addEventListener("click", (event) => this.clicked(event), { signal });
    drawing.addEventListener("focusin", (event) => this.point(this.around(event)), { signal });
    drawing.addEventListener("focusout", () => this.point(), { signal });
    root.addEventListener("keydown", (event) => this.walk(event), { signal });
  }

  /**
   * @param {Message} data
   * @param {(id: string) => void} pick
   */
  update({ drawing, alt, help }, pick) {
    this.pick = pick;
    this.drawing.setAttribute("aria-label", alt);
    if (this.help.textContent !== help) this.help.textContent = help;
    if (this.drawn !== drawing) this.redraw(drawing);
  }

  /**
   * A new drawing in the place of the old: the focus stays on the dot where it was.
   * @param {string} drawing
   */
  redraw(drawing) {
    const { activeElement } = /** @type {ShadowRoot} */ (this.root.getRootNode());
    const focused = this.dots.find(({ mark }) => mark === activeElement);
    this.point();
    this.drawn = drawing;
    this.drawing.innerHTML = drawing;
    this.dots = dotsOf(this.drawing);
    this.rows = rowsOf(this.dots);
    for (const { mark } of this.dots) {
      mark.setAttribute("role", mark.hasAttribute("data-place") ? "button" : "img");
      mark.setAttribute("tabindex", "-1");
    }
    const again = focused && this.dots.find((dot) => isSame(dot, focused));
    this.makeStop(again ?? this.rows[0]?.[0]);
    if (again) focusOn(again);
  }

  /**
   * Tab leads to this dot alone.
   * @param {Dot | undefined} stop
   */
  makeStop(stop) {
    this.drawing.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    stop?.mark.setAttribute("tabindex", "0");
  }

  /** @param {Event} event */
  around({ target }) {
    return this.dots.find(({ mark }) => mark === target);
  }

  /**
   * @param {PointerEvent | MouseEvent} event
   * @param {number} reach
   */
  under(event, reach) {
    const panel = Array.from(this.drawing.querySelectorAll(".panels > svg")).find((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top <= event.clientY && event.clientY <= bottom;
    });
    return panel && nearest(this.dots, panel, event, reach);
  }

  /** @param {PointerEvent} event */
  pointed(event) {
    // A finger that moves scrolls.
    if (event.pointerType !== "touch") this.point(this.under(event, REACH));
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const touched = "pointerType" in event && event.pointerType === "touch";
    const dot = this.under(event, touched ? REACH_OF_FINGER : REACH);
    this.point(dot);
    if (dot) this.choose(dot);
  }

  /** @param {Dot} dot */
  choose({ mark }) {
    const place = mark.getAttribute("data-place");
    if (place) this.pick(place);
  }

  /** @param {Dot} [dot] that says itself; without one nothing is said */
  point(dot) {
    if (dot === this.said) return;
    this.said?.mark.classList.remove("pointed");
    this.said = dot;
    this.drawing.classList.toggle("at-place", Boolean(dot?.mark.hasAttribute("data-place")));
    if (!dot) return this.tip.hide();
    dot.mark.classList.add("pointed");
    const { left, top } = this.root.getBoundingClientRect();
    const panel = dot.panel.getBoundingClientRect();
    const lines = String(dot.mark.getAttribute("aria-label")).split("\n");
    this.tip.say(
      lines.map((line, place) => html("p", { dir: "auto", class: place ? "" : "tip-name" }, line)),
      { x: panel.left + dot.part * panel.width - left, y: panel.top + dot.y - top },
    );
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    if (event.key === "Escape") return this.point();
    const from = this.around(event);
    if (!from || event.altKey || event.metaKey || event.ctrlKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.choose(from);
    } else if (WALKS.includes(event.key)) {
      event.preventDefault();
      const to = led(this.rows, from, event.key);
      if (!to) return;
      this.makeStop(to);
      focusOn(to);
    }
  }
}

/**
 * @param {Dot} one
 * @param {Dot} other
 */
function isSame({ mark: one }, { mark: other }) {
  const place = other.getAttribute("data-place");
  return place
    ? one.getAttribute("data-place") === place
    : one.getAttribute("aria-label") === other.getAttribute("aria-label");
}

/** @param {Dot} dot */
function focusOn({ mark }) {
  /** @type {SVGElement} */ (mark).focus();
}
