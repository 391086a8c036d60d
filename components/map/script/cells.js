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

// Lines of one place: pairs of label and text, without those the place lacks. Columns are decoded
// when somebody asks for the first time: most changes are only looked at.
export function detailLines(columns, count) {
  let decoded = null;
  return (place) => {
    decoded ??= columns.map((column) => [column.label, texts(column, count)]);
    return decoded.map(([label, cells]) => [label, cells[place]]).filter(([, cell]) => cell);
  };
}
