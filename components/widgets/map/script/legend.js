// The keys under the map.

/** @import { Legend, LegendEntry, Message, Points } from "./types.js" */

import { html, redraw, setText, svg } from "./dom.js";
import { look } from "./items.js";
import { radius, symbol } from "./points.js";

// The code of a key that stands for every class.
const MIDDLE = "m";

/**
 * @param {HTMLElement} element
 * @param {Legend} legend
 * @param {Points | null} points
 * @param {string} mapTitle
 * @param {string} numbers language of numbers
 */
export function drawLegend(element, legend, points, mapTitle, numbers) {
  const keys = {
    ...legend,
    entries: legend.entries.map(([label, code, weak]) => [label, code, weak]),
  };
  redraw(element, [keys, points?.sizes, mapTitle], () => legendParts(legend, points, mapTitle));
  // While time goes by only the numbers of places change.
  /** @type {NodeListOf<HTMLElement>} */
  const counts = element.querySelectorAll(".count");
  const { format } = new Intl.NumberFormat(numbers);
  for (const [place, count] of counts.entries())
    setText(count, ` (${format(legend.entries[place][3])})`);
}

/**
 * The keys of a map that is zoomed to a state count the places of that state.
 * @param {Pick<Message, "legend" | "codes" | "weak">} data
 * @param {(place: number) => boolean} isHere
 * @returns {Legend}
 */
export function countedWhere({ legend, codes, weak }, isHere) {
  const isWeak = new Set(weak);
  /** @param {string} code */
  const isClass = (code) => /^\d$/.test(code);
  // A key of weak evidence counts weak places only; that of a class counts all, that of a look the others.
  /** @type {(code: string, onlyWeak: boolean) => (place: number) => boolean} */
  const fits = (code, onlyWeak) => (place) =>
    onlyWeak
      ? isWeak.has(place) && (code === MIDDLE ? isClass(codes[place]) : codes[place] === code)
      : codes[place] === code && (isClass(code) || !isWeak.has(place));
  const places = [...[...codes].keys()].filter(isHere);
  const entries = legend.entries.map(([label, code, onlyWeak]) => {
    const number = places.filter(fits(code, onlyWeak)).length;
    return /** @type {LegendEntry} */ ([label, code, onlyWeak, number]);
  });
  return { ...legend, entries };
}

/**
 * @param {Legend} legend
 * @param {Points | null} points
 * @param {string} mapTitle
 */
function legendParts(legend, points, mapTitle) {
  const keys = html("ul", { class: "keys" });
  for (const [label, code, weak] of legend.entries) {
    const swatch = html("span", { class: `swatch look-${code}${weak ? " weak" : ""}` });
    keys.append(html("li", {}, swatch, html("span", {}, label, html("span", { class: "count" }))));
  }
  const kinds = legend.kinds.map(([kind, index]) => kindKey(kind, index, points));
  const sizes = points && legend.sizes.length ? [sizeKeys(legend.sizes, points)] : [];
  const division = legend.division ? [html("p", { class: "division" }, legend.division)] : [];
  const title = legend.title !== mapTitle ? [heading(legend.title)] : [];
  if (isLayered(legend)) {
    return [...title, keys, ...division, ...layerParts(legend, sizes, kinds)];
  }
  keys.append(...kinds);
  if (legend.dots) keys.append(dotsKey(legend.dots));
  return [...title, ...sizes, keys, ...division];
}

/** @param {Legend} legend */
function isLayered({ circles, marks, presence = [] }) {
  return Boolean(circles || marks || presence.length);
}

/**
 * A map of several layers: one key for each, under its own heading.
 * @param {Legend} legend
 * @param {Element[]} sizes
 * @param {Element[]} kinds
 */
function layerParts(legend, sizes, kinds) {
  const borders = (legend.presence ?? []).map(([text, isKnown]) =>
    html(
      "li",
      {},
      html("span", { class: `swatch presence ${isKnown ? "known" : "likely"}` }),
      html("span", {}, text),
    ),
  );
  return [
    ...(borders.length
      ? [heading(legend.presence_title ?? ""), html("ul", { class: "keys" }, ...borders)]
      : []),
    ...(sizes.length ? [heading(legend.circles), ...sizes] : []),
    ...(kinds.length ? [heading(legend.marks), html("ul", { class: "keys" }, ...kinds)] : []),
  ];
}

/** @param {string} text */
function heading(text) {
  return html("p", { class: "legend-title" }, text);
}

/**
 * @param {string} kind
 * @param {number} index
 * @param {Points | null} points
 */
function kindKey(kind, index, points) {
  const form = points?.kinds.length ? points.forms[index] : 0;
  const mark = svg("path", { d: symbol(form, 6), ...look(points, index) });
  const picture = svg(
    "svg",
    { viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" },
    mark,
  );
  return html("li", {}, picture, html("span", {}, kind));
}

/**
 * What the small dots of a cloud are.
 * @param {string} label
 */
function dotsKey(label) {
  const dots = [
    [4, 5],
    [11, 3],
    [8, 11],
  ].map(([cx, cy]) => svg("circle", { cx, cy, r: 1.6, fill: "currentColor" }));
  const about = { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" };
  return html(
    "li",
    {},
    svg("svg", { ...about, class: "dots-key" }, ...dots),
    html("span", {}, label),
  );
}

/**
 * @param {Legend["sizes"]} sizes
 * @param {Points} points
 */
function sizeKeys(sizes, points) {
  const most = Math.max(...points.sizes.filter((size) => size !== null));
  const list = html("ul", { class: "keys" });
  for (const [size, label] of sizes) {
    const r = radius(size, most);
    const side = 2 * r + 2;
    const circle = svg("circle", { r, ...look(null, 0) });
    const picture = svg(
      "svg",
      {
        viewBox: `${-side / 2} ${-side / 2} ${side} ${side}`,
        width: side,
        height: side,
        "aria-hidden": "true",
      },
      circle,
    );
    list.append(html("li", {}, picture, html("span", {}, label)));
  }
  return list;
}
