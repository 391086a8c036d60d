// The entry that the loader calls with every message.

import { Atlas } from "./atlas.js";
import { html } from "./dom.js";

const styled = new WeakMap();

function styleOnce(container, address) {
  if (!styled.has(container)) {
    const link = html("link", { rel: "stylesheet", href: address });
    const settled = new Promise((done) => {
      link.addEventListener("load", done);
      link.addEventListener("error", done);
    });
    styled.set(container, settled);
    container.prepend(link);
  }
  return styled.get(container);
}

const atlases = new WeakMap();

export async function draw({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".atlas");
  await styleOnce(parentElement, data.style);
  if (!atlases.has(root)) atlases.set(root, new Atlas(root));
  const atlas = atlases.get(root);
  await atlas.update(data, (id) => setTriggerValue("picked", id));
  return () => atlas.leave();
}
