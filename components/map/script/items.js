// What can be pointed at and chosen: areas in reading order, then points.

import { detailLines, texts } from "./cells.js";
import { svg } from "./dom.js";
import { marks } from "./points.js";

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

// A point keeps its size on the screen: `reach` is its radius in pixels.
// One that stands for an area has its id, and its name if it has no other, from there.
export function pointItems(points, layer) {
  const lines = detailLines(points.details, points.x.length);
  return marks(points).map(({ place, x, y, r, d }) => {
    const area = points.areas[place];
    const name = points.labels[place] ?? layer.names[area];
    const id = points.places[place] ?? layer.ids[area];
    const value = lines(place).map((line) => line.join(" ")).join(", ");
    const element = svg("path", {
      d,
      class: `point kind-${points.kinds[place]}`,
      role: "option",
      tabindex: "-1",
      "aria-selected": "false",
      "aria-label": spoken({ name, value }),
    });
    return { element, id, name, lines: () => lines(place), at: [x, y], reach: r };
  });
}

export function spoken({ name, parent, value }) {
  return [parent ? `${name}, ${parent}` : name, value].filter(Boolean).join(": ");
}

export function placeNames(layer, role) {
  if (!layer) return [];
  return layer.names.map((text, place) => {
    const [x, y, room] = layer.labels[place];
    return { text, role, x, y, room };
  });
}
