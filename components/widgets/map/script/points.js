// Circles by size, and small marks whose form tells their kind.

/** @import { Points } from "./types.js" */

const LARGEST = 20;
const SMALLEST = 2.5;
const MARK = 5;

/**
 * Radius in pixels: the area of the circle is in proportion to the size.
 * @param {number} size
 * @param {number} most the largest size on the map
 */
export function radius(size, most) {
  return Math.max(LARGEST * Math.sqrt(size / most), SMALLEST);
}

/** @type {((r: number) => string)[]} */
const FORMS = [
  (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (r) => `M0 ${-1.25 * r}L${1.25 * r} 0L0 ${1.25 * r}L${-1.25 * r} 0z`,
  (r) => `M0 ${-1.2 * r}L${1.15 * r} ${0.9 * r}H${-1.15 * r}z`,
  (r) => `M${-0.9 * r} ${-0.9 * r}h${1.8 * r}v${1.8 * r}h${-1.8 * r}z`,
  (r) => `M0 ${1.2 * r}L${1.15 * r} ${-0.9 * r}H${-1.15 * r}z`,
];

/**
 * Outline of the mark of a kind.
 * @param {number} kind
 * @param {number} r
 */
export function symbol(kind, r) {
  return FORMS[kind % FORMS.length](r);
}

/**
 * What to draw for each point, large ones first so that small ones stay within reach.
 * @param {Points} points
 */
export function marks(points) {
  const most = Math.max(0, ...points.sizes.filter((size) => size !== null));
  return points.x
    .map((x, place) => {
      const size = points.sizes[place];
      const sized = size !== null && most > 0;
      const r = sized ? radius(size, most) : MARK;
      const d = symbol(sized ? 0 : points.forms[points.kinds[place]], r);
      return { place, x, y: points.y[place], r, d, sized };
    })
    .sort((one, other) => other.r - one.r);
}
