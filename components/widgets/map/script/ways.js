// The pages about a sign: a note with links, which stays until somebody leaves it.

/** @import { Item, Position } from "./types.js" */

import { html } from "./dom.js";
import { Tip, noteParts } from "./tip.js";

export class Ways {
  /** @param {HTMLElement} frame */
  constructor(frame) {
    this.note = new Tip(frame);
    const { element } = this.note;
    element.classList.add("ways");
    element.setAttribute("role", "dialog");
    element.id = "ways";
    /** @type {Item | null} */
    this.item = null;
    element.addEventListener("keydown", (event) => {
      // The keys of the map are not those of a link.
      event.stopPropagation();
      if (event.key === "Escape") this.close();
    });
    // What is done in the note is not done to the map below it.
    for (const kind of ["pointerdown", "pointermove", "click", "focusin", "wheel"])
      element.addEventListener(kind, (event) => event.stopPropagation());
    element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !element.contains(/** @type {Node} */ (relatedTarget))) this.hide();
    });
  }

  /**
   * @param {Item} item
   * @param {Position} at in pixels of the frame
   */
  show(item, at) {
    const { ways = [], name } = item;
    this.item = item;
    const links = ways.map(([words, address]) =>
      html("li", {}, html("a", { href: addressOf(address) }, words)),
    );
    // Where there are several, their names say what the lines would.
    const about = ways.length > 1 ? { ...item, lines: () => [] } : item;
    this.note.element.setAttribute("aria-label", name);
    this.note.say([...noteParts(about), html("ul", {}, ...links)], at);
    this.note.element.querySelector("a")?.focus({ preventScroll: true });
  }

  /** The focus goes back to the sign. */
  close() {
    const { item } = this;
    this.hide();
    item?.element.focus({ preventScroll: true });
  }

  hide() {
    this.item = null;
    this.note.hide();
  }
}

/**
 * Every page lies beside the one that is open, and is read in the same language.
 * @param {string} way as seen from the root of the site
 */
function addressOf(way) {
  const address = new URL(way, document.location.href);
  const language = new URLSearchParams(document.location.search).get("lang");
  if (language) address.searchParams.set("lang", language);
  return address.href;
}
