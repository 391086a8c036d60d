// What folium does not do: names for who cannot see the map, a key of its signs, labels that do not
// collide. The page calls `furnish`; the layers use the function it returns to name themselves.

/* global L */
/**
 * Two opening braces would begin a word of the template this script is put into.
 * @typedef {object} Properties
 * @property {string} [role]
 * @property {string} name
 * @property {[string, string][]} [lines]
 *
 * @typedef {object} Feature
 * @property {Properties} properties
 */
/**
 * @typedef {object} About
 * @property {string} title
 * @property {string} description
 * @property {string} credit
 * @property {[string, string][]} key
 */

/**
 * @param {L.Map} map
 * @param {About} about
 */
// eslint-disable-next-line no-unused-vars -- called by the page this script is put into
function furnish(map, about) {
  namePage(map.getContainer(), about);
  map.attributionControl.setPrefix("Leaflet").addAttribution(about.credit);
  if (about.key.length) addKey(map, about.key);
  const labels = thinnedOut(map);
  /**
   * @param {Feature} feature
   * @param {L.Path & L.Marker} layer
   */
  const name = ({ properties }, layer) => {
    if (properties.role === "point") namePoint(layer, properties);
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
  box.setAttribute("aria-label", `${about.title}. ${about.description}`);
  document.title = about.title;
  // folium forbids to enlarge the page; who sees little needs to.
  for (const viewport of document.querySelectorAll('meta[name="viewport"]'))
    viewport.setAttribute("content", "width=device-width, initial-scale=1");
  if (window.frameElement instanceof HTMLElement) window.frameElement.title = about.title;
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
 * @param {L.Path & L.Marker} layer
 * @param {Properties} properties
 */
function namePoint(layer, properties) {
  const { name, lines = [] } = properties;
  const note = textElement("div", "note");
  note.append(textElement("b", "", name));
  for (const [label, text] of lines) {
    const line = textElement("p", "");
    line.append(textElement("span", "label", label), ` ${text}`);
    note.append(line);
  }
  layer.bindTooltip(note, { direction: "top", offset: [0, -8] });
  const spoken = [name, ...lines.map(([label, text]) => `${label}: ${text}`)].join("; ");
  layer.on("add", () => layer.getElement()?.setAttribute("aria-label", spoken));
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
 * Of names that would lie over a sign or over one another only the first is shown.
 * @param {L.Map} map
 * @returns {L.Tooltip[]} the names; to be filled
 */
function thinnedOut(map) {
  /** @type {L.Tooltip[]} */
  const labels = [];
  const thinOut = () => {
    const signs = map.getContainer().getElementsByClassName("sign");
    const taken = Array.from(signs, (sign) => sign.getBoundingClientRect());
    for (const label of labels) {
      const face = label.getElement();
      if (!face) continue;
      const own = face.getBoundingClientRect();
      const isFree = taken.every((other) => areApart(own, other));
      face.classList.toggle("crowded", !isFree);
      if (isFree) taken.push(own);
    }
  };
  let asked = 0;
  map.on("zoomend resize layeradd", () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(thinOut);
  });
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
