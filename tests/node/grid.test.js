import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { event, main } from "./page.js";
import show from "../../components/widgets/matrix/grid.js";

const button = (pick) => `<button data-pick="${pick}">${pick}</button>`;
const row = (...cells) =>
  `<tr><th>row</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
const TABLE = `<table role="grid"><thead><tr><td></td><th>1</th><th>2</th><th>3</th></tr></thead><tbody>
  ${row(button("a1"), "", button("a3"))}
  ${row(button("b1"), button("b2"), button("b3") + button("b3-below"))}
  ${row(button("c1"), "", button("c3"))}</tbody></table>`;

let root, picked;
const draw = (table) =>
  show({ data: { table }, parentElement: root, setTriggerValue: (_, pick) => picked.push(pick) });
const stops = () => [...root.querySelectorAll('[tabindex="0"]')].map((one) => one.dataset.pick);
const at = (pick) => root.querySelector(`[data-pick="${pick}"]`);

beforeEach(() => {
  main.innerHTML = "<div></div>";
  root = main.firstChild.attachShadow({ mode: "open" });
  root.innerHTML = "<div class='holder'></div>";
  picked = [];
  draw(TABLE);
});

test("Tab stops once in a table, where the keyboard was last", () => {
  assert.deepEqual(stops(), ["a1"]);
  at("b2").focus();
  assert.deepEqual(stops(), ["b2"]);
  assert.equal(root.querySelectorAll('button:not([tabindex="-1"])').length, 1);
});

const STEPS = [
  ["a1", "ArrowRight", {}, "a3"],
  ["a3", "ArrowLeft", {}, "a1"],
  ["a1", "ArrowUp", {}, "a1"],
  ["b2", "ArrowDown", {}, "b2"],
  ["b3", "ArrowDown", {}, "b3-below"],
  ["b3-below", "ArrowDown", {}, "c3"],
  ["c3", "ArrowUp", {}, "b3-below"],
  ["b2", "Home", {}, "b1"],
  ["b2", "End", {}, "b3-below"],
  ["b2", "Home", { ctrlKey: true }, "a1"],
  ["b2", "End", { ctrlKey: true }, "c3"],
  ["b2", "x", {}, "b2"],
];
for (const [from, key, held, to] of STEPS)
  test(`${Object.keys(held)} ${key} leads from ${from} to ${to}`, () => {
    at(from).focus();
    at(from).dispatchEvent(event("keydown", { key, ...held }));
    assert.equal(root.activeElement.dataset.pick, to);
    assert.deepEqual(stops(), [to]);
  });

test("on a page of Urdu, whose columns run from the right, the left arrow leads onward", () => {
  document.documentElement.dir = "rtl";
  at("a1").focus();
  at("a1").dispatchEvent(event("keydown", { key: "ArrowLeft" }));
  document.documentElement.dir = "";
  assert.equal(root.activeElement.dataset.pick, "a3");
});

test("a new table keeps the focus, on the same cell or inside", () => {
  at("b2").focus();
  draw(TABLE.replace(">a1<", ">A1<"));
  assert.equal(root.activeElement.dataset.pick, "b2");
  draw(TABLE.replace(button("b2"), ""));
  assert.equal(root.activeElement.dataset.pick, "a1");
});

test("a new table takes no focus from elsewhere, and remembers the stop", () => {
  at("b2").focus();
  at("b2").blur();
  draw(TABLE.replace(">a1<", ">A1<"));
  assert.equal(root.activeElement, null);
  assert.deepEqual(stops(), ["b2"]);
});

test("a click says which cell was chosen", () => {
  at("c3").click();
  assert.deepEqual(picked, ["c3"]);
});
