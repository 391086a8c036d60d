// Which part of the map is seen. Zoom and pan change the SVG's viewBox, nothing else.

/** @import { Box, Position, Rect } from "./types.js" */

const CLOSEST = 24;
const STEP = 1.6;
const GLIDE_MS = 260;
const NOTHING = { x: 0, y: 0, w: 0, h: 0 };

export class View {
  /**
   * @param {SVGSVGElement[]} pictures
   * @param {HTMLElement} frame
   * @param {() => void} onChange
   */
  constructor(pictures, frame, onChange) {
    this.pictures = pictures;
    this.frame = frame;
    this.onChange = onChange;
    /** @type {Rect} */
    this.box = NOTHING;
    /** @type {Rect} */
    this.whole = NOTHING;
    /** @type {Rect | null} */
    this.aim = null;
    this.gliding = 0;
    this.size = { width: 0, height: 0 };
  }

  /**
   * Told by an observer: asking the page for sizes would make it lay itself out each time.
   * @param {{ width: number, height: number }} size
   */
  resized(size) {
    this.size = size;
    if (this.box !== NOTHING) this.onChange();
  }

  /**
   * True if the map is another one, so that it is shown whole; layers of one country share a view.
   * @param {number} width
   * @param {number} height
   */
  start(width, height) {
    if (this.whole.w === width && this.whole.h === height) return false;
    this.whole = { x: 0, y: 0, w: width, h: height };
    this.show(this.whole);
    return true;
  }

  // Units of the map in one pixel of the screen.
  get grain() {
    return Math.max(this.box.w / this.size.width, this.box.h / this.size.height);
  }

  get zoom() {
    return this.whole.w / this.box.w;
  }

  get isWhole() {
    return this.zoom < 1.01;
  }

  /** @param {Rect} box */
  show(box) {
    this.box = this.kept(box);
    const { x, y, w, h } = this.box;
    for (const picture of this.pictures) picture.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
    this.onChange();
  }

  /**
   * @param {Rect} box
   * @returns {Rect}
   */
  kept(box) {
    const w = Math.min(Math.max(box.w, this.whole.w / CLOSEST), this.whole.w);
    const h = (w * this.whole.h) / this.whole.w;
    const x = box.x + (box.w - w) / 2;
    const y = box.y + (box.h - h) / 2;
    return {
      x: Math.min(Math.max(x, 0), this.whole.w - w),
      y: Math.min(Math.max(y, 0), this.whole.h - h),
      w,
      h,
    };
  }

  /** @param {Rect} target */
  glide(target) {
    cancelAnimationFrame(this.gliding);
    const from = this.box;
    const to = this.kept(target);
    this.aim = to;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.aim = null;
      return this.show(to);
    }
    const begun = performance.now();
    /** @param {number} now */
    const step = (now) => {
      const part = Math.min((now - begun) / GLIDE_MS, 1);
      const eased = 1 - (1 - part) ** 3;
      /** @param {keyof Rect} name */
      const between = (name) => from[name] + (to[name] - from[name]) * eased;
      this.show({ x: between("x"), y: between("y"), w: between("w"), h: between("h") });
      if (part < 1) this.gliding = requestAnimationFrame(step);
      else this.aim = null;
    };
    this.gliding = requestAnimationFrame(step);
  }

  // A second step begins where the first is still going to.
  closer() {
    this.glide(scaled(this.aim ?? this.box, 1 / STEP));
  }

  further() {
    this.glide(scaled(this.aim ?? this.box, STEP));
  }

  reset() {
    this.glide(this.whole);
  }

  /**
   * Show a box with some air around it.
   * @param {Box} box
   */
  fit([x, y, w, h], gently = true) {
    const ratio = this.whole.w / this.whole.h;
    const wide = Math.max(w, h * ratio) * 1.12;
    const target = {
      x: x + w / 2 - wide / 2,
      y: y + h / 2 - wide / ratio / 2,
      w: wide,
      h: wide / ratio,
    };
    if (gently) this.glide(target);
    else this.show(target);
  }

  /** @param {Box} box */
  reveal([x, y, w, h]) {
    const { box, seen } = this;
    const inside =
      x >= seen.x && y >= seen.y && x + w <= seen.x + seen.w && y + h <= seen.y + seen.h;
    if (!inside) this.show({ ...box, x: x + w / 2 - box.w / 2, y: y + h / 2 - box.h / 2 });
  }

  /**
   * @param {number} pixelsX
   * @param {number} pixelsY
   */
  pan(pixelsX, pixelsY) {
    const { grain, box } = this;
    this.show({ ...box, x: box.x - pixelsX * grain, y: box.y - pixelsY * grain });
  }

  /**
   * @param {number} factor
   * @param {Position} at
   */
  pinch(factor, at) {
    cancelAnimationFrame(this.gliding);
    this.aim = null;
    this.show(scaled(this.box, factor, at));
  }

  // The frame is seldom as wide or as high as the map's own proportions: then more than the box is seen.
  get seen() {
    const { grain, box, size } = this;
    const [w, h] = [size.width * grain, size.height * grain];
    return { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h };
  }

  /**
   * From a position in the window to units of the map.
   * @param {number} clientX
   * @param {number} clientY
   */
  unitsAt(clientX, clientY) {
    const place = new DOMPoint(clientX, clientY).matrixTransform(this.onScreen().inverse());
    return { x: place.x, y: place.y };
  }

  /**
   * From units of the map to pixels of the frame.
   * @param {number} x
   * @param {number} y
   */
  pixelsAt(x, y) {
    const place = new DOMPoint(x, y).matrixTransform(this.onScreen());
    const edge = this.frame.getBoundingClientRect();
    return { x: place.x - edge.left, y: place.y - edge.top };
  }

  onScreen() {
    return /** @type {DOMMatrix} */ (this.pictures[0].getScreenCTM());
  }
}

/**
 * @param {Rect} box
 * @param {number} factor
 * @param {Position} at stays where it is
 * @returns {Rect}
 */
function scaled({ x, y, w, h }, factor, at = { x: x + w / 2, y: y + h / 2 }) {
  return {
    x: at.x - (at.x - x) * factor,
    y: at.y - (at.y - y) * factor,
    w: w * factor,
    h: h * factor,
  };
}
