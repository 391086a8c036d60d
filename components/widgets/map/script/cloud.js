// Very many points on a canvas between the fills and the lines, dot by dot.

/** @import { View } from "./view.js" */
/** @import { CloudView, Rect } from "./types.js" */
/** @typedef {ReturnType<typeof unpacked>} Unpacked */

import { fetchOnce } from "./dom.js";

const FINER = 16;
const LARGEST_DOT = 7;
const FAINTEST = 120;
const EACH_MORE = 45;

export class Cloud {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.asked = 0;
    /** @type {CloudView | null} */
    this.about = null;
    /** @type {Unpacked | null} */
    this.points = null;
  }

  /**
   * @param {CloudView | null} about
   * @param {View} view
   */
  async update(about, view) {
    this.about = about;
    const file = about && (await fetchOnce(about.file, (answer) => answer.arrayBuffer()));
    // A newer message may have come while the file was on its way.
    if (this.about !== about) return;
    this.points = file && unpacked(file);
    this.drawSoon(view);
  }

  /** @param {View} view */
  drawSoon(view) {
    if (!this.points && !this.canvas.width) return;
    cancelAnimationFrame(this.asked);
    this.asked = requestAnimationFrame(() => this.draw(view));
  }

  /** @param {View} view */
  draw(view) {
    const { canvas, points, about } = this;
    const ratio = points ? devicePixelRatio : 0;
    const wide = (canvas.width = Math.round(view.size.width * ratio));
    const tall = (canvas.height = Math.round(view.size.height * ratio));
    if (!points || !about || !wide || !tall) return;
    const [first, last] = range(points, about);
    const scale = ratio / view.grain;
    const side = dotSide(last - first, view.zoom, ratio);
    const counts = dotCounts(points, shownKinds(about), {
      first,
      last,
      seen: view.seen,
      scale,
      side,
      wide,
      tall,
    });
    const picture = new ImageData(wide, tall);
    const ink = inkOf(getComputedStyle(canvas).color);
    const pixels = new Uint32Array(picture.data.buffer);
    for (let at = 0; at < counts.length; at++)
      if (counts[at]) pixels[at] = (Math.min(255, FAINTEST + EACH_MORE * counts[at]) << 24) | ink;
    canvas.getContext("2d")?.putImageData(picture, 0, 0);
  }
}

/**
 * First and last point to draw, the last excluded.
 * @param {Unpacked} points
 * @param {CloudView} about
 */
function range({ starts }, { within }) {
  return within === null ? [0, starts[starts.length - 1]] : [starts[within], starts[within + 1]];
}

/** @param {CloudView} about */
function shownKinds({ shown }) {
  const isShown = new Uint8Array(256);
  for (const kind of shown) isShown[kind] = 1;
  return isShown;
}

/**
 * A colour of the style sheet as the lower three bytes of a pixel.
 * @param {string} colour such as "rgb(1, 2, 3)"
 */
function inkOf(colour) {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return (blue << 16) | (green << 8) | red;
}

/**
 * The file of a cloud; figures/cloud.py writes it.
 * @param {ArrayBuffer} buffer
 */
function unpacked(buffer) {
  const [count, places] = new Uint32Array(buffer, 0, 2);
  const columns = 4 * (places + 3);
  return {
    starts: new Uint32Array(buffer, 8, places + 1),
    x: new Uint16Array(buffer, columns, count),
    y: new Uint16Array(buffer, columns + 2 * count, count),
    kinds: new Uint8Array(buffer, columns + 4 * count, count),
  };
}

/**
 * Fewer points, or a closer look, give larger dots.
 * @param {number} count
 * @param {number} zoom
 * @param {number} ratio pixels of the screen in one of the page
 */
function dotSide(count, zoom, ratio) {
  const base = count > 100_000 ? 1 : count > 10_000 ? 1.5 : 3;
  return Math.max(1, Math.min(LARGEST_DOT, Math.round(base * ratio * Math.sqrt(zoom))));
}

/**
 * How many dots cover each pixel.
 * @param {Unpacked} points
 * @param {Uint8Array} shown
 * @param {{ first: number, last: number, seen: Rect, scale: number, side: number, wide: number, tall: number }} about
 */
export function dotCounts(points, shown, { first, last, seen, scale, side, wide, tall }) {
  const { x, y, kinds } = points;
  const counts = new Uint8Array(wide * tall);
  const fine = scale / FINER;
  const [left, top] = [seen.x * scale + (side - 1) / 2, seen.y * scale + (side - 1) / 2];
  for (let point = first; point < last; point++) {
    if (!shown[kinds[point]]) continue;
    const column = Math.round(x[point] * fine - left);
    const row = Math.round(y[point] * fine - top);
    if (column < 0 || row < 0 || column + side > wide || row + side > tall) continue;
    for (let down = 0; down < side; down++) {
      const start = (row + down) * wide + column;
      for (let at = start; at < start + side; at++) if (counts[at] < 255) counts[at]++;
    }
  }
  return counts;
}
