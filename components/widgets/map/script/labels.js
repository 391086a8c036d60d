// Names on the map: larger places first, each only where it has room and touches no other.

/** @import { View } from "./view.js" */
/** @import { Box, PlaceName, Rect } from "./types.js" */

import { svg } from "./dom.js";

const SIZES = { outline: 12, area: 11 };
const ROOM_USED = 1.05;
const AREA_NAMES_FROM_ZOOM = 1.9;
// The style sheet spaces the letters of outlines; some air stands around each name.
const SPACED = 1.06;
const AROUND = 4;

/**
 * @param {SVGGElement} group
 * @param {View} view
 * @param {PlaceName[]} names
 * @param {string} font
 */
export function placeLabels(group, view, names, font) {
  const { grain } = view;
  /** @type {Box[]} */
  const taken = [];
  const labels = [];
  for (const name of candidates(names, view)) {
    const size = SIZES[name.role];
    const width = measured(name.text, size, font, name.role) * grain;
    const height = size * 1.25 * grain;
    /** @type {Box} */
    const box = [name.x - width / 2, name.y - height / 2, width, height];
    const fits = width <= name.room * ROOM_USED && within(box, view.seen);
    if (!fits || taken.some((other) => touch(box, other))) continue;
    taken.push(box);
    const label = svg("text", { class: name.role, x: name.x, y: name.y + size * 0.35 * grain });
    label.style.fontSize = `${size * grain}px`;
    label.textContent = name.text;
    labels.push(label);
  }
  group.style.strokeWidth = `${3 * grain}px`;
  group.replaceChildren(...labels);
}

/**
 * @param {PlaceName[]} names
 * @param {Pick<View, "zoom">} view
 */
export function candidates(names, view) {
  const hasOutlines = names.some((name) => name.role === "outline");
  const wanted = names.filter(
    (name) => name.role === "outline" || !hasOutlines || view.zoom >= AREA_NAMES_FROM_ZOOM,
  );
  return wanted.sort((one, other) => rank(one) - rank(other) || other.room - one.room);
}

/** @param {PlaceName} name */
const rank = (name) => (name.role === "outline" ? 0 : 1);

/** @type {Map<string, number>} */
const widths = new Map();
/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/**
 * Width of a name in pixels.
 * @param {string} text
 * @param {number} size
 * @param {string} font
 * @param {PlaceName["role"]} role
 */
function measured(text, size, font, role) {
  const key = `${role} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  ruler ??= /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );
  const isOutline = role === "outline";
  ruler.font = `${isOutline ? 600 : 400} ${size}px ${font}`;
  const width = ruler.measureText(text).width * (isOutline ? SPACED : 1) + AROUND;
  widths.set(key, width);
  return width;
}

/**
 * @param {Box} box
 * @param {Rect} outer
 */
function within([x, y, w, h], outer) {
  return x >= outer.x && y >= outer.y && x + w <= outer.x + outer.w && y + h <= outer.y + outer.h;
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function touch([x, y, w, h], [otherX, otherY, otherW, otherH]) {
  return x < otherX + otherW && otherX < x + w && y < otherY + otherH && otherY < y + h;
}
