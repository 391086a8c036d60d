// Names on the map: larger places first, each only where it has room and touches no other.

import { svg } from "./dom.js";

const SIZES = { outline: 12, area: 11 };
const ROOM_USED = 1.05;
const AREA_NAMES_FROM_ZOOM = 1.9;

const ruler = document.createElement("canvas").getContext("2d");

export function placeLabels(group, view, names, font) {
  const { grain } = view;
  const taken = [];
  const labels = [];
  for (const name of candidates(names, view)) {
    const size = SIZES[name.role];
    const width = measured(name.text, size, font, name.role) * grain;
    const height = size * 1.25 * grain;
    const box = [name.x - width / 2, name.y - height / 2, width, height];
    if (width > name.room * ROOM_USED || !within(box, view.seen) || taken.some((other) => touch(box, other)))
      continue;
    taken.push(box);
    const label = svg("text", { class: name.role, x: name.x, y: name.y + size * 0.35 * grain });
    label.style.fontSize = `${size * grain}px`;
    label.textContent = name.text;
    labels.push(label);
  }
  group.style.strokeWidth = `${3 * grain}px`;
  group.replaceChildren(...labels);
}

function candidates(names, view) {
  const hasOutlines = names.some((name) => name.role === "outline");
  const wanted = names.filter(
    (name) => name.role === "outline" || !hasOutlines || view.zoom >= AREA_NAMES_FROM_ZOOM,
  );
  return wanted.sort((one, other) => rank(one) - rank(other) || other.room - one.room);
}

const rank = (name) => (name.role === "outline" ? 0 : 1);

const widths = new Map();

function measured(text, size, font, role) {
  const key = `${role} ${text}`;
  if (!widths.has(key)) {
    ruler.font = `${role === "outline" ? 600 : 400} ${size}px ${font}`;
    widths.set(key, ruler.measureText(text).width * (role === "outline" ? 1.06 : 1) + 4);
  }
  return widths.get(key);
}

function within([x, y, w, h], box) {
  return x >= box.x && y >= box.y && x + w <= box.x + box.w && y + h <= box.y + box.h;
}

function touch([x, y, w, h], [otherX, otherY, otherW, otherH]) {
  return x < otherX + otherW && otherX < x + w && y < otherY + otherH && otherY < y + h;
}
