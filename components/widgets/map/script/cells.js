// Columns of text arrive as templates and the numbers that fill them.

/** @import { Column, DetailColumn } from "./types.js" */

/**
 * @param {Column} column
 * @param {number} count of texts
 */
export function texts(column, count) {
  const cells = column.v.split(";");
  return Array.from({ length: count }, (_, place) => filled(column, cells[place] ?? ""));
}

/**
 * @param {Column} column
 * @param {string} cell
 */
function filled({ t, d }, cell) {
  const colon = cell.indexOf(":");
  const template = t[colon < 0 ? 0 : Number(cell.slice(0, colon))] ?? "";
  const latin = cell.slice(colon + 1);
  const numbers = d ? latin.replace(/\d/g, (digit) => d[Number(digit)]) : latin;
  const queue = numbers ? numbers.split(" ") : [];
  return template.replaceAll("{}", () => queue.shift() ?? "");
}

/**
 * Lines of one place: pairs of label and text, without those the place lacks. Columns are decoded
 * when somebody asks for the first time: most changes are only looked at.
 * @param {DetailColumn[]} columns
 * @param {number} count of places
 * @returns {(place: number) => [string, string][]}
 */
export function detailLines(columns, count) {
  /** @type {[string, string[]][] | null} */
  let decoded = null;
  return (place) => {
    decoded ??= columns.map((column) => [column.label, texts(column, count)]);
    return decoded.flatMap(([label, cells]) => (cells[place] ? [[label, cells[place]]] : []));
  };
}
