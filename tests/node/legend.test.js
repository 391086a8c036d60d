import assert from "node:assert/strict";
import { test } from "node:test";
import { main } from "./page.js";
import { countedWhere, drawLegend } from "../../components/widgets/map/script/legend.js";
import { presencePaths } from "../../components/widgets/map/script/shapes.js";

const legend = {
  title: "Literacy",
  division: "Literate women per 100 women",
  entries: [
    ["Below 40", "0", false, 2],
    ["40 and more", "1", false, 2],
    ["Weak evidence", "m", true, 1],
    ["No record", "x", false, 1],
  ],
  kinds: [],
  sizes: [],
};

test("the key of a zoomed map counts the places of that state only", () => {
  const data = { legend, codes: "0011x", weak: [1] };
  const { entries } = countedWhere(data, (place) => place > 0);
  assert.deepEqual(
    entries.map(([, , , count]) => count),
    [1, 2, 1, 1],
  );
});

test("a key says what it stands for and of how many places", () => {
  drawLegend(main, legend, null, "Another title");
  assert.match(main.textContent, /Literacy/);
  assert.match(main.textContent, /Below 40 \(2\)/);
  assert.match(main.textContent, /Literate women per 100 women/);
});

test("while time goes by only the numbers change, the keys stay", () => {
  drawLegend(main, legend, null, "Another title");
  const before = main.querySelector("li");
  const later = legend.entries.map((entry) => [...entry.slice(0, 3), entry[3] + 10]);
  drawLegend(main, { ...legend, entries: later }, null, "Another title");
  assert.equal(main.querySelector("li"), before);
  assert.match(main.textContent, /Below 40 \(12\)/);
});

test("markup in a name is text", () => {
  const entries = [["<b>bold</b>", "0", false, 1]];
  drawLegend(main, { ...legend, entries }, null, legend.title);
  assert.equal(main.querySelector("b"), null);
  assert.match(main.textContent, /<b>bold<\/b>/);
});

test("circles of a key are as large as those of the map", () => {
  const points = { sizes: [25, 100, null], kinds: [0, 0, 0] };
  drawLegend(
    main,
    {
      ...legend,
      sizes: [
        [100, "100"],
        [25, "25"],
      ],
    },
    points,
    legend.title,
  );
  const radii = [...main.querySelectorAll("circle")].map((circle) => circle.getAttribute("r"));
  assert.deepEqual(radii, ["20", "10"]);
});

test("an empty state has zero in each key", () => {
  const low = { ...legend, entries: [["Low", "0", false, 3]] };
  assert.equal(countedWhere({ legend: low, codes: "000", weak: [] }, () => false).entries[0][3], 0);
});

test("a kind whose place is only likely has the form of its own kind, drawn as a ring", () => {
  const points = { kinds: [0, 1], forms: [0, 0], likely: [1], sizes: [null, null] };
  const keys = {
    ...legend,
    kinds: [
      ["Case study", 0],
      ["Case study, place likely", 1],
    ],
  };
  drawLegend(main, keys, points, legend.title);
  const [sure, likely] = main.querySelectorAll(".point");
  assert.equal(sure.getAttribute("d"), likely.getAttribute("d"));
  assert.equal(sure.getAttribute("class"), "point");
  assert.equal(likely.getAttribute("class"), "point likely");
});

test("every kind has a colour, however many there are", () => {
  const numbers = [...Array(15).keys()];
  const points = { kinds: numbers, forms: numbers.map(() => 0), likely: [], sizes: [] };
  const keys = { ...legend, kinds: numbers.map((number) => [`Kind ${number}`, number]) };
  drawLegend(main, keys, points, legend.title);
  const colours = [...main.querySelectorAll(".point")].map((mark) => mark.getAttribute("style"));
  assert.deepEqual(
    colours,
    numbers.map((number) => `--kind: var(--k${number})`),
  );
});

test("small dots have a key that says what they are", () => {
  drawLegend(main, { ...legend, dots: "Villages" }, null, legend.title);
  assert.match(main.textContent, /Villages/);
  assert.equal(main.querySelectorAll(".dots-key circle").length, 3);
});

test("a border where the programme worked has its key, and what is likely another one", () => {
  const presence = [
    ["covered (35)", true],
    ["covered, weak evidence (20)", false],
  ];
  drawLegend(main, { ...legend, presence, presence_title: "Where it worked" }, null, "Need");
  const signs = [...main.querySelectorAll(".swatch.presence")];
  assert.deepEqual(
    signs.map((sign) => [sign.className, sign.parentElement.textContent]),
    [
      ["swatch presence known", "covered (35)"],
      ["swatch presence likely", "covered, weak evidence (20)"],
    ],
  );
  assert.match(main.textContent, /Where it worked/);
});

test("borders are drawn in one line for all that is known and one for all that is likely", () => {
  const lines = presencePaths({ known: [2, 0], likely: [1] }, ["M0z", "M1z", "M2z"]);
  assert.deepEqual(
    lines.map((line) => [line.getAttribute("class"), line.getAttribute("d")]),
    [
      ["under", "M2zM0zM1z"],
      ["likely", "M1z"],
      ["known", "M2zM0z"],
    ],
  );
  assert.deepEqual(presencePaths(null, []), []);
});
