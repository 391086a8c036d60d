import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./page.js";
import { View } from "../../components/widgets/map/script/view.js";

const boxes = [];
const picture = { setAttribute: (_, box) => boxes.push(box) };
let changes = 0;
let view;

beforeEach(() => {
  changes = 0;
  view = new View([picture], {}, () => changes++);
  view.resized({ width: 500, height: 250 });
  view.start(1000, 500);
});

test("another map is shown whole, the same map keeps what is seen", () => {
  assert.equal(boxes.at(-1), "0 0 1000 500");
  view.pinch(0.5, { x: 0, y: 0 });
  assert.equal(view.start(1000, 500), false);
  assert.equal(view.isWhole, false);
  assert.equal(view.start(800, 800), true);
  assert.equal(boxes.at(-1), "0 0 800 800");
});

test("a pinch keeps the place under the fingers", () => {
  view.pinch(0.5, { x: 400, y: 100 });
  assert.deepEqual(view.box, { x: 200, y: 50, w: 500, h: 250 });
});

test("nobody gets beyond the edge of the map, nor closer than allowed, nor further than the whole", () => {
  view.pinch(0.5, { x: 0, y: 0 });
  view.pan(10_000, 10_000);
  assert.deepEqual([view.box.x, view.box.y], [0, 0]);
  view.pan(-10_000, -10_000);
  assert.deepEqual([view.box.x, view.box.y], [500, 250]);
  view.pinch(1e-6, { x: 500, y: 250 });
  assert.ok(Math.abs(view.zoom - 24) < 1e-9);
  view.pinch(1e6, { x: 500, y: 250 });
  assert.ok(view.isWhole);
});

test("a place is shown whole with air around it, in the map's own proportions", () => {
  view.fit([400, 200, 100, 100]);
  const { x, y, w, h } = view.box;
  assert.equal(w / h, 2);
  assert.ok(x < 400 && y < 200 && x + w > 500 && y + h > 300);
});

test("a place that is seen already moves nothing", () => {
  view.pinch(0.5, { x: 0, y: 0 });
  const before = changes;
  view.reveal([10, 10, 20, 20]);
  assert.equal(changes, before);
  view.reveal([900, 400, 20, 20]);
  assert.equal(changes, before + 1);
});

test("a frame of other proportions shows more than the box", () => {
  view.resized({ width: 500, height: 500 });
  assert.deepEqual(view.seen, { x: 0, y: -250, w: 1000, h: 1000 });
});
