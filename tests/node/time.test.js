import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { event, main } from "./page.js";
import { furnish } from "../../components/widgets/map/script/frame.js";
import { messageAt } from "../../components/widgets/map/script/periods.js";
import { TimeSlider } from "../../components/widgets/map/script/time.js";

mock.timers.enable({ apis: ["setTimeout"] });

const words = { when: "When", play: "Play", pause: "Pause" };
const periods = [
  ["2009-03", "March 2009"],
  ["2009-06", "June 2009"],
  ["2009-09", "September 2009"],
];
const time = { periods, at: "2009-09", file: "periods.json" };

/** Time goes by in small steps, so that what begins in one ends in another. */
function pass(ms) {
  for (let gone = 0; gone < ms; gone += 10) mock.timers.tick(10);
}

let ending = new AbortController();
let parts;
let slider;
let told;
let shown;
beforeEach(() => {
  ending.abort();
  ending = new AbortController();
  parts = furnish(main).time;
  [told, shown] = [[], []];
  slider = new TimeSlider(parts, () => shown.push(slider.period), ending.signal);
  slider.load = () => {};
  slider.heard(time, words);
  // What it fetches when the browser is idle.
  slider.known = {};
  slider.tell = (code) => told.push(code);
});

/** Move the slider to a place, as a finger does. */
function drag(place) {
  parts.range.value = String(place);
  parts.range.dispatchEvent(event("input"));
}

const press = () => parts.play.dispatchEvent(event("click"));

test("the slider says its period in words, also to who cannot see it", () => {
  assert.equal(parts.bar.hidden, false);
  assert.equal(parts.range.getAttribute("aria-valuetext"), "September 2009");
  assert.equal(parts.range.getAttribute("aria-label"), "When");
  assert.equal(parts.range.getAttribute("dir"), "ltr");
  assert.match(parts.play.textContent, /^Play$/);
});

test("the server hears once, when the hand is still", () => {
  drag(1);
  pass(300);
  drag(0);
  pass(340);
  assert.deepEqual(told, []);
  assert.equal(parts.range.getAttribute("aria-valuetext"), "March 2009");
  assert.deepEqual(shown, ["2009-06", "2009-03"]);
  pass(20);
  assert.deepEqual(told, ["2009-03"]);
});

test("as long as a finger holds the slider the server hears nothing", () => {
  parts.range.dispatchEvent(event("pointerdown"));
  drag(1);
  pass(5000);
  assert.deepEqual(told, []);
  parts.range.dispatchEvent(event("pointerup"));
  pass(400);
  assert.deepEqual(told, ["2009-06"]);
});

test("who comes back to where she began has asked for nothing", () => {
  drag(1);
  drag(2);
  pass(400);
  assert.deepEqual(told, []);
});

test("from the last period Play begins with the first, and says where it ends only if that is new", () => {
  slider.heard({ ...time, at: "2009-06" }, words);
  drag(2);
  press();
  assert.match(parts.play.textContent, /Pause/);
  pass(10_000);
  assert.deepEqual(shown, ["2009-03", "2009-06", "2009-09"]);
  assert.deepEqual(told, ["2009-09"]);
  assert.match(parts.play.textContent, /Play/);
});

test("Pause is where the hand stops", () => {
  press();
  pass(1600);
  press();
  assert.deepEqual(told, ["2009-06"]);
  pass(10_000);
  assert.deepEqual(told, ["2009-06"]);
});

test("what the server says waits for the hand, and wins when the hand is still", () => {
  drag(0);
  slider.heard({ ...time, at: "2009-06" }, words);
  assert.equal(slider.period, "2009-03");
  pass(400);
  slider.heard({ ...time, at: "2009-06" }, words);
  assert.equal(slider.period, "2009-06");
  assert.equal(parts.range.value, "1");
});

test("a map of one time has no slider; another measure begins where the server says", () => {
  drag(0);
  slider.heard({ ...time, file: "others.json" }, words);
  assert.equal(slider.period, "2009-09");
  pass(400);
  assert.deepEqual(told, []);
  slider.heard(null, words);
  assert.equal(parts.bar.hidden, true);
});

test("where the periods cannot be had Play stops, and the server still hears of a move", async () => {
  globalThis.fetch = () => Promise.reject(new Error("gone"));
  mock.method(console, "warn", () => {});
  const alone = new TimeSlider(parts, () => {}, ending.signal);
  alone.tell = (code) => told.push(code);
  alone.heard({ ...time, at: "2009-06" }, words);
  alone.begin();
  assert.match(parts.play.textContent, /Pause/);
  await new Promise(setImmediate);
  assert.match(parts.play.textContent, /Play/);
  alone.moved(0);
  pass(400);
  assert.deepEqual(told, ["2009-03"]);
});

const frame = (title, more) => ({ title, codes: "01", values: { t: ["{}"], v: "1;2" }, ...more });
const data = { ...frame("Share, 2010: Sindh"), details: [{}], points: null, time: { at: "2010" } };

test("the map of another period keeps the name of the state, and has no lines of the period before", () => {
  const known = {
    periods: ["2009", "2010"],
    frames: [frame("Share, 2009", { codes: "10" }), frame("Share, 2010")],
    points: null,
  };
  const seen = messageAt(data, known, "2009", "en");
  assert.equal(seen.title, "Share, 2009: Sindh");
  assert.equal(seen.codes, "10");
  assert.deepEqual(seen.details, []);
  assert.equal(messageAt(data, known, "2011", "en"), null);
});

test("circles of a period are those it has, as large as it says, and say their size", () => {
  const told = [{ label: "Households", t: ["{} households"], v: "=;" }];
  const about = [{ label: "Kind", t: ["LSO", "RSP"], v: ";1:" }];
  const known = {
    periods: ["2010"],
    frames: [frame("Households, 2010", { drawn: "10", sizes: [1234, null], told })],
    points: { x: [1, 2], y: [3, 4], areas: [0, 1], labels: [null, null], places: [null, null], ways: [[], []],
      kinds: [0, 0], forms: [0], likely: [], colours: [], details: about }, // prettier-ignore
  };
  const { points } = messageAt(data, known, "2010", "en");
  assert.deepEqual([points.x, points.areas, points.sizes], [[1], [0], [1234]]);
  assert.deepEqual(
    points.details.map(({ t }) => t),
    [["LSO"], ["1,234 households"]],
  );
});
