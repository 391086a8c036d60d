import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { event, main } from "./page.js";
import { listen } from "../../components/widgets/map/script/gestures.js";

const hint = { hidden: true };
let calls;
let ending;
let view;

beforeEach(() => {
  calls = [];
  ending?.abort();
  ending = new AbortController();
  view = {
    isWhole: false,
    pan: (...by) => calls.push(["pan", ...by]),
    pinch: (factor) => calls.push(["pinch", factor]),
    unitsAt: (x, y) => ({ x, y }),
  };
  hint.hidden = true;
  main.setPointerCapture = () => calls.push(["capture"]);
  listen(main, view, hint, ending.signal);
});

const send = (type, carried) => {
  const sent = event(type, carried);
  main.dispatchEvent(sent);
  return sent;
};
const at = (clientX, clientY) => ({ clientX, clientY, button: 0, pointerType: "mouse" });

test("the wheel alone scrolls the page and says how to zoom", () => {
  const sent = send("wheel", { deltaY: 100, ctrlKey: false });
  assert.equal(sent.defaultPrevented, false);
  assert.equal(hint.hidden, false);
  assert.deepEqual(calls, []);
});

test("with Ctrl the wheel zooms, up closer and down further", () => {
  assert.ok(send("wheel", { deltaY: 100, ctrlKey: true, clientX: 1, clientY: 1 }).defaultPrevented);
  send("wheel", { deltaY: -100, metaKey: true, clientX: 1, clientY: 1 });
  assert.ok(calls[0][1] > 1 && calls[1][1] < 1);
});

test("a drag moves the map, and the click that ends it chooses nothing", () => {
  const chosen = [];
  main.addEventListener("click", () => chosen.push("click"), { signal: ending.signal });
  send("pointerdown", at(0, 0));
  send("pointermove", at(2, 0));
  assert.deepEqual(calls, []);
  send("pointermove", at(10, 5));
  assert.deepEqual(calls, [["capture"], ["pan", 10, 5]]);
  send("pointerup", at(10, 5));
  send("click");
  assert.deepEqual(chosen, []);
  send("click");
  assert.deepEqual(chosen, ["click"]);
});

test("a map that is shown whole is not dragged, nor by one finger", () => {
  view.isWhole = true;
  send("pointerdown", at(0, 0));
  send("pointermove", at(50, 50));
  view.isWhole = false;
  send("pointerdown", { ...at(0, 0), pointerType: "touch" });
  send("pointermove", { ...at(50, 50), pointerType: "touch" });
  assert.deepEqual(calls, []);
});

test("two fingers zoom by how far apart they are, and move the map with them", () => {
  const touches = (...xs) => ({ touches: xs.map((clientX) => ({ clientX, clientY: 0 })) });
  send("touchstart", touches(0, 100));
  assert.ok(send("touchmove", touches(0, 200)).defaultPrevented);
  assert.deepEqual(calls, [
    ["pinch", 0.5],
    ["pan", 50, 0],
  ]);
  send("touchend");
  assert.equal(send("touchmove", touches(0)).defaultPrevented, false);
});

test("a map that has left the page listens no more", () => {
  ending.abort();
  send("wheel", { deltaY: 100, ctrlKey: true });
  assert.deepEqual(calls, []);
});
