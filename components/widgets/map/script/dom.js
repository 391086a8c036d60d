// Making elements. Text always goes through textContent, so that markup in a name shows as text.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes] an attribute without a value is left out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function html(tag, attributes = {}, ...children) {
  return furnished(document.createElement(tag), attributes, children);
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes] an attribute without a value is left out
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  return furnished(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Attributes} attributes
 * @param {(Node | string)[]} children
 */
function furnished(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * @param {HTMLElement} element hidden while it says nothing
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/**
 * A sentence of the reader's language with its places, such as {place}, filled.
 * @param {string} sentence
 * @param {Record<string, string>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/**
 * Only what differs is set: an unchanged attribute would still cost the browser a look.
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Children are made anew only if what they show is new.
 * @param {Element} element
 * @param {unknown} told all that the children depend on
 * @param {() => Node[]} children
 */
export function redraw(element, told, children) {
  const text = JSON.stringify(told);
  if (shown.get(element) === text) return;
  shown.set(element, text);
  element.replaceChildren(...children());
}

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/**
 * One request for each address in the life of the page; a failed one may be tried again.
 * @template Content
 * @param {string} address
 * @param {(response: Response) => Promise<Content>} read
 * @param {RequestPriority} [priority] beside everything else that is fetched
 * @returns {Promise<Content>}
 */
export function fetchOnce(address, read, priority = "auto") {
  const known = kept.get(address);
  if (known) return known;
  const answer = fetch(address, { priority }).then((response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return read(response);
  });
  answer.catch(() => kept.delete(address));
  kept.set(address, answer);
  return answer;
}
