// Making elements. Text always goes through textContent, so that markup in a name shows as text.

const SVG = "http://www.w3.org/2000/svg";

export function html(tag, attributes = {}, ...children) {
  return furnished(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return furnished(document.createElementNS(SVG, tag), attributes, children);
}

function furnished(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

// Only what differs is set: an unchanged attribute would still cost the browser a look.
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

// Children are made anew only if what they show is new; `told` is all they depend on.
const shown = new WeakMap();

export function redraw(element, told, children) {
  const text = JSON.stringify(told);
  if (shown.get(element) === text) return;
  shown.set(element, text);
  element.replaceChildren(...children());
}

const kept = new Map();

// One request for each address in the life of the page; a failed one may be tried again.
export function fetchOnce(address, read = (response) => response.json()) {
  if (!kept.has(address)) {
    const answer = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return read(response);
    });
    answer.catch(() => kept.delete(address));
    kept.set(address, answer);
  }
  return kept.get(address);
}
