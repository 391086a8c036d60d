import assert from "node:assert/strict";
import { test } from "node:test";
import { main } from "./page.js";

globalThis.location = new URL("file:///nowhere/");
const { default: load } = await import("../../components/widgets/map/loader.js");

test("a map whose script cannot be had is waited for no longer, and the fault is passed on", async () => {
  main.innerHTML = "<div class='atlas' aria-busy='true'></div>";
  const lost = { data: { script: "lost.js" }, parentElement: main };
  await assert.rejects(load(lost), /lost\.js/);
  assert.equal(main.querySelector("[aria-busy]"), null);
});
