import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import { event, main } from "./page.js";

const { history } = main.ownerDocument.defaultView;
const script = new URL("../../components/server/offline/page/find.js", import.meta.url);
main.innerHTML =
  '<form id="find"><input id="words"><p id="count" data-some="{count} found" data-numbers="hi-u-nu-latn"' +
  ' data-best="{count} found, {most} shown"></p><ol id="found"></ol></form>';
const [box, count] = ["#words", "#count"].map((one) => main.querySelector(one));

test("a number of pages is written as the reader's language groups it", () => {
  const page = ["places/a.html", "Gaya", "", "", ""];
  const FOLDING = { dropped: "\u0301", nasal: "x{9}", alike: {} };
  Object.assign(globalThis, {
    PAGES: Array.from({ length: 123456 }, () => page),
    FOLDING,
    history,
  });
  runInThisContext(readFileSync(script, "utf-8"));
  box.value = "gaya";
  box.dispatchEvent(event("input"));
  assert.equal(count.textContent, "1,23,456 found, 50 shown");
});
