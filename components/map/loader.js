// Streamlit sends a component's script with every message, so only these lines travel;
// the map itself is a file the browser keeps.
const known = new Map();

export default function (component) {
  const { script } = component.data;
  // Asking for a module again, even for one that is there, waits behind the next picture.
  return known.has(script) ? known.get(script)(component) : first(script, component);
}

async function first(script, component) {
  const { draw } = await import(new URL(script, location.origin));
  known.set(script, draw);
  return draw(component);
}
