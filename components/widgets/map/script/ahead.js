// Maps that are likely to be chosen next: fetched while the browser is idle, shown as soon as one is chosen.
// The server hears of the choice as ever; what it then says is what stands.
// A select box is found by its key, what is chosen in it by its field; without them the server alone answers.

/** @import { AheadTold, Periods } from "./types.js" */

import { fetchPeriods, loadSoon } from "./files.js";

export class Ahead {
  /**
   * @param {(known: Periods | null) => void} show called with the map that was chosen; null for the
   *   server's own
   * @param {AbortSignal} signal
   */
  constructor(show, signal) {
    this.show = show;
    /** @type {AheadTold | null} */
    this.told = null;
    /** @type {Map<string, Periods>} */
    this.known = new Map();
    // What is seen before the server has heard of it.
    this.shown = "";
    /** @type {Element | null} */
    this.box = null;
    this.watch = new MutationObserver(() => this.look());
    signal.addEventListener("abort", () => this.watch.disconnect());
  }

  /**
   * A message of the server: it decides what is seen.
   * @param {AheadTold | null | undefined} told
   */
  heard(told) {
    this.watch.disconnect();
    this.shown = "";
    this.known = new Map();
    this.told = told ?? null;
    this.box = told ? document.querySelector(`.st-key-${told.box}`) : null;
    if (!told || !this.box) return;
    this.watch.observe(this.box, { subtree: true, attributeFilter: ["value", "aria-expanded"] });
    loadSoon(() => this.load(told));
  }

  /**
   * One after the other, after all else that the page asks for.
   * @param {AheadTold} told
   */
  async load(told) {
    for (const [label, address] of told.maps) {
      if (this.told !== told) return;
      try {
        const known = await fetchPeriods(address, "low");
        if (this.told === told) this.known.set(label, known);
      } catch (error) {
        console.warn(error);
      }
    }
  }

  look() {
    const field = /** @type {HTMLInputElement | null | undefined} */ (
      this.box?.querySelector('input[role="combobox"]')
    );
    // While the list is open its field says what is looked for.
    if (!field || field.getAttribute("aria-expanded") === "true") return;
    const known = this.known.get(field.value);
    const shown = known ? field.value : "";
    if (shown === this.shown) return;
    this.shown = shown;
    this.show(known ?? null);
  }
}
