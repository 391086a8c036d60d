// A map of one layer of places: drawn once, repainted in place whenever a message arrives.

import { Cloud } from "./cloud.js";
import { fetchOnce, html, redraw, setAttribute, setText, svg } from "./dom.js";
import { furnish } from "./frame.js";
import { listen } from "./gestures.js";
import { areaItems, placeNames, pointItems, spoken } from "./items.js";
import { placeLabels } from "./labels.js";
import { countedWhere, drawLegend } from "./legend.js";
import { areaPaths, contextPaths, outlinePaths, scalePatterns, unionBox } from "./shapes.js";
import { Tip } from "./tip.js";
import { View } from "./view.js";
import { Typed, destination } from "./walk.js";

const USUAL_HEIGHT = 660;
const FAILED = "The map could not be loaded. The table shows the same figures.";

export class Atlas {
  constructor(root) {
    this.root = root;
    this.parts = furnish(root);
    const { canvas, pictures, hint } = this.parts;
    this.tip = new Tip(canvas);
    this.cloud = new Cloud(this.parts.cloud);
    this.view = new View(pictures, canvas, () => this.viewChanged());
    this.typed = new Typed();
    this.items = [];
    this.turn = 0;
    this.here = 0;
    this.ending = new AbortController();
    listen(canvas, this.view, hint, this.ending.signal);
    this.listenToChoices();
    this.listenToControls();
    this.sizes = new ResizeObserver(([entry]) => this.view.resized(entry.contentRect));
    this.sizes.observe(canvas);
  }

  leave() {
    this.ending.abort();
    this.sizes.disconnect();
  }

  async update(data, pick) {
    this.pick = pick;
    this.frameText(data);
    const turn = ++this.turn;
    const addresses = [data.layer, data.outline, data.context];
    let layers;
    try {
      layers = await Promise.all(addresses.map((address) => address && fetchOnce(address)));
    } catch (error) {
      setText(this.parts.spoken, FAILED);
      this.parts.canvas.dataset.failed = FAILED;
      console.warn(error);
      return;
    }
    // A newer message came while the shapes were on their way.
    if (turn !== this.turn) return;
    delete this.parts.canvas.dataset.failed;
    if (this.drawn !== addresses.join()) this.build(...layers);
    this.drawn = addresses.join();
    this.paint(data);
    await this.cloud.update(data.cloud, this.view);
  }

  frameText(data) {
    const { title, about, canvas } = this.parts;
    setText(title, data.title);
    setText(about, data.description);
    canvas.style.setProperty("--aspect", data.aspect);
    canvas.style.setProperty("--height", `${data.height ?? USUAL_HEIGHT}px`);
  }

  build(layer, outline, context) {
    const { layers, goTo } = this.parts;
    this.layer = layer;
    this.outline = outline;
    layers.context.replaceChildren(...(context ? contextPaths(context, outline ?? layer) : []));
    this.paths = areaPaths(layer);
    layers.areas.replaceChildren(...this.paths);
    layers.borders.replaceChildren(...layer.paths.map((d) => svg("path", { d })));
    layers.borders.classList.toggle("strong", layer.level === "state");
    layers.areas.setAttribute("aria-label", `Places: ${layer.level}`);
    const borders = outline ?? (context && layer);
    layers.outline.replaceChildren(...(borders ? outlinePaths(borders, context) : []));
    const groups = layer.parents.length > 1 ? layer.parents : [];
    goTo.hidden = !groups.length;
    goTo.replaceChildren(html("option", { value: "" }, "Whole map"), ...groups.map((name) => html("option", {}, name)));
    this.names = [...placeNames(outline, "outline"), ...placeNames(layer, "area")];
    this.here = 0;
    this.font = getComputedStyle(this.root).fontFamily;
    if (this.view.start(layer.width, layer.height)) this.focus = undefined;
  }

