process.env.TZ = "Asia/Kolkata";
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { main } from "./page.js";

const CITED = [
  ["(read on 30 November 2026)", "(read on 1 December 2026)"],
  ["Retrieved November 30, 2026, from", "Retrieved December 1, 2026, from"],
  ["urldate = {2026-11-30}", "urldate = {2026-12-01}"],
  ["Y2  - 2026/11/30", "Y2  - 2026/12/01"],
  [
    "/f/x?as_of=2026-11-30 (read on 30 November 2026)",
    "/f/x?as_of=2026-11-30 (read on 1 December 2026)",
  ],
  ["url = {/f/x?as\\_of=2026-11-30}", "url = {/f/x?as\\_of=2026-11-30}"],
  ["(PACS, 29 November 2026)", "(PACS, 29 November 2026)"],
];

test("a figure is cited as read on the day that it is where the reader is", async () => {
  mock.timers.enable({ apis: ["Date"], now: new Date("2026-11-30T18:54Z") });
  for (const [text] of CITED) {
    const cited = document.createElement("pre");
    cited.dataset.day = "2026-11-30";
    cited.textContent = text;
    main.append(cited);
  }
  const named = ["/hi/f/x.bib?as_of=2026-11-30", "/f/x.ris", "/f/x.csv"];
  const links = named.map((there) => {
    const link = document.createElement("a");
    link.href = there;
    return main.appendChild(link);
  });
  await import("../../components/facts/site_files/figure.js");
  assert.deepEqual(
    [...main.querySelectorAll("pre")].map((one) => one.textContent),
    CITED.map(([, text]) => text),
  );
  assert.deepEqual(
    links.map((one) => one.pathname + one.search),
    ["/hi/f/x.bib?as_of=2026-11-30&read=2026-12-01", "/f/x.ris?read=2026-12-01", "/f/x.csv"],
  );
});
