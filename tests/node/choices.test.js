import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { event, main } from "./page.js";
import { Choices } from "../../components/widgets/map/script/choices.js";
import { svg, html } from "../../components/widgets/map/script/dom.js";

let choices;
let picked;
let zooms;

beforeEach(() => {
  const canvas = html("div");
  const spoken = html("p");
  const rings = svg("g");
  main.replaceChildren(canvas, spoken);
  zooms = [];
  const view = {
    isWhole: true,
    closer: () => zooms.push("closer"),
    further: () => zooms.push("further"),
    reset: () => zooms.push("whole"),
    pixelsAt: (x, y) => ({ x, y }),
    reveal: () => {},
  };
  picked = [];
  const parts = { canvas, spoken, layers: { rings } };
  choices = new Choices(main, parts, view, new AbortController().signal);
  choices.pick = (id) => picked.push(id);
  choices.chosenWords = "{place}. Chosen.";
  const items = ["Araria", "Gaya", "Gumla"].map((name, place) => ({
    element: svg("path", { d: `M${place} 0`, tabindex: "-1" }),
    id: name.toLowerCase(),
    name,
    parent: "Bihar",
    value: `${place} %`,
    lines: () => [["When", "2011"]],
    at: [place, 0],
    box: [place, 0, 1, 1],
  }));
  const sign = { ...items[2], element: svg("path", { tabindex: "-1" }), name: "Zamin", reach: 5 };
  sign.ways = [
    ["Land at last", "case_study?story=a"],
    ["A well", "case_study?story=b"],
  ];
  items.push(sign);
  canvas.append(...items.map((item) => item.element));
  choices.offer(items, null);
});

const press = (key) => {
  const sent = event("keydown", { key });
  choices.canvas.dispatchEvent(sent);
  return sent.defaultPrevented;
};
const tabStops = () => choices.items.map((item) => item.element.getAttribute("tabindex"));

test("the map is one Tab stop, which moves with the arrows", () => {
  assert.deepEqual(tabStops(), ["0", "-1", "-1", "-1"]);
  assert.ok(press("ArrowRight"));
  assert.deepEqual(tabStops(), ["-1", "0", "-1", "-1"]);
});

test("Enter chooses the place, says so, and tells the page", () => {
  press("g");
  press("Enter");
  assert.deepEqual(picked, ["gaya"]);
  assert.equal(choices.items[1].element.getAttribute("aria-selected"), "true");
  assert.equal(choices.live.textContent, "Gaya, Bihar: 1 %. Chosen.");
});

test("what is said of a place has the comma of the reader's language", () => {
  choices.comma = "، ";
  choices.offer(choices.items, "gumla");
  assert.match(choices.live.textContent, /^Gumla، Bihar/);
  choices.comma = ", ";
  choices.offer(choices.items, "gaya");
});

test("a choice that comes from the page is spoken and ringed", () => {
  choices.offer(choices.items, "gumla");
  assert.match(choices.live.textContent, /Gumla/);
  assert.equal(choices.rings.children.length, 2);
  assert.deepEqual(picked, []);
});

test("plus, minus and zero zoom; other keys are left to the page", () => {
  for (const key of ["+", "-", "0"]) assert.ok(press(key));
  assert.deepEqual(zooms, ["closer", "further", "whole"]);
  assert.equal(press("Tab"), false);
});

test("Escape closes the note, and is the page's own when there is none", () => {
  press("ArrowRight");
  assert.equal(choices.tip.isShown, true);
  assert.ok(press("Escape"));
  assert.equal(choices.tip.isShown, false);
  assert.equal(press("Escape"), false);
});

test("a sign leads to each of its pages, by Enter and by click, and takes the focus back", () => {
  const sign = choices.items[3].element;
  const links = () => [...choices.canvas.querySelectorAll(".ways:not([hidden]) a")];
  window.history.replaceState(null, "", "/learning_zone?lang=ur");
  press("z");
  press("Enter");
  const address = "http://localhost/case_study?story=";
  assert.deepEqual(
    links().map((link) => [link.textContent, link.href]),
    [
      ["Land at last", `${address}a&lang=ur`],
      ["A well", `${address}b&lang=ur`],
    ],
  );
  assert.equal(document.activeElement, links()[0]);
  assert.equal(choices.tip.isShown, false);
  // A key of the note is not one of the map.
  links()[0].dispatchEvent(event("keydown", { key: "Escape" }));
  assert.deepEqual([links(), document.activeElement], [[], sign]);
  sign.dispatchEvent(event("click"));
  assert.equal(links().length, 2);
  choices.items[0].element.dispatchEvent(event("click"));
  assert.deepEqual([links(), picked], [[], ["araria"]]);
});