  paint(data) {
    const { layers, legend, notes } = this.parts;
    const { layer } = this;
    this.colour(data);
    const lines = [...data.notes, data.borders, `Boundaries: ${layer.attribution}.`];
    redraw(notes, lines, () => lines.map((line) => html("p", {}, line)));
    const areas = areaItems(layer, this.paths, data);
    // Beside a map zoomed to a state the others only show where it lies.
    const inFocus = this.outline?.names[this.outline.ids.indexOf(data.focus)];
    const isHere = (place) => !inFocus || areas[place].parent === inFocus;
    for (const [place, area] of areas.entries()) {
      setAttribute(area.element, "class", `look-${data.codes[place]}${isHere(place) ? "" : " away"}`);
      setAttribute(area.element, "aria-label", spoken(area));
    }
    const weak = data.weak.filter(isHere);
    redraw(layers.marks, [this.drawn, weak], () => weak.map((place) => svg("path", { d: layer.paths[place] })));
    const points = this.paintPoints(data.points);
    this.items = [...areas, ...points];
    drawLegend(legend, inFocus ? countedWhere(data, isHere) : data.legend, data.points, data.title);
    this.here = Math.min(this.here, this.items.length - 1);
    this.markSelected(data.selected);
    this.items[this.here]?.element.setAttribute("tabindex", "0");
    if (data.focus !== this.focus) this.goToPlace(data.focus, this.focus !== undefined);
    this.focus = data.focus;
    this.scalePoints();
    this.refreshTip();
  }

  colour(data) {
    const middle = data.scale[data.scale.length >> 1];
    const named = [
      ...data.scale.map((pair, index) => [`--c${index}`, pair]),
      ...(middle ? [["--cm", middle]] : []),
      ...(data.points?.colours ?? []).map((pair, index) => [`--k${index}`, pair]),
      ...(data.cloud ? [["--cloud", data.cloud.colour]] : []),
    ];
    const style = named.map(([name, [light, dark]]) => `${name}:light-dark(${light},${dark})`).join(";");
    setAttribute(this.root, "style", style);
  }

  paintPoints(points) {
    const { layers } = this.parts;
    layers.points.toggleAttribute("hidden", !points);
    this.parts.choices.toggleAttribute("aria-owns", false);
    if (points) this.parts.choices.setAttribute("aria-owns", "points");
    if (!points) {
      layers.points.replaceChildren();
      return [];
    }
    const items = pointItems(points, this.layer);
    layers.points.replaceChildren(...items.map((item) => item.element));
    return items;
  }

  // Everything that keeps its size on the screen is scaled anew when the view changes.
  viewChanged() {
    if (!this.view.size.width || !this.layer) return;
    this.parts.canvas.style.setProperty("--grain", this.view.grain);
    scalePatterns(this.parts.defs, this.view.grain);
    this.scalePoints();
    this.parts.reset.disabled = this.view.isWhole;
    this.parts.further.disabled = this.view.isWhole;
    this.parts.canvas.classList.toggle("zoomed", !this.view.isWhole);
    placeLabels(this.parts.layers.labels, this.view, this.names, this.font);
    this.cloud.drawSoon(this.view);
  }

  scalePoints() {
    if (!this.view.size.width) return;
    const { grain } = this.view;
    for (const { reach, element, at } of this.items)
      if (reach) element.setAttribute("transform", `translate(${at[0]} ${at[1]}) scale(${grain})`);
  }

  markSelected(id) {
    if (id !== this.selected) {
      const chosen = this.items.find((item) => item.id === id && !item.reach);
      this.say(chosen ? `${spoken(chosen)}. Chosen.` : "");
      if (chosen && !this.root.contains(this.focused)) this.stand(this.items.indexOf(chosen));
    }
    this.selected = id;
    for (const item of this.items)
      setAttribute(item.element, "aria-selected", String(Boolean(id) && item.id === id));
    this.rings();
  }

  say(text) {
    this.parts.spoken.textContent = text;
  }

  rings() {
    const chosen = this.items.find((item) => item.id === this.selected && !item.reach);
    const pointed = this.pointed?.reach ? null : this.pointed;
    const ring = (item, kind) => svg("path", { d: item.element.getAttribute("d"), class: kind });
    this.parts.layers.rings.replaceChildren(
      ...(chosen ? [ring(chosen, "chosen-under"), ring(chosen, "chosen")] : []),
      ...(pointed && pointed !== chosen ? [ring(pointed, "pointed")] : []),
    );
  }

  // The one Tab stop moves to this item.
  stand(place) {
    this.items[this.here]?.element.setAttribute("tabindex", "-1");
    this.here = place;
    this.items[place].element.setAttribute("tabindex", "0");
  }

