// Shows a table that the server has built and escaped, and tells which cell was chosen.

export default function ({ data, parentElement, setTriggerValue }) {
  const holder = parentElement.querySelector(".holder");
  if (holder.table !== data.table) {
    const chosen = parentElement.activeElement?.dataset.pick;
    holder.innerHTML = data.table;
    holder.table = data.table;
    holder.querySelector(`[data-pick="${CSS.escape(chosen ?? "")}"]`)?.focus();
  }
  holder.onclick = (event) => {
    const cell = event.target.closest("[data-pick]");
    if (cell) setTriggerValue("picked", cell.dataset.pick);
  };
  holder.onkeydown = (event) => walk(event, holder);
}

// Arrow keys go to the next cell that has a case in that direction; Tab goes from cell to cell.
function walk(event, holder) {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const step = steps[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell) return;
  event.preventDefault();
  const rows = holder.querySelector("table").rows;
  let [row, column] = [cell.parentElement.rowIndex + step[0], cell.cellIndex + step[1]];
  while (rows[row]?.cells[column]) {
    const button = rows[row].cells[column].querySelector("button");
    if (button) return button.focus();
    [row, column] = [row + step[0], column + step[1]];
  }
}
