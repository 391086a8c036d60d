import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { main } from "./page.js";
import { Ahead } from "../../components/widgets/map/script/ahead.js";
import { messageAhead } from "../../components/widgets/map/script/periods.js";

mock.timers.enable({ apis: ["setTimeout"] });
globalThis.MutationObserver = window.MutationObserver;

const settled = () => new Promise((done) => setImmediate(done));
const maps = [
  ["Need: who cannot read", "read.json"],
  ["Need: who is poor", "poor.json"],
];

let asked;
let shown;
let field;
let ending = new AbortController();
beforeEach(() => {
  asked = [];
  shown = [];
  ending.abort();
  ending = new AbortController();
  main.innerHTML = "<div class='st-key-fill'><input role='combobox' aria-expanded='false'></div>";
  field = main.querySelector("input");
  field.setAttribute("value", "Presence");
});

/** What the server tells, and all that an idle browser asks for afterwards. */
async function told(turn) {
  mock.method(globalThis, "fetch", async (address, { priority }) => {
    asked.push([address, priority]);
    return { ok: true, json: async () => ({ address }) };
  });
  const ahead = new Ahead((known) => shown.push(known?.address ?? null), ending.signal);
  ahead.heard({ box: "fill", maps: maps.map(([label, file]) => [label, `${turn}-${file}`]) });
  mock.timers.tick(2000);
  await settled();
  await settled();
  return ahead;
}

/** Choose an option, as the box shows it before the server has heard of it. */
async function choose(label) {
  field.setAttribute("value", label);
  await settled();
}

test("the next maps are fetched one after the other, at low priority", async () => {
  await told("a");
  assert.deepEqual(asked, [
    ["a-read.json", "low"],
    ["a-poor.json", "low"],
  ]);
});

test("who saves data fetches nothing ahead", async () => {
  Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true });
  await told("b");
  delete navigator.connection;
  assert.deepEqual(asked, []);
});

test("a map that was fetched is seen as soon as it is chosen, and no longer when it is let go", async () => {
  await told("c");
  await choose("Need: who is poor");
  assert.deepEqual(shown, ["c-poor.json"]);
  await choose("Presence");
  assert.deepEqual(shown, ["c-poor.json", null]);
});

test("what is typed into an open list is no choice", async () => {
  await told("d");
  field.setAttribute("aria-expanded", "true");
  await choose("Need: who is poor");
  assert.deepEqual(shown, []);
  field.setAttribute("aria-expanded", "false");
  await settled();
  assert.deepEqual(shown, ["d-poor.json"]);
});

test("what the server says next stands: nothing of before is shown any more", async () => {
  const ahead = await told("e");
  await choose("Need: who is poor");
  ahead.heard(null);
  await choose("Need: who cannot read");
  assert.deepEqual(shown, ["e-poor.json"]);
});

test("another map is seen at the period that is shown, or else at its last", () => {
  const frames = [
    { title: "Poor, 2009", codes: "00", scale: ["a"] },
    { title: "Poor, 2015", codes: "01", scale: ["a"] },
  ];
  const known = { periods: ["2009", "2015"], frames, points: null };
  const data = { title: "Read", codes: "xx", scale: ["b"], points: 1, selected: "IN-BR" };
  const at = (time) => messageAhead({ ...data, time }, known, "en");
  assert.deepEqual(at(null), { ...data, time: null, ...frames[1], details: [] });
  assert.equal(at({ at: "2009" }).title, "Poor, 2009");
  assert.equal(at({ at: "2012" }).codes, "01");
});
