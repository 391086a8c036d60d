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

test("a message about a fault names the view as it is when it is opened or sent", () => {
  go("/coverage?q=it's (new)&state=IN-BR");
  // As the server writes it: other signs are encoded than those the browser encodes.
  main.innerHTML = `<details class="lz-wrong" data-address="http://localhost/coverage?q=it's"><summary></summary>
    <a href="mailto:a@b.org?body=Address%3A%20http%3A%2F%2Flocalhost%2Fcoverage%3Fq%3Dit%27s%0AWhat"></a>
    <pre>Address: http://localhost/coverage?q=it's\nWhat</pre></details>`;
  const [summary, link] = main.querySelectorAll("summary, a");
  const told = () => decodeURIComponent(link.getAttribute("href").split("body=")[1]);
  summary.dispatchEvent(event("click"));
  assert.equal(told(), `Address: ${window.location.href}\nWhat`);
  assert.equal(main.querySelector("pre").textContent, told());
  go("/coverage?state=IN-JH");
  link.dispatchEvent(event("click"));
  assert.equal(told(), "Address: http://localhost/coverage?state=IN-JH\nWhat");
});
