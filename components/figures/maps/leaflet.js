// What folium does not do: names for who cannot see the map, a key of its signs, labels that do not
// collide. The page calls `furnish`; the layers use the function it returns to name themselves.

/* global L */
/**
 * Two opening braces would begin a word of the template this script is put into.
 * @typedef {object} Properties
 * @property {string} [role]
 * @property {string} name
 * @property {[string, string][]} [lines]
 * @property {[string, string][]} [leads_to]
 *
 * @typedef {object} Feature
 * @property {Properties} properties
 */
/**
 * @typedef {object} Way
 * @property {string} words
 * @property {string} address
 *
 * @typedef {object} About
 * @property {string} title
 * @property {string} description
 * @property {string} credit
 * @property {[string, string][]} key
 * @property {string} root address of the site; empty in a file that stands alone
 * @property {Record<"whole" | "line" | "way" | "zoom_in" | "zoom_out" | "close", string>} words in the
 *   reader's language, with places such as {title}
 */

/**
 * @param {L.Map} map
 * @param {About} about
 */
// eslint-disable-next-line no-unused-vars -- called by the page this script is put into
function furnish(map, about) {
  const { zoom_in: zoomInTitle, zoom_out: zoomOutTitle } = about.words;
  new L.Control.Zoom({ zoomInTitle, zoomOutTitle }).addTo(map);
  namePage(map.getContainer(), about);
  map.attributionControl.setPrefix("Leaflet").addAttribution(about.credit);
  if (about.key.length) addKey(map, about.key);
  const labels = thinnedOut(map);
  /**
   * @param {Feature} feature
   * @param {L.Path & L.Marker} layer
   */
  const name = ({ properties }, layer) => {
    if (properties.role === "point") namePoint(layer, properties, about);
    else if (properties.role !== "outline") labels.push(labelArea(layer, properties));
  };
  return { name };
}

/**
 * @param {HTMLElement} box
 * @param {About} about
 */
function namePage(box, about) {
  box.setAttribute("role", "region");
  const { title, description } = about;
  box.setAttribute("aria-label", fill(about.words.whole, { title, description }));
  document.title = about.title;
  // folium forbids to enlarge the page; who sees little needs to.
  for (const viewport of document.querySelectorAll('meta[name="viewport"]'))
    viewport.setAttribute("content", "width=device-width, initial-scale=1");
  // Not asked for its class: the element belongs to another window, which has classes of its own.
  window.frameElement?.setAttribute("title", about.title);
}

/**
 * A sentence with its places filled.
 * @param {string} sentence
 * @param {Record<string, string>} values
 */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
function textElement(tag, className, text) {
  const made = L.DomUtil.create(tag, className);
  made.textContent = text ?? "";
  return made;
}

/**
 * @param {L.Map} map
 * @param {About["key"]} key
 */
function addKey(map, key) {
  const control = new L.Control({ position: "bottomright" });
  control.onAdd = () => {
    const list = textElement("ul", "key");
    for (const [kind, sign] of key) {
      const item = textElement("li", "");
      item.innerHTML = sign;
      item.append(kind);
      list.append(item);
    }
    return list;
  };
  control.addTo(map);
}

/**
 * What a sign stands for: in short while it is pointed at, with the way on once it is chosen.
 * @param {L.Path & L.Marker} layer
 * @param {Properties} properties
 * @param {About} about
 */
function namePoint(layer, properties, { root, words }) {
  const { name, lines = [], leads_to: ways = [] } = properties;
  layer.bindTooltip(noteOf(properties), { direction: "top", offset: [0, -8] });
  const said = lines.map(([label, text]) => fill(words.line, { label, text }));
  const spoken = [name, ...said].join("; ");
  layer.on("add", () => layer.getElement()?.setAttribute("aria-label", spoken));
  if (!root || !ways.length) return;
  const spelled = ways.map(([page, address]) => ({
    words: fill(words.way, { page }),
    address: `${root}/${address}`,
  }));
  addWays(layer, noteOf(properties), spelled, words.close);
}

