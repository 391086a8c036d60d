// The slider under a map, and Play: time is in the visitor's hand, and the server hears where it stops.

/** @import { Parts } from "./frame.js" */
/** @import { Periods, Time, Words } from "./types.js" */

import { setAttribute, setText } from "./dom.js";
import { fetchPeriods, loadSoon } from "./files.js";

const STILL_MS = 350;
const STEP_MS = 700;
// Somebody who asks for less motion gets time to look.
const CALM_STEP_MS = 1500;
const PLAY = "M2 1l9 5-9 5z";
const PAUSE = "M2 1h3v10H2zM7 1h3v10H7z";

export class TimeSlider {
  /**
   * @param {Parts["time"]} parts
   * @param {() => void} show called when another period is to be seen
   * @param {AbortSignal} signal
   */
  constructor(parts, show, signal) {
    this.parts = parts;
    this.show = show;
    /** @type {(code: string) => void} */
    this.tell = () => {};
    /** @type {Time | null} */
    this.time = null;
    /** @type {Words | null} */
    this.words = null;
    /** @type {Periods | null} */
    this.known = null;
    this.at = 0;
    // The hand is on the slider; it has moved and is not still yet; it plays.
    this.isHeld = false;
    this.waiting = 0;
    this.playing = 0;
    this.painting = 0;
    this.listen(signal);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { range, play } = this.parts;
    range.addEventListener("pointerdown", () => this.hold(), { signal });
    for (const end of ["pointerup", "pointercancel"])
      range.addEventListener(end, () => this.release(), { signal });
    range.addEventListener("focus", () => this.load(), { signal });
    range.addEventListener("input", () => this.moved(Number(range.value)), { signal });
    play.addEventListener("click", () => (this.playing ? this.settle() : this.begin()), { signal });
    signal.addEventListener("abort", () => this.stop());
  }

  get period() {
    return this.time?.periods[this.at][0] ?? "";
  }

  get isMoving() {
    return this.isHeld || Boolean(this.waiting) || Boolean(this.playing);
  }

  /**
   * A message of the server: it decides what is seen, unless the hand still moves.
   * @param {Time | null | undefined} time
   * @param {Words} words
   */
  heard(time, words) {
    const isSame = time && time.file === this.time?.file;
    this.words = words;
    this.time = time ?? null;
    this.parts.bar.hidden = !time;
    if (!isSame) {
      this.stop();
      this.known = null;
    }
    if (!time) return;
    this.parts.range.max = String(time.periods.length - 1);
    if (!this.isMoving) this.at = Math.max(placeOf(time), 0);
    this.write();
    if (isSame) return;
    loadSoon(() => this.load());
  }

  /** All periods, asked for once; until they are there the server alone can show another one. */
  async load() {
    const file = this.time?.file;
    if (!file || this.known) return;
    try {
      const known = await fetchPeriods(file);
      if (file !== this.time?.file) return;
      this.known = known;
      if (this.isMoving) this.show();
    } catch (error) {
      console.warn(error);
      // There is nothing to play; the server shows where it stands, as it does for who drags.
      if (this.playing) this.settle();
    }
  }

  hold() {
    this.isHeld = true;
    this.rest();
    this.load();
  }

  release() {
    this.isHeld = false;
    this.wait();
  }

  /** @param {number} place */
  moved(place) {
    clearTimeout(this.playing);
    this.playing = 0;
    this.go(place);
    this.wait();
  }

  /** @param {number} place of the period to be seen with the browser's next picture */
  go(place) {
    this.at = place;
    this.write();
    cancelAnimationFrame(this.painting);
    this.painting = requestAnimationFrame(() => this.show());
  }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    if (!this.isHeld) this.waiting = setTimeout(() => this.settle(), STILL_MS);
  }

  rest() {
    clearTimeout(this.waiting);
    clearTimeout(this.playing);
    this.waiting = this.playing = 0;
    this.write();
  }

  stop() {
    this.isHeld = false;
    this.rest();
  }

  /** The hand has stopped: the server hears of it, once, if it does not know. */
  settle() {
    const hasMoved = this.isMoving && this.time && this.period !== this.time.at;
    this.stop();
    if (hasMoved) this.tell(this.period);
  }

  /** From the last period, begin with the first. */
  begin() {
    if (!this.time) return;
    this.load();
    this.rest();
    this.playOn();
    if (this.at === this.last) this.go(0);
    this.write();
  }

  get last() {
    return (this.time?.periods.length ?? 1) - 1;
  }

  playOn() {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.playing = setTimeout(() => this.playStep(), isCalm ? CALM_STEP_MS : STEP_MS);
  }

  playStep() {
    // On a slow line it waits for what it is to show.
    if (this.known && this.at < this.last) this.go(this.at + 1);
    if (this.at < this.last) this.playOn();
    else this.settle();
  }

  write() {
    const { time, words } = this;
    if (!time || !words) return;
    const { range, name, begin, end, sign, label } = this.parts;
    const called = time.periods[this.at]?.[1] ?? "";
    if (range.value !== String(this.at)) range.value = String(this.at);
    setAttribute(range, "aria-label", words.when);
    setAttribute(range, "aria-valuetext", called);
    setText(name, called);
    setText(begin, time.periods[0][1]);
    setText(end, time.periods[this.last][1]);
    setText(label, this.playing ? words.pause : words.play);
    setAttribute(sign, "d", this.playing ? PAUSE : PLAY);
  }
}

/** @param {Time} time */
function placeOf({ periods, at }) {
  return periods.findIndex(([code]) => code === at);
}
