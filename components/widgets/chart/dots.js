// The dots of a drawing: which is nearest to a pointer, and which the arrow keys lead to.

/**
 * @typedef {object} Dot
 * @property {Element} mark
 * @property {Element} panel
 * @property {number} part of the width of its panel that lies before it
 * @property {number} y in pixels of its panel
 * @property {number} row
 */

/**
 * The dots of a drawing that say something, with where they stand.
 * @param {Element} drawing
 * @returns {Dot[]}
 */
export function dotsOf(drawing) {
  return Array.from(drawing.querySelectorAll(".panels > svg")).flatMap((panel) => {
    const { left, top, width } = panel.getBoundingClientRect();
    const height = Number(panel.getAttribute("data-row"));
    return Array.from(panel.querySelectorAll("[aria-label]"), (mark) => {
      const box = mark.getBoundingClientRect();
      const y = box.top + box.height / 2 - top;
      const part = (box.left + box.width / 2 - left) / (width || 1);
      return { mark, panel, part, y, row: height ? Math.floor(y / height) : 0 };
    });
  });
}

/**
 * Rows of dots from top to bottom, each from left to right.
 * @param {Dot[]} dots
 * @returns {Dot[][]}
 */
export function rowsOf(dots) {
  const panels = [...new Set(dots.map(({ panel }) => panel))];
  return panels.flatMap((panel) => {
    const inside = dots.filter((dot) => dot.panel === panel);
    const rows = [...new Set(inside.map(({ row }) => row))].sort((one, other) => one - other);
    return rows.map((row) =>
      inside.filter((dot) => dot.row === row).sort((one, other) => one.part - other.part),
    );
  });
}

/**
 * The dot of a panel that is nearest to a pointer, if it is within reach; of two, the upper one.
 * @param {Dot[]} dots
 * @param {Element} panel
 * @param {{ clientX: number, clientY: number }} pointer
 * @param {number} reach in pixels
 * @returns {Dot | undefined}
 */
export function nearest(dots, panel, { clientX, clientY }, reach) {
  const { left, top, width } = panel.getBoundingClientRect();
  /** @type {Dot | undefined} */
  let found;
  let least = reach;
  for (const dot of dots) {
    if (dot.panel !== panel) continue;
    const far = Math.hypot(left + dot.part * width - clientX, top + dot.y - clientY);
    if (far <= least) [found, least] = [dot, far];
  }
  return found;
}

/**
 * Where a key leads from a dot: along its row, to its ends, or to the nearest dot of the next row.
 * @param {Dot[][]} rows
 * @param {Dot} from
 * @param {string} key
 * @returns {Dot | undefined}
 */
export function led(rows, from, key) {
  const down = rows.findIndex((row) => row.includes(from));
  const row = rows[down];
  const along = row.indexOf(from);
  switch (key) {
    case "ArrowLeft":
      return row[along - 1];
    case "ArrowRight":
      return row[along + 1];
    case "ArrowUp":
      return beside(rows[down - 1], from);
    case "ArrowDown":
      return beside(rows[down + 1], from);
    case "Home":
      return row[0];
    case "End":
      return row.at(-1);
  }
}

/**
 * @param {Dot[] | undefined} row
 * @param {Dot} from
 * @returns {Dot | undefined}
 */
function beside(row, from) {
  const far = (/** @type {Dot} */ { part }) => Math.abs(part - from.part);
  return row?.reduce((best, dot) => (far(dot) < far(best) ? dot : best));
}
