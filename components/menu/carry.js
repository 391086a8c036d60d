// Streamlit's menu opens every page bare. Where the page has drawn a link that carries what was
// chosen, a click in the menu takes that link instead: one address, and one step for Back.

const CARRIED = ".st-key-carried a[href]";

const carrying = (link) =>
  [...document.querySelectorAll(CARRIED)].find((one) => one.pathname === link.pathname);

function take(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.search || link.matches(CARRIED)) return;
  const better = carrying(link);
  if (!better) return;
  // In a new tab the browser itself opens what the link says.
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) {
    link.href = better.href;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  better.click();
}

export default function () {
  if (window.menuCarries) return;
  window.menuCarries = true;
  for (const kind of ["click", "auxclick"]) document.addEventListener(kind, take, true);
}
