// The layers of the drawing: context, areas, marks of weak evidence, outlines.

/** @import { Box, Layer, Message } from "./types.js" */

import { svg } from "./dom.js";

const HATCH_PX = 7;
const DOTS_PX = 5;
/** @type {Record<string, number>} */
const TURNS = { hatch: 45, around: -45, dots: 0 };

export function patterns() {
  const hatch = svg(
    "pattern",
    { id: "hatch", width: HATCH_PX, height: HATCH_PX, patternUnits: "userSpaceOnUse" },
    svg("rect", { width: HATCH_PX, height: HATCH_PX, class: "hatch-ground" }),
    svg("path", { d: `M0 0V${HATCH_PX}`, class: "hatch-line" }),
  );
  const around = svg(
    "pattern",
    { id: "around", width: HATCH_PX, height: HATCH_PX, patternUnits: "userSpaceOnUse" },
    svg("path", { d: `M0 0V${HATCH_PX}`, class: "around-line" }),
  );
  const dots = svg(
    "pattern",
    { id: "dots", width: DOTS_PX, height: DOTS_PX, patternUnits: "userSpaceOnUse" },
    svg("circle", { cx: 1.25, cy: 1.25, r: 0.85, class: "dot" }),
    svg("circle", { cx: 3.75, cy: 3.75, r: 0.85, class: "dot" }),
  );
  return svg("defs", {}, hatch, around, dots);
}

/**
 * Patterns keep their size on the screen however far the map is zoomed.
 * @param {SVGDefsElement} defs
 * @param {number} grain
 */
export function scalePatterns(defs, grain) {
  for (const pattern of defs.children) {
    pattern.setAttribute("patternTransform", `scale(${grain}) rotate(${TURNS[pattern.id]})`);
  }
}

/** @param {Layer} layer */
export function areaPaths(layer) {
  return layer.paths.map((d, place) =>
    svg("path", {
      d,
      role: "option",
      tabindex: "-1",
      "data-place": place,
      "aria-selected": "false",
    }),
  );
}

/**
 * Outlines that the context layer names too are drawn dashed: their status is not settled.
 * @param {Layer} outline
 * @param {Layer | null} context
 */
export function outlinePaths(outline, context) {
  const unsettled = new Set(context?.names ?? []);
  return outline.paths.map((d, place) =>
    svg("path", { d, class: unsettled.has(outline.names[place]) ? "unsettled" : "settled" }),
  );
}

/**
 * The borders of places where the programme worked, above any fill. Light lies below dark, and what is
 * known above what is likely, so that neighbours do not cover each other's lines.
 * @param {Message["presence"]} presence
 * @param {string[]} paths of the layer
 */
export function presencePaths(presence, paths) {
  if (!presence) return [];
  /** @type {(places: number[]) => string} */
  const joined = (places) => places.map((place) => paths[place]).join("");
  const { known, likely } = presence;
  return [
    svg("path", { d: joined([...known, ...likely]), class: "under" }),
    svg("path", { d: joined(likely), class: "likely" }),
    svg("path", { d: joined(known), class: "known" }),
  ];
}

/**
 * Of the context only what is not drawn already under its own name.
 * @param {Layer} context
 * @param {Layer | null} outline
 */
export function contextPaths(context, outline) {
  const drawn = new Set(outline?.names ?? []);
  return context.paths
    .filter((_, place) => !drawn.has(context.names[place]))
    .map((d) => svg("path", { d }));
}

/**
 * @param {Box[]} boxes
 * @returns {Box}
 */
export function unionBox(boxes) {
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , w]) => x + w));
  const bottom = Math.max(...boxes.map(([, y, , h]) => y + h));
  return [left, top, right - left, bottom - top];
}
