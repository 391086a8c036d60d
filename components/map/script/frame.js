// The elements around and inside a map that stay for as long as the map is on the page.

import { html, svg } from "./dom.js";
import { patterns } from "./shapes.js";

const HELP =
  "Arrow keys go from place to place, Page Up and Page Down from state to state, letters jump to a " +
  "name. Enter chooses. Plus, minus and zero zoom. Escape closes the note, then shows the whole map.";

export function furnish(root) {
  const title = html("figcaption", { class: "title", id: "title" });
  const defs = patterns();
  const layers = {
    context: svg("g", { class: "context", "aria-hidden": "true" }),
    areas: svg("g", { class: "areas", role: "group" }),
    marks: svg("g", { class: "marks", "aria-hidden": "true" }),
    borders: svg("g", { class: "borders", "aria-hidden": "true" }),
    outline: svg("g", { class: "outline", "aria-hidden": "true" }),
    rings: svg("g", { class: "rings", "aria-hidden": "true" }),
    points: svg("g", { class: "points", id: "points", role: "group", "aria-label": "Points" }),
    labels: svg("g", { class: "labels", "aria-hidden": "true" }),
  };
  const choices = svg(
    "g",
    { role: "listbox", "aria-labelledby": "title", "aria-describedby": "about help" },
    layers.areas,
  );
  const fills = picture("fills", defs, layers.context, choices, layers.marks);
  // Lines and names are slow to draw: on sheets of their own a change of colours or points, or a ring
  // around the place that is pointed at, leaves them alone.
  const lines = picture("sheet", layers.borders, layers.outline);
  const signs = picture("sheet", layers.rings, layers.points);
  const names = picture("sheet", layers.labels);
  const pictures = [fills, lines, signs, names];
  const goTo = html("select", { "aria-label": "Zoom to" });
  const closer = button("+", "Zoom in");
  const further = button("−", "Zoom out");
  const reset = button("⤢", "Show the whole map");
  const controls = html("div", { class: "controls" }, goTo, closer, further, reset);
  const hint = html("p", { class: "hint", hidden: "", "aria-hidden": "true" }, "Hold Ctrl to zoom");
  const cloud = html("canvas", { class: "cloud", "aria-hidden": "true" });
  const canvas = html("div", { class: "canvas" }, fills, cloud, lines, signs, names, hint);
  const stage = html("div", { class: "stage" }, controls, canvas);
  const legend = html("div", { class: "legend" });
  const notes = html("div", { class: "notes" });
  const about = html("p", { class: "unseen", id: "about" });
  const help = html("p", { class: "unseen", id: "help" }, HELP);
  const spoken = html("p", { class: "unseen", "aria-live": "polite" });
  const figure = html("figure", { "aria-labelledby": "title" }, title, about, help, stage, legend, notes, spoken);
  root.replaceChildren(figure);
  return {
    title, about, stage, canvas, pictures, cloud, defs, layers, choices,
    goTo, closer, further, reset, hint, legend, notes, spoken,
  };
}

function picture(name, ...children) {
  return svg("svg", { class: `picture ${name}`, role: "presentation" }, ...children);
}

function button(text, label) {
  return html("button", { type: "button", "aria-label": label, title: label }, text);
}
