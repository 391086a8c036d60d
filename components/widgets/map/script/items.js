// What can be pointed at and chosen: areas in reading order, then points.

/** @import { Item, Layer, Message, PlaceName, Points } from "./types.js" */

import { detailLines, texts } from "./cells.js";
import { svg } from "./dom.js";
import { marks } from "./points.js";

/**
 * @param {Layer} layer
 * @param {SVGPathElement[]} paths
 * @param {Message} data
 * @returns {Item[]}
 */
export function areaItems(layer, paths, data) {
  const count = layer.ids.length;
  const values = texts(data.values, count);
  const lines = detailLines(data.details, count);
  return layer.ids.map((id, place) => ({
    element: paths[place],
    id,
    name: layer.names[place],
    parent: layer.parents[layer.parent[place]],
    value: values[place],
    lines: () => lines(place),
    box: layer.boxes[place],
    at: layer.labels[place],
  }));
}

/**
 * A point keeps its size on the screen: `reach` is its radius in pixels.
 * One that stands for an area has its id, and its name if it has no other, from there.
 * @param {Points} points
 * @param {Layer} layer
 * @param {string} comma as the reader's language draws it
 * @returns {Item[]}
 */
export function pointItems(points, layer, comma) {
  const lines = detailLines(points.details, points.x.length);
  return marks(points).map(({ place, x, y, r, d }) => {
    const area = points.areas[place];
    const name = points.labels[place] ?? (area === null ? "" : layer.names[area]);
    const id = points.places[place] ?? (area === null ? null : layer.ids[area]);
    const value = lines(place)
      .map((line) => line.join(" "))
      .join(comma);
    const element = svg("path", {
      d,
      ...look(points, points.kinds[place]),
      role: "option",
      tabindex: "-1",
      "aria-selected": "false",
      "aria-label": spoken({ name, value }, comma),
    });
    const ways = points.ways[place];
    return { element, id, name, ways, lines: () => lines(place), at: [x, y], reach: r };
  });
}

/**
 * What makes the mark of a kind look as it does, of however many kinds there are.
 * @param {Points | null} points
 * @param {number} kind
 */
export function look(points, kind) {
  const likely = points?.likely.includes(kind) ? " likely" : "";
  return { class: `point${likely}`, style: `--kind: var(--k${kind})` };
}

/**
 * What a screen reader says of an item.
 * @param {Pick<Item, "name" | "parent" | "value">} item
 * @param {string} comma as the reader's language draws it
 */
export function spoken({ name, parent, value }, comma) {
  return [[name, parent].filter(Boolean).join(comma), value].filter(Boolean).join(": ");
}

/**
 * @param {Layer | null} layer
 * @param {PlaceName["role"]} role
 * @returns {PlaceName[]}
 */
export function placeNames(layer, role) {
  if (!layer) return [];
  return layer.names.map((text, place) => {
    const [x, y, room] = layer.labels[place];
    return { text, role, x, y, room };
  });
}
