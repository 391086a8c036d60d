import assert from "node:assert/strict";
import { test } from "node:test";
import { main } from "./page.js";
import { candidates, placeLabels } from "../../components/widgets/map/script/labels.js";

// jsdom measures no text; eight pixels a letter will do.
globalThis.document.createElement("canvas").constructor.prototype.getContext = () => ({
  measureText: (text) => ({ width: 8 * text.length }),
});

const view = { grain: 1, zoom: 3, seen: { x: 0, y: 0, w: 400, h: 400 } };
const area = (text, x, y, room = 200) => ({ text, role: "area", x, y, room });
const outline = (text, x, y, room = 300) => ({ text, role: "outline", x, y, room });

function drawn(names, seen = view) {
  placeLabels(main, seen, names, "sans");
  return [...main.children].map((label) => label.textContent);
}

test("of two names that touch the one with more room is drawn", () => {
  assert.deepEqual(drawn([area("Gaya", 100, 100, 60), area("Nawada", 105, 100, 90)]), ["Nawada"]);
});

test("a name without room for it, or beyond the edge, is not drawn", () => {
  assert.deepEqual(drawn([area("Madhubani", 100, 100, 20), area("Gaya", 395, 100)]), []);
});

test("states come before districts, which wait for a closer look", () => {
  const names = [area("Gaya", 100, 100), outline("Bihar", 200, 200)];
  assert.deepEqual(
    candidates(names, { zoom: 3 }).map(({ text }) => text),
    ["Bihar", "Gaya"],
  );
  assert.deepEqual(
    candidates(names, { zoom: 1 }).map(({ text }) => text),
    ["Bihar"],
  );
});

test("names keep their size on the screen", () => {
  drawn([area("Gaya", 100, 100)], { ...view, grain: 0.5 });
  assert.equal(main.firstChild.style.fontSize, "5.5px");
});
