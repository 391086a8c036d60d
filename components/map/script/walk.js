// The keyboard on the map: one Tab stop, arrows in reading order, letters jump to a name.

const TYPING_MS = 700;

// Returns where a key leads from `here`, or null if the key moves nowhere.
export function destination(key, here, items, typed) {
  const last = items.length - 1;
  const moves = {
    ArrowRight: here + 1,
    ArrowDown: here + 1,
    ArrowLeft: here - 1,
    ArrowUp: here - 1,
    Home: 0,
    End: last,
    PageDown: nextGroup(here, items),
    PageUp: groupBefore(here, items),
  };
  const wanted = key in moves ? moves[key] : typed ? named(typed, here, items) : null;
  return wanted === null ? null : Math.min(Math.max(wanted, 0), last);
}

function nextGroup(here, items) {
  const next = items.findIndex((item, place) => place > here && item.parent !== items[here].parent);
  return next < 0 ? items.length - 1 : next;
}

function groupBefore(here, items) {
  const first = items.findIndex((item) => item.parent === items[here].parent);
  if (first < here || first === 0) return first;
  return items.findIndex((item) => item.parent === items[first - 1].parent);
}

function named(typed, here, items) {
  const starts = (item) => item.name.toLowerCase().startsWith(typed);
  // A first letter goes on from here; more letters may stay on the same name.
  const from = typed.length === 1 ? here + 1 : here;
  const order = [...items.keys()].map((step) => (from + step) % items.length);
  return order.find((place) => starts(items[place])) ?? null;
}

export class Typed {
  constructor() {
    this.text = "";
    this.at = 0;
  }

  add(key, now = performance.now()) {
    this.text = now - this.at > TYPING_MS ? key : this.text + key;
    this.at = now;
    return this.text.toLowerCase();
  }
}
