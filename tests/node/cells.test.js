import assert from "node:assert/strict";
import { test } from "node:test";
import { detailLines, texts } from "../../components/widgets/map/script/cells.js";

test("numbers are drawn with the digits of their column, not those of its words", () => {
  const column = { t: ["NFHS-5: {} %", "{}"], v: "12.3;1:4,560", d: "०१२३४५६७८९" };
  assert.deepEqual(texts(column, 2), ["NFHS-5: १२.३ %", "४,५६०"]);
});

test("texts come from templates and numbers, details only where a place has them", () => {
  const column = { t: ["{} of {}", "none"], v: "3 4;1:;" };
  assert.deepEqual(texts(column, 2), ["3 of 4", "none"]);
  const lines = detailLines([{ label: "When", t: ["{}"], v: "2011;" }], 2);
  assert.deepEqual(lines(0), [["When", "2011"]]);
  assert.deepEqual(lines(1), []);
});
