// Columns of text arrive as templates and the numbers that fill them.

export function texts(column, count) {
  const cells = column.v.split(";");
  return Array.from({ length: count }, (_, place) => text(column.t, cells[place] ?? ""));
}

function text(templates, cell) {
  const colon = cell.indexOf(":");
  const template = templates[colon < 0 ? 0 : Number(cell.slice(0, colon))] ?? "";
  const numbers = cell.slice(colon + 1);
  const queue = numbers ? numbers.split(" ") : [];
  return template.replaceAll("{}", () => queue.shift() ?? "");
}

// Lines of one place: pairs of label and text, without those the place lacks.
export function detailLines(columns, count) {
  const decoded = columns.map((column) => [column.label, texts(column, count)]);
  return (place) =>
    decoded.map(([label, cells]) => [label, cells[place]]).filter(([, cell]) => cell);
}
