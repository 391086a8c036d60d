// Very many points on a canvas between the fills and the lines, dot by dot.

import { fetchOnce } from "./dom.js";

const FINER = 16;
const LARGEST_DOT = 7;
const FAINTEST = 120;
const EACH_MORE = 45;

export class Cloud {
  constructor(canvas) {
    this.canvas = canvas;
    this.asked = 0;
    this.points = null;
  }

  async update(about, view) {
    this.about = about;
    const points = about && unpacked(await fetchOnce(about.file, (answer) => answer.arrayBuffer()));
    // A newer message may have come while the file was on its way.
    if (this.about !== about) return;
    this.points = points;
    this.drawSoon(view);
  }

  drawSoon(view) {
    if (!this.points && !this.canvas.width) return;
    cancelAnimationFrame(this.asked);
    this.asked = requestAnimationFrame(() => this.draw(view));
  }

  draw(view) {
    const { canvas, points } = this;
    const ratio = points ? devicePixelRatio : 0;
    const wide = (canvas.width = Math.round(view.size.width * ratio));
    const tall = (canvas.height = Math.round(view.size.height * ratio));
    if (!wide || !tall) return;
    const [first, last] = this.range();
    const scale = ratio / view.grain;
    const side = dotSide(last - first, view.zoom, ratio);
    const counts = counted(points, this.shown(), first, last, view.seen, scale, side, wide, tall);
    const [red, green, blue] = getComputedStyle(canvas).color.match(/\d+/g).map(Number);
    const ink = (blue << 16) | (green << 8) | red;
    const picture = new ImageData(wide, tall);
    const pixels = new Uint32Array(picture.data.buffer);
    for (let at = 0; at < counts.length; at++)
      if (counts[at]) pixels[at] = (Math.min(255, FAINTEST + EACH_MORE * counts[at]) << 24) | ink;
    canvas.getContext("2d").putImageData(picture, 0, 0);
  }

  range() {
    const { starts } = this.points;
    const { within } = this.about;
    return within === null ? [0, starts[starts.length - 1]] : [starts[within], starts[within + 1]];
  }

  shown() {
    const shown = new Uint8Array(256);
    for (const kind of this.about.shown) shown[kind] = 1;
    return shown;
  }
}

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

// Fewer points, or a closer look, give larger dots.
function dotSide(count, zoom, ratio) {
  const base = count > 100_000 ? 1 : count > 10_000 ? 1.5 : 3;
  return Math.max(1, Math.min(LARGEST_DOT, Math.round(base * ratio * Math.sqrt(zoom))));
}

// How many dots cover each pixel.
function counted(points, shown, first, last, seen, scale, side, wide, tall) {
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
