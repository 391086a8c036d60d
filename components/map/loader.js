// Streamlit sends a component's script with every message, so only these lines travel, without their
// remarks; the map itself is a file the browser keeps.
const known = {};

export default async function (component) {
  const { script } = component.data;
  // Asking for a module again, even for one that is there, waits behind the next picture.
  const draw = (known[script] ??= (await import(new URL(script, location.origin))).draw);
  return draw(component);
}
