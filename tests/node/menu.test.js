import assert from "node:assert/strict";
import { test } from "node:test";
import { event, main } from "./page.js";

const { window } = main.ownerDocument.defaultView;
globalThis.history = window.history;
globalThis.location = window.location;
const { default: mend } = await import("../../components/app/menu/menu.js");
mend();

const act = (kind, carried) => main.dispatchEvent(event(kind, carried));
const go = (address) => window.history.pushState({}, "", address);
const steps = () => window.history.length;

test("what a page fills in as it opens belongs to the step that led there", () => {
  act("click");
  go("/advocacy_pack");
  const before = steps();
  go("/advocacy_pack?state=IN-BR&item=case:1");
  assert.equal(steps(), before);
  assert.equal(window.location.search, "?state=IN-BR&item=case:1");
});

test("two quick acts are two steps, whenever their addresses come", () => {
  const before = steps();
  act("click");
  act("keydown", { key: "ArrowRight" });
  go("/advocacy_pack?theme=land");
  go("/advocacy_pack?theme=water");
  assert.equal(steps(), before + 2);
});

test("a page that leads on to another is a step of its own", () => {
  const before = steps();
  act("click");
  go("/place");
  go("/coverage");
  assert.equal(steps(), before + 2);
});

test("after Back a page that was left is not added again, and nothing is filled in as a step", () => {
  act("click");
  go("/federations");
  const before = steps();
  window.dispatchEvent(event("popstate"));
  go("/coverage");
  go("/federations?kind=rates");
  assert.equal(steps(), before);
  assert.equal(window.location.pathname, "/federations");
});
