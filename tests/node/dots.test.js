import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.js";
import { led, nearest, rowsOf } from "../../components/widgets/chart/dots.js";

const panel = () => ({ getBoundingClientRect: () => ({ left: 100, top: 50, width: 400 }) });
const [upper, lower] = [panel(), panel()];
const dot = (name, part, y, row, inside = upper) => ({ name, part, y, row, panel: inside });
const DOTS = [
  dot("b", 0.5, 12, 0),
  dot("a", 0.1, 8, 0),
  dot("c", 0.6, 60, 2),
  dot("d", 0.05, 61, 2),
  dot("other", 0.9, 10, 0, lower),
];
const ROWS = rowsOf(DOTS);
const named = (name) => DOTS.find((one) => one.name === name);

test("rows run from panel to panel and from left to right, without empty ones", () => {
  assert.deepEqual(
    ROWS.map((row) => row.map(({ name }) => name).join()),
    ["a,b", "d,c", "other"],
  );
});

const STEPS = [
  ["a", "ArrowRight", "b"],
  ["b", "ArrowRight", undefined],
  ["b", "ArrowLeft", "a"],
  ["a", "ArrowDown", "d"],
  ["b", "ArrowDown", "c"],
  ["d", "ArrowDown", "other"],
  ["other", "ArrowUp", "c"],
  ["a", "ArrowUp", undefined],
  ["c", "Home", "d"],
  ["d", "End", "c"],
];

for (const [from, key, to] of STEPS)
  test(`${key} leads from ${from} to ${to ?? "nowhere"}`, () => {
    assert.equal(led(ROWS, named(from), key)?.name, to);
  });

test("the nearest dot of the panel answers, if it is within reach, at any width", () => {
  const at = (clientX, clientY) => nearest(DOTS, upper, { clientX, clientY }, 16)?.name;
  assert.equal(at(302, 64), "b");
  assert.equal(at(302, 90), undefined);
  assert.equal(at(460, 60), undefined);
  upper.getBoundingClientRect = () => ({ left: 0, top: 50, width: 200 });
  assert.equal(at(102, 64), "b");
});
