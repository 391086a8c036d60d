// The controls above a map: zoom by buttons, and go to a state by its name.

/** @import { Parts } from "./frame.js" */
/** @import { Layer, Words } from "./types.js" */
/** @import { View } from "./view.js" */

import { html } from "./dom.js";
import { unionBox } from "./shapes.js";

export class Controls {
  /**
   * @param {Parts} parts
   * @param {View} view
   * @param {AbortSignal} signal
   */
  constructor({ goTo, closer, further, reset }, view, signal) {
    this.list = goTo;
    this.further = further;
    this.reset = reset;
    this.view = view;
    /** @type {Layer[]} the coarser first */
    this.layers = [];
    closer.addEventListener("click", () => view.closer(), { signal });
    further.addEventListener("click", () => view.further(), { signal });
    reset.addEventListener("click", () => this.showWhole(), { signal });
    goTo.addEventListener("change", () => this.goToGroup(goTo.value), { signal });
  }

  /**
   * The states that can be gone to, in the order of the reader's alphabet.
   * @param {Layer} layer
   * @param {Layer | null} outline
   * @param {Words} words what the whole map is called, and the language
   */
  offer(layer, outline, { whole, numbers }) {
    this.layers = outline ? [outline, layer] : [layer];
    const groups = layer.parents.length > 1 ? [...layer.parents] : [];
    groups.sort(new Intl.Collator(numbers).compare);
    this.list.hidden = !groups.length;
    this.list.replaceChildren(
      html("option", { value: "" }, whole),
      ...groups.map((name) => html("option", {}, name)),
    );
  }

  viewChanged() {
    this.reset.disabled = this.view.isWhole;
    this.further.disabled = this.view.isWhole;
  }

  showWhole() {
    this.list.value = "";
    this.view.reset();
  }

  /** @param {string} name */
  goToGroup(name) {
    const layer = this.layers[this.layers.length - 1];
    const boxes = layer.boxes.filter((_, place) => layer.parents[layer.parent[place]] === name);
    if (boxes.length) this.view.fit(unionBox(boxes));
    else this.view.reset();
  }

  /**
   * @param {string | null} id of a place of any layer; null for the whole map
   * @param {boolean} gently
   */
  goTo(id, gently) {
    const layer = this.layers.find((candidate) => id !== null && candidate.ids.includes(id));
    const place = layer && id !== null ? layer.ids.indexOf(id) : -1;
    const name = layer?.names[place] ?? "";
    const isListed = [...this.list.options].some((option) => option.value === name);
    this.list.value = isListed ? name : "";
    if (layer) this.view.fit(layer.boxes[place], gently);
    else if (gently) this.view.reset();
  }
}
