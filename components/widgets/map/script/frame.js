// The elements around and inside a map that stay for as long as the map is on the page.

/** @typedef {ReturnType<typeof furnish>} Parts */
/** @import { Words } from "./types.js" */

import { html, setAttribute, setText, svg } from "./dom.js";
import { patterns } from "./shapes.js";

/**
 * Put the elements of a map into its root.
 * @param {HTMLElement} root
 */
export function furnish(root) {
  const title = html("figcaption", { class: "title", id: "title" });
  const layers = emptyLayers();
  const { defs, choices, sheets } = drawings(layers);
  const { controls, ...buttons } = zoomControls();
  const hint = html("p", { class: "hint", hidden: "", "aria-hidden": "true" });
  const cloud = html("canvas", { class: "cloud", "aria-hidden": "true" });
  const [fills, ...above] = sheets;
  const canvas = html("div", { class: "canvas" }, fills, cloud, ...above, hint);
  const legend = html("div", { class: "legend" });
  const notes = html("div", { class: "notes" });
  const about = html("p", { class: "unseen", id: "about" });
  const help = html("p", { class: "unseen", id: "help" });
  const spoken = html("p", { class: "unseen", "aria-live": "polite" });
  // Nobody meets a control before it has its name, which is on its way.
  const time = timeBar();
  const stage = html("div", { class: "stage unnamed" }, controls, canvas, time.bar);
  const parts = [title, about, help, stage, legend, notes, spoken];
  root.replaceChildren(html("figure", { "aria-labelledby": "title" }, ...parts));
  const texts = { title, about, help, hint, legend, notes, spoken };
  return {
    ...texts,
    ...buttons,
    time,
    stage,
    canvas,
    pictures: sheets,
    cloud,
    defs,
    layers,
    choices,
  };
}

/**
 * Put the words of the reader's language on what is there in any.
 * @param {Parts} parts
 * @param {Words} words
 */
export function nameParts({ stage, help, hint, layers, goTo, ...parts }, words) {
  stage.classList.remove("unnamed");
  setText(help, words.help);
  if (hint.textContent !== words.hint) hint.textContent = words.hint;
  setAttribute(layers.points, "aria-label", words.points);
  setAttribute(goTo, "aria-label", words.go_to);
  for (const name of /** @type {const} */ (["closer", "further", "reset"])) {
    setAttribute(parts[name], "aria-label", words[name]);
    setAttribute(parts[name], "title", words[name]);
  }
}

function emptyLayers() {
  const hidden = { "aria-hidden": "true" };
  return {
    context: svg("g", { class: "context", ...hidden }),
    areas: svg("g", { class: "areas", role: "group" }),
    marks: svg("g", { class: "marks", ...hidden }),
    borders: svg("g", { class: "borders", ...hidden }),
    outline: svg("g", { class: "outline", ...hidden }),
    presence: svg("g", { class: "presence", ...hidden }),
    rings: svg("g", { class: "rings", ...hidden }),
    points: svg("g", { class: "points", id: "points", role: "group" }),
    labels: svg("g", { class: "labels", ...hidden }),
  };
}

/**
 * The layers on sheets. Lines and names are slow to draw: on sheets of their own a change of colours
 * or points, or a ring around the place that is pointed at, leaves them alone.
 * @param {ReturnType<typeof emptyLayers>} layers
 */
function drawings(layers) {
  const defs = patterns();
  const choices = svg(
    "g",
    { role: "listbox", "aria-labelledby": "title", "aria-describedby": "about help" },
    layers.areas,
  );
  const sheets = [
    picture("fills", defs, layers.context, choices, layers.marks),
    picture("sheet", layers.borders, layers.outline, layers.presence),
    picture("sheet", layers.rings, layers.points),
    picture("sheet", layers.labels),
  ];
  return { defs, choices, sheets };
}

function zoomControls() {
  const goTo = html("select");
  const [closer, further, reset] = ["+", "−", "⤢"].map((sign) =>
    html("button", { type: "button" }, sign),
  );
  const controls = html("div", { class: "controls" }, goTo, closer, further, reset);
  return { controls, goTo, closer, further, reset };
}

/** The periods: time goes on to the right in every language. */
function timeBar() {
  const sign = svg("path");
  const drawn = { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" };
  const label = html("span");
  const play = html("button", { type: "button", class: "play" }, svg("svg", drawn, sign), label);
  const range = html("input", { type: "range", min: 0, step: 1, value: 0, dir: "ltr" });
  const [name, begin, end] = ["now", "begin", "end"].map((part) =>
    html("span", { class: part, "aria-hidden": "true" }),
  );
  const ends = html("div", { class: "ends", dir: "ltr" }, begin, end);
  const course = html("div", { class: "course" }, range, ends);
  const bar = html("div", { class: "time", hidden: "" }, play, name, course);
  return { bar, play, sign, label, range, name, begin, end };
}

/**
 * @param {string} name
 * @param {...SVGElement} children
 */
function picture(name, ...children) {
  return svg("svg", { class: `picture ${name}`, role: "presentation" }, ...children);
}
