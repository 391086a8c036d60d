// Pointing at places and choosing one, by pointer and by keyboard.

/** @import { Parts } from "./frame.js" */
/** @import { Item, Position } from "./types.js" */
/** @import { View } from "./view.js" */

import { fill, setAttribute, svg } from "./dom.js";
import { spoken } from "./items.js";
import { Tip } from "./tip.js";
import { Typed, destination } from "./walk.js";
import { Ways } from "./ways.js";

export class Choices {
  /**
   * @param {HTMLElement} root
   * @param {Parts} parts
   * @param {View} view
   * @param {AbortSignal} signal
   */
  constructor(root, parts, view, signal) {
    this.root = root;
    this.canvas = parts.canvas;
    this.rings = parts.layers.rings;
    this.live = parts.spoken;
    this.view = view;
    this.tip = new Tip(parts.canvas);
    this.ways = new Ways(parts.canvas);
    this.typed = new Typed();
    /** @type {(id: string) => void} */
    this.pick = () => {};
    // Said of the place that was chosen.
    this.chosenWords = "";
    this.comma = ", ";
    /** @type {Item[]} */
    this.items = [];
    // The one Tab stop.
    this.here = 0;
    /** @type {string | null} */
    this.selected = null;
    /** @type {Item | null} */
    this.pointed = null;
    /** @type {Position} */
    this.pointedAt = { x: 0, y: 0 };
    this.listen(signal);
  }

  /**
   * What can be chosen from now on.
   * @param {Item[]} items
   * @param {string | null} selected
   */
  offer(items, selected) {
    this.items = items;
    this.ways.hide();
    this.here = Math.min(this.here, items.length - 1);
    this.markSelected(selected);
    this.items[this.here]?.element.setAttribute("tabindex", "0");
    this.refreshTip();
  }

  /** @param {string | null} id */
  markSelected(id) {
    if (id !== this.selected) {
      const chosen = this.areaOf(id);
      const place = chosen ? spoken(chosen, this.comma) : "";
      this.live.textContent = place && fill(this.chosenWords, { place });
      if (chosen && !this.root.contains(this.focused)) this.stand(this.items.indexOf(chosen));
    }
    this.selected = id;
    for (const item of this.items)
      setAttribute(item.element, "aria-selected", String(Boolean(id) && item.id === id));
    this.drawRings();
  }

  /** @param {string | null} id */
  areaOf(id) {
    return this.items.find((item) => item.id === id && !item.reach);
  }

  drawRings() {
    const chosen = this.areaOf(this.selected);
    const pointed = this.pointed?.reach ? null : this.pointed;
    /** @type {(item: Item, kind: string) => SVGPathElement} */
    const ring = (item, kind) => svg("path", { d: item.element.getAttribute("d"), class: kind });
    this.rings.replaceChildren(
      ...(chosen ? [ring(chosen, "chosen-under"), ring(chosen, "chosen")] : []),
      ...(pointed && pointed !== chosen ? [ring(pointed, "pointed")] : []),
    );
  }

  /** @param {number} place the one Tab stop moves to this item */
  stand(place) {
    this.items[this.here]?.element.setAttribute("tabindex", "-1");
    this.here = place;
    this.items[place].element.setAttribute("tabindex", "0");
  }

  get focused() {
    return /** @type {ShadowRoot | Document} */ (this.root.getRootNode()).activeElement;
  }

  /** @param {EventTarget | null} target */
  placeOf(target) {
    const place = this.items.findIndex((item) => item.element === target);
    return place < 0 ? null : place;
  }

  /**
   * @param {Item | null} item null for nothing
   * @param {Position} at in pixels of the frame
   */
  point(item, at = this.pointedAt) {
    const before = this.pointed;
    this.pointed = item;
    this.pointedAt = at;
    if (!item) this.tip.hide();
    else if (item !== before || !this.tip.isShown) this.tip.show(item, at);
    else this.tip.move(at);
    if (item !== before) this.drawRings();
  }

  refreshTip() {
    const before = this.pointed;
    if (!before || !this.tip.isShown) return;
    this.pointed = null;
    this.point(this.items.find((item) => item.element === before.element) ?? null);
  }

  /** @param {number} place */
  choose(place) {
    const { id, ways = [] } = this.items[place];
    this.stand(place);
    if (ways.length) return this.offerWays(place);
    if (!id) return;
    this.markSelected(id);
    this.pick(id);
  }

  /**
   * The pages about a sign, where it stands or is pointed at.
   * @param {number} place
   */
  offerWays(place) {
    const at = this.pointedAt;
    this.point(null);
    this.ways.show(this.items[place], at);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { canvas } = this;
    /** @param {MouseEvent} event */
    const within = (event) => {
      const edge = canvas.getBoundingClientRect();
      return { x: event.clientX - edge.left, y: event.clientY - edge.top };
    };
    canvas.addEventListener(
      "pointermove",
      (event) => {
        if (event.pointerType === "touch") return;
        const place = this.placeOf(event.target);
        this.point(place === null ? null : this.items[place], within(event));
      },
      { signal },
    );
    canvas.addEventListener("pointerleave", () => this.point(null), { signal });
    canvas.addEventListener("click", (event) => this.clicked(event.target, within(event)), {
      signal,
    });
    canvas.addEventListener("focusin", (event) => this.focusedOn(event.target), { signal });
    canvas.addEventListener(
      "focusout",
      (event) => {
        /** @type {Element} */ (event.target).removeAttribute("aria-describedby");
        this.point(null);
      },
      { signal },
    );
    canvas.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /**
   * @param {EventTarget | null} target
   * @param {Position} at
   */
  clicked(target, at) {
    const place = this.placeOf(target);
    this.ways.hide();
    if (place === null) return this.point(null);
    this.items[place].element.focus({ preventScroll: true });
    this.point(this.items[place], at);
    this.choose(place);
  }

  /** @param {EventTarget | null} target */
  focusedOn(target) {
    const place = this.placeOf(target);
    if (place === null) return;
    const { element } = this.items[place];
    this.stand(place);
    element.setAttribute("aria-describedby", "tip");
    if (element.matches(":focus-visible")) this.pointByKey(place);
  }

  /** @param {number} place */
  pointByKey(place) {
    const item = this.items[place];
    const [x, y] = item.at;
    if (!this.view.isWhole) this.view.reveal(item.box ?? [x, y, 1, 1]);
    this.point(item, this.view.pixelsAt(x, y));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!this.zoomBy(event.key) && !this.act(event.key) && !this.walk(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} key */
  zoomBy(key) {
    if (key === "+" || key === "=") this.view.closer();
    else if (key === "-") this.view.further();
    else if (key === "0") this.view.reset();
    else return false;
    return true;
  }

  /** @param {string} key */
  act(key) {
    if (key === "Enter" || key === " ") this.choose(this.here);
    else if (key === "Escape" && this.tip.isShown) this.point(null);
    else if (key === "Escape" && !this.view.isWhole) this.view.reset();
    else return false;
    return true;
  }

  /** @param {string} key */
  walk(key) {
    const typed = /^\p{L}$/u.test(key) ? this.typed.add(key) : "";
    const place = destination(key, this.here, this.items, typed);
    if (place === null) return false;
    this.items[place].element.focus({ preventScroll: true });
    this.pointByKey(place);
    return true;
  }
}