/** @param {Properties} properties */
function noteOf({ name, lines = [] }) {
  const note = textElement("div", "note");
  note.append(textElement("b", "", name));
  for (const [label, text] of lines) {
    const line = textElement("p", "");
    line.append(textElement("span", "label", label), ` ${text}`);
    note.append(line);
  }
  return note;
}

/**
 * A note with links, the first of which takes the focus, and gives it back to its sign.
 * @param {L.Path & L.Marker} layer
 * @param {HTMLElement} note
 * @param {Way[]} ways
 * @param {string} close what its button to close it is called
 */
function addWays(layer, note, ways, close) {
  const links = ways.map(({ words, address }) => {
    const link = document.createElement("a");
    // A frame may not change the page around it.
    Object.assign(link, { href: address, target: "_blank", rel: "noopener" });
    link.textContent = words;
    return link;
  });
  note.append(...links);
  // Leaflet closes it on Escape only while the map itself has the focus.
  note.addEventListener("keydown", ({ key }) => key === "Escape" && layer.closePopup());
  // The buttons at the left lie over the note.
  layer.bindPopup(note, { maxWidth: 210, maxHeight: 300, autoPanPaddingTopLeft: [58, 8] });
  layer.on("popupopen", ({ popup }) => {
    const button = popup.getElement()?.querySelector(".leaflet-popup-close-button");
    button?.setAttribute("aria-label", close);
    layer.closeTooltip();
    links[0].focus({ preventScroll: true });
  });
  layer.on("popupclose", ({ popup }) => {
    const sign = /** @type {HTMLElement | undefined} */ (layer.getElement());
    if (popup.getElement()?.contains(document.activeElement)) sign?.focus();
  });
}

/**
 * @param {L.Path & L.Marker} layer
 * @param {Properties} properties
 */
function labelArea(layer, { role, name }) {
  const label = L.tooltip({ permanent: true, direction: "center", className: `label ${role}` });
  layer.bindTooltip(label.setContent(textElement("span", "", name)));
  return label;
}

/**
 * Of names that would lie over a sign, a control or one another only the first is shown, and none
 * that the edge of the map would cut.
 * @param {L.Map} map
 * @returns {L.Tooltip[]} the names; to be filled
 */
function thinnedOut(map) {
  /** @type {L.Tooltip[]} */
  const labels = [];
  const thinOut = () => {
    const box = map.getContainer();
    const frame = box.getBoundingClientRect();
    const inTheWay = box.querySelectorAll(".sign, .leaflet-control");
    const taken = Array.from(inTheWay, (one) => one.getBoundingClientRect());
    for (const label of labels) {
      const face = label.getElement();
      if (!face) continue;
      const own = face.getBoundingClientRect();
      const isFree = liesIn(own, frame) && taken.every((other) => areApart(own, other));
      face.classList.toggle("crowded", !isFree);
      if (isFree) taken.push(own);
    }
  };
  let asked = 0;
  const thinOutSoon = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(thinOut);
  };
  map.on("zoomend moveend resize layeradd", thinOutSoon);
  // Nobody waits for Leaflet's style before the map is drawn, and a font changes the width of a name.
  document.addEventListener("load", thinOutSoon, { capture: true });
  document.fonts.addEventListener("loadingdone", thinOutSoon);
  return labels;
}

/**
 * @param {DOMRect} one
 * @param {DOMRect} other
 */
function areApart(one, other) {
  return (
    one.right < other.left ||
    one.left > other.right ||
    one.bottom < other.top ||
    one.top > other.bottom
  );
}

/**
 * @param {DOMRect} one
 * @param {DOMRect} whole
 */
function liesIn(one, whole) {
  return (
    one.left >= whole.left &&
    one.right <= whole.right &&
    one.top >= whole.top &&
    one.bottom <= whole.bottom
  );
}
