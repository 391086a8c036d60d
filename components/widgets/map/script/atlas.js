// A map of one layer of places: drawn once, repainted in place whenever a message arrives.

/** @import { Item, Layer, Message, Periods, PlaceName, Points, Words } from "./types.js" */

import { Ahead } from "./ahead.js";
import { Choices } from "./choices.js";
import { Cloud } from "./cloud.js";
import { declareColours } from "./colours.js";
import { Controls } from "./controls.js";
import { redraw, html, setAttribute, setText, svg } from "./dom.js";
import { fetchLayer, fetchTime, fetchWords, inWords } from "./files.js";
import { furnish, nameParts } from "./frame.js";
import { listen } from "./gestures.js";
import { areaItems, placeNames, pointItems, spoken } from "./items.js";
import { placeLabels } from "./labels.js";
import { countedWhere, drawLegend } from "./legend.js";
import { areaPaths, contextPaths, outlinePaths, presencePaths, scalePatterns } from "./shapes.js";
import { messageAhead, messageAt } from "./periods.js";
import { TimeSlider } from "./time.js";
import { View } from "./view.js";

const USUAL_HEIGHT = 660;

export class Atlas {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.parts = furnish(root);
    const { canvas, pictures, hint } = this.parts;
    this.cloud = new Cloud(this.parts.cloud);
    this.view = new View(pictures, canvas, () => this.viewChanged());
    this.ending = new AbortController();
    const { signal } = this.ending;
    this.choices = new Choices(root, this.parts, this.view, signal);
    this.controls = new Controls(this.parts, this.view, signal);
    this.time = new TimeSlider(this.parts.time, () => this.showPeriod(), signal);
    this.ahead = new Ahead((known) => this.showAhead(known), signal);
    listen(canvas, this.view, hint, signal);
    this.turn = 0;
    /** @type {Words | null} */
    this.words = null;
    /** @type {string[]} */
    this.borders = [];
    this.drawn = "";
    this.font = "";
    /** @type {Message | null} */
    this.data = null;
    /** @type {Layer | null} */
    this.layer = null;
    /** @type {Layer | null} */
    this.outline = null;
    /** @type {SVGPathElement[]} */
    this.paths = [];
    /** @type {PlaceName[]} */
    this.names = [];
    /** @type {string | null | undefined} */
    this.focus = undefined;
    this.sizes = new ResizeObserver(([entry]) => this.view.resized(entry.contentRect));
    this.sizes.observe(canvas);
  }

  leave() {
    this.ending.abort();
    this.sizes.disconnect();
  }

  /**
   * @param {Message} data
   * @param {(id: string) => void} pick
   * @param {(code: string) => void} move called with the period at which time has stopped
   */
  async update(data, pick, move) {
    this.choices.pick = (id) => {
      // Where time stands goes first: the next run is to know both.
      this.time.settle();
      pick(id);
    };
    this.time.tell = move;
    this.frameText(data);
    const turn = ++this.turn;
    const addresses = [data.layer, data.outline, data.context];
    const drawn = [...addresses, data.words].join();
    /** @type {(Layer | null)[]} */
    let layers;
    let time;
    try {
      // First, to say it if the shapes cannot be had.
      this.words = await fetchWords(data.words);
      layers = await Promise.all(addresses.map(fetchLayer));
      time = await fetchTime(data.time);
    } catch (error) {
      this.sayFailed();
      console.warn(error);
      return;
    }
    // A newer message came while the shapes were on their way.
    if (turn !== this.turn) return;
    delete this.parts.canvas.dataset.failed;
    const [layer, outline, context] = layers;
    this.nameAll(this.words, layer);
    if (layer && this.drawn !== drawn) this.build(layer, outline, context, this.words);
    this.drawn = drawn;
    this.data = data;
    this.time.heard(time, this.words);
    this.ahead.heard(data.ahead);
    this.show(this.seen() ?? data);
    await this.cloud.update(data.cloud, this.view);
  }

  /**
   * The map of the period at which the slider stands, if it can be shown.
   * @returns {Message | null}
   */
  seen() {
    const { data, time, words } = this;
    if (!data || !data.time || time.period === data.time.at) return data;
    return time.known && messageAt(data, time.known, time.period, words?.numbers ?? "en");
  }

  showPeriod() {
    const seen = this.seen();
    if (seen) this.show(seen);
  }

  /** @param {Periods | null} known of a map that was chosen, before the server has heard of it */
  showAhead(known) {
    if (!this.data) return;
    this.time.settle();
    this.show(known ? messageAhead(this.data, known, this.words?.numbers ?? "en") : this.data);
  }

  /** @param {Message} seen */
  show(seen) {
    this.frameText(seen);
    this.paint(seen);
  }

  sayFailed() {
    const failed = this.words ? this.words.failed : "";
    this.parts.stage.classList.remove("unnamed");
    setText(this.parts.spoken, failed);
    this.parts.canvas.dataset.failed = failed;
  }

  /**
   * @param {Words} words
   * @param {Layer | null} layer
   */
  nameAll(words, layer) {
    nameParts(this.parts, words);
    this.choices.chosenWords = words.chosen;
    this.choices.comma = words.comma;
    this.borders = [words.borders];
    const level = /** @type {"state" | "district" | "block" | "tehsil"} */ (
      layer ? layer.level : "district"
    );
    setAttribute(this.parts.layers.areas, "aria-label", words[level]);
  }

  /** @param {Message} data */
  frameText(data) {
    const { title, about, canvas } = this.parts;
    setText(title, data.title);
    setText(about, data.description);
    canvas.style.setProperty("--aspect", String(data.aspect));
    canvas.style.setProperty("--height", `${data.height ?? USUAL_HEIGHT}px`);
  }

  /**
   * @param {Layer} layer
   * @param {Layer | null} outline
   * @param {Layer | null} context
   * @param {Words} words
   */
  build(layer, outline, context, words) {
    const { layers } = this.parts;
    this.layer = inWords(layer, words);
    this.outline = outline && inWords(outline, words);
    layers.context.replaceChildren(...(context ? contextPaths(context, outline ?? layer) : []));
    this.paths = areaPaths(layer);
    layers.areas.replaceChildren(...this.paths);
    layers.borders.replaceChildren(...layer.paths.map((d) => svg("path", { d })));
    layers.borders.classList.toggle("strong", layer.level === "state");
    const borders = outline ?? (context && layer);
    layers.outline.replaceChildren(...(borders ? outlinePaths(borders, context) : []));
    this.controls.offer(this.layer, this.outline, words);
    this.names = [...placeNames(this.outline, "outline"), ...placeNames(this.layer, "area")];
    this.choices.here = 0;
    this.font = getComputedStyle(this.root).fontFamily;
    if (this.view.start(layer.width, layer.height)) this.focus = undefined;
  }

  /**
   * Which places the map is about; null for all. Beside them the others only show where they lie.
   * @param {Message} data
   * @param {Item[]} areas
   * @returns {((place: number) => boolean) | null}
   */
  about(data, areas) {
    if (data.here) {
      const here = new Set(data.here);
      return (place) => here.has(place);
    }
    const { outline } = this;
    const inFocus = data.focus && outline?.names[outline.ids.indexOf(data.focus)];
    return inFocus ? (place) => areas[place].parent === inFocus : null;
  }

  /** @param {Message} data */
  paint(data) {
    const { layer } = this;
    if (!layer) return;
    setAttribute(this.root, "style", declareColours(data));
    const notes = [...data.notes, ...this.borders];
    redraw(this.parts.notes, notes, () => notes.map((line) => html("p", {}, line)));
    const areas = areaItems(layer, this.paths, data);
    const shown = this.about(data, areas);
    const isHere = shown ?? (() => true);
    for (const [place, area] of areas.entries()) {
      const away = isHere(place) ? "" : " away";
      setAttribute(area.element, "class", `look-${data.codes[place]}${away}`);
      setAttribute(area.element, "aria-label", spoken(area, this.choices.comma));
    }
    const weak = data.weak.filter(isHere);
    redraw(this.parts.layers.marks, [this.drawn, weak], () =>
      weak.map((place) => svg("path", { d: layer.paths[place] })),
    );
    redraw(this.parts.layers.presence, [this.drawn, data.presence], () =>
      presencePaths(data.presence, layer.paths),
    );
    const legend = shown ? countedWhere(data, shown) : data.legend;
    drawLegend(this.parts.legend, legend, data.points, data.title, this.words?.numbers ?? "en");
    this.choices.offer([...areas, ...this.paintPoints(data.points, layer)], data.selected);
    if (data.focus !== this.focus) this.controls.goTo(data.focus, this.focus !== undefined);
    this.focus = data.focus;
    this.scalePoints();
  }

  /**
   * @param {Points | null} points
   * @param {Layer} layer
   */
  paintPoints(points, layer) {
    const { layers, choices } = this.parts;
    layers.points.toggleAttribute("hidden", !points);
    if (points) choices.setAttribute("aria-owns", "points");
    else choices.removeAttribute("aria-owns");
    const items = points ? pointItems(points, layer, this.choices.comma) : [];
    layers.points.replaceChildren(...items.map((item) => item.element));
    return items;
  }

  /** Everything that keeps its size on the screen is scaled anew when the view changes. */
  viewChanged() {
    if (!this.view.size.width || !this.layer) return;
    const { canvas, defs, layers } = this.parts;
    canvas.style.setProperty("--grain", String(this.view.grain));
    scalePatterns(defs, this.view.grain);
    this.scalePoints();
    this.controls.viewChanged();
    canvas.classList.toggle("zoomed", !this.view.isWhole);
    placeLabels(layers.labels, this.view, this.names, this.font);
    this.cloud.drawSoon(this.view);
  }

  scalePoints() {
    if (!this.view.size.width) return;
    const { grain } = this.view;
    for (const { reach, element, at } of this.choices.items)
      if (reach) element.setAttribute("transform", `translate(${at[0]} ${at[1]}) scale(${grain})`);
  }
}
