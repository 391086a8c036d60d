// Streamlit sends a component's script with every message, so only these lines travel;
// the map itself is a file the browser keeps.
export default async function (component) {
  const address = new URL(component.data.script, location.origin);
  const { draw } = await import(address);
  return draw(component);
}
