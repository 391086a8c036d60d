import assert from "node:assert/strict";
import { test } from "node:test";
import { Typed, destination } from "../../components/widgets/map/script/walk.js";

const items = [
  { name: "Araria", parent: "Bihar" },
  { name: "Gaya", parent: "Bihar" },
  { name: "Garhwa", parent: "Jharkhand" },
  { name: "Gumla", parent: "Jharkhand" },
  { name: "Angul", parent: "Odisha" },
];

const CASES = [
  ["ArrowRight", 0, 1],
  ["ArrowRight", 4, 4],
  ["ArrowUp", 0, 0],
  ["Home", 3, 0],
  ["End", 1, 4],
  ["PageDown", 0, 2],
  ["PageDown", 4, 4],
  ["PageUp", 3, 2],
  ["PageUp", 2, 0],
  ["PageUp", 0, 0],
  ["Tab", 1, null],
  ["constructor", 1, null],
];
for (const [key, from, to] of CASES)
  test(`${key} leads from ${from} to ${to}`, () =>
    assert.equal(destination(key, from, items, ""), to));

const LETTERS = [
  ["g", 0, 1],
  ["g", 1, 2],
  ["g", 3, 1],
  ["ga", 1, 1],
  ["gu", 1, 3],
  ["x", 1, null],
];
for (const [typed, from, to] of LETTERS)
  test(`the letters ${typed} lead from ${from} to ${to}`, () =>
    assert.equal(destination(typed.at(-1), from, items, typed), to));

test("letters typed quickly are one word, a pause begins anew", () => {
  const typed = new Typed();
  assert.equal(typed.add("G", 0), "g");
  assert.equal(typed.add("u", 300), "gu");
  assert.equal(typed.add("A", 2000), "a");
});