  get focused() {
    return this.root.getRootNode().activeElement;
  }

  itemAt(target) {
    const place = this.items.findIndex((item) => item.element === target);
    return place < 0 ? null : place;
  }

  point(item, at) {
    const before = this.pointed;
    this.pointed = item;
    this.pointedAt = at;
    if (!item) this.tip.hide();
    else if (item !== before || !this.tip.isShown)
      this.tip.show({ ...item, lines: item.lines() }, at);
    else this.tip.move(at);
    if (item !== before) this.rings();
  }

  refreshTip() {
    if (!this.pointed || !this.tip.isShown) return;
    const same = this.items.find((item) => item.element === this.pointed.element);
    this.pointed = null;
    this.point(same ?? null, this.pointedAt);
  }

  choose(place) {
    const item = this.items[place];
    this.stand(place);
    if (!item.id) return;
    this.markSelected(item.id);
    this.pick(item.id);
  }

  listenToChoices() {
    const { canvas } = this.parts;
    const { signal } = this.ending;
    const within = (event) => {
      const edge = canvas.getBoundingClientRect();
      return { x: event.clientX - edge.left, y: event.clientY - edge.top };
    };
    canvas.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const place = this.itemAt(event.target);
      this.point(place === null ? null : this.items[place], within(event));
    }, { signal });
    canvas.addEventListener("pointerleave", () => this.point(null), { signal });
    canvas.addEventListener("click", (event) => {
      const place = this.itemAt(event.target);
      if (place === null) return this.point(null);
      this.items[place].element.focus({ preventScroll: true });
      this.point(this.items[place], within(event));
      this.choose(place);
    }, { signal });
    canvas.addEventListener("focusin", (event) => {
      const place = this.itemAt(event.target);
      if (place === null) return;
      this.stand(place);
      event.target.setAttribute("aria-describedby", "tip");
      if (event.target.matches(":focus-visible")) this.pointByKey(place);
    }, { signal });
    canvas.addEventListener("focusout", (event) => {
      event.target.removeAttribute("aria-describedby");
      this.point(null);
    }, { signal });
    canvas.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  pointByKey(place) {
    const item = this.items[place];
    if (!this.view.isWhole) this.view.reveal(item.box ?? [item.at[0], item.at[1], 1, 1]);
    this.point(item, this.view.pixelsAt(item.at[0], item.at[1]));
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key } = event;
    const zoom = { "+": () => this.view.closer(), "=": () => this.view.closer(), "-": () => this.view.further(), 0: () => this.view.reset() };
    if (key === "Enter" || key === " ") this.choose(this.here);
    else if (key === "Escape") {
      if (this.tip.isShown) this.point(null);
      else if (!this.view.isWhole) this.view.reset();
      else return;
    } else if (key in zoom) zoom[key]();
    else {
      const typed = /^\p{L}$/u.test(key) ? this.typed.add(key) : "";
      const place = destination(key, this.here, this.items, typed);
      if (place === null) return;
      this.items[place].element.focus({ preventScroll: true });
      this.pointByKey(place);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  listenToControls() {
    const { goTo, closer, further, reset } = this.parts;
    const { signal } = this.ending;
    closer.addEventListener("click", () => this.view.closer(), { signal });
    further.addEventListener("click", () => this.view.further(), { signal });
    reset.addEventListener("click", () => {
      goTo.value = "";
      this.view.reset();
    }, { signal });
    goTo.addEventListener("change", () => this.goToGroup(goTo.value), { signal });
  }

  goToGroup(name) {
    const boxes = this.layer.boxes.filter((_, place) => this.layer.parents[this.layer.parent[place]] === name);
    if (boxes.length) this.view.fit(unionBox(boxes));
    else this.view.reset();
  }

  goToPlace(id, gently) {
    const [layer, place] = this.found(id);
    const { goTo } = this.parts;
    goTo.value = layer && [...goTo.options].some((option) => option.value === layer.names[place]) ? layer.names[place] : "";
    if (layer) this.view.fit(layer.boxes[place], gently);
    else if (gently) this.view.reset();
  }

  found(id) {
    for (const layer of [this.outline, this.layer]) {
      const place = layer && id ? layer.ids.indexOf(id) : -1;
      if (place >= 0) return [layer, place];
    }
    return [null, -1];
  }
}
