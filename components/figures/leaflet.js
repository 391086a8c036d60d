// Called with Leaflet's map and what to say of it; gives what the layers use to name themselves.
(function (map, about) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", `${about.title}. ${about.description}`);
  document.title = about.title;
  // folium forbids to enlarge the page; who sees little needs to.
  for (const viewport of document.querySelectorAll('meta[name="viewport"]'))
    viewport.setAttribute("content", "width=device-width, initial-scale=1");
  if (window.frameElement) window.frameElement.title = about.title;
  map.attributionControl.setPrefix("Leaflet").addAttribution(about.credit);

  const element = (tag, className, text) => {
    const made = L.DomUtil.create(tag, className);
    made.textContent = text ?? "";
    return made;
  };

  const note = ({ name, lines }) => {
    const whole = element("div", "note");
    whole.append(element("b", "", name));
    for (const [label, text] of lines ?? []) {
      const line = element("p", "");
      line.append(element("span", "label", label), ` ${text}`);
      whole.append(line);
    }
    return whole;
  };

  const spoken = ({ name, lines }) =>
    [name, ...(lines ?? []).map(([label, text]) => `${label}: ${text}`)].join("; ");

  const key = L.control({ position: "bottomright" });
  key.onAdd = () => {
    const list = element("ul", "key");
    for (const [kind, sign] of about.key) {
      const item = element("li", "");
      item.innerHTML = sign;
      item.append(kind);
      list.append(item);
    }
    return list;
  };
  if (about.key.length) key.addTo(map);

  // Of names that would lie over a sign or over one another only the first is shown.
  const labels = [];
  const thinOut = () => {
    const signs = box.getElementsByClassName("sign");
    const taken = Array.from(signs, (sign) => sign.getBoundingClientRect());
    for (const label of labels) {
      const face = label.getElement();
      if (!face) continue;
      const own = face.getBoundingClientRect();
      const free = taken.every(
        (one) => own.right < one.left || own.left > one.right || own.bottom < one.top || own.top > one.bottom,
      );
      face.classList.toggle("crowded", !free);
      if (free) taken.push(own);
    }
  };
  let asked = 0;
  const soon = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(thinOut);
  };
  map.on("zoomend resize layeradd", soon);

  const name = (feature, layer) => {
    const { properties } = feature;
    if (properties.role === "point") {
      layer.bindTooltip(note(properties), { direction: "top", offset: [0, -8] });
      layer.on("add", () => layer.getElement().setAttribute("aria-label", spoken(properties)));
    } else if (properties.role !== "outline") {
      const label = L.tooltip({ permanent: true, direction: "center", className: `label ${properties.role}` });
      layer.bindTooltip(label.setContent(element("span", "", properties.name)));
      labels.push(label);
    }
  };
  return { name };
})
