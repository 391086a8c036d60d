// The map of another period than the server's last one, made of what all periods brought with them.

/** @import { DetailColumn, Message, PeriodFrame, Periods, Points } from "./types.js" */

import { texts } from "./cells.js";

const SIZE = "=";

/**
 * The message with another period in it; null if that period is not known. What the lines beside a
 * place say comes later, with the server's own message.
 * @param {Message} data
 * @param {Periods} known
 * @param {string} code of the period
 * @param {string} numbers language of numbers
 * @returns {Message | null}
 */
export function messageAt(data, known, code, numbers) {
  const frame = known.frames[known.periods.indexOf(code)];
  if (!frame) return null;
  const now = known.frames[known.periods.indexOf(data.time?.at ?? "")];
  // A map that is zoomed to a state names it behind its title.
  const title = now ? data.title.replace(now.title, () => frame.title) : frame.title;
  return { ...withFrame(data, known, frame, numbers), title };
}

/**
 * The message with another map of the same places in it: at the period that is shown, or else the last.
 * @param {Message} data
 * @param {Periods} known of the other map
 * @param {string} numbers language of numbers
 * @returns {Message}
 */
export function messageAhead(data, known, numbers) {
  const at = known.periods.indexOf(data.time?.at ?? "");
  const frame = at < 0 ? known.frames[known.frames.length - 1] : known.frames[at];
  return withFrame(data, known, frame, numbers);
}

/**
 * @param {Message} data
 * @param {Periods} known
 * @param {PeriodFrame} frame
 * @param {string} numbers
 * @returns {Message}
 */
function withFrame(data, known, frame, numbers) {
  const points = known.points ? pointsOf(known.points, frame, numbers) : data.points;
  return { ...data, ...frame, details: [], points };
}

/**
 * @param {Omit<Points, "sizes">} points of all periods
 * @param {PeriodFrame} frame
 * @param {string} numbers
 * @returns {Points | null} those of one period
 */
function pointsOf(points, { drawn = "", sizes = [], told = [] }, numbers) {
  const shown = [...drawn].flatMap((is, place) => (is === "1" ? [place] : []));
  if (!shown.length) return null;
  /**
   * @template Value
   * @param {Value[]} values
   */
  const only = (values) => shown.map((place) => values[place]);
  const { format } = new Intl.NumberFormat(numbers);
  const written = sizes.map((size) => (size === null ? "" : format(size)));
  const details = [...points.details, ...told.map((column) => withSizes(column, written))];
  return {
    ...points,
    x: only(points.x),
    y: only(points.y),
    areas: only(points.areas),
    labels: only(points.labels),
    places: only(points.places),
    kinds: only(points.kinds),
    ways: only(points.ways),
    sizes: only(sizes),
    details: details.map((column) => wholeTexts(column, only(texts(column, drawn.length)))),
  };
}

/**
 * @param {DetailColumn} column
 * @param {string[]} written the size of each point
 * @returns {DetailColumn}
 */
function withSizes(column, written) {
  const cells = column.v.split(";");
  return {
    ...column,
    v: cells.map((cell, place) => cell.replace(SIZE, () => written[place])).join(";"),
  };
}

/**
 * A column of texts as they stand.
 * @param {DetailColumn} column
 * @param {string[]} lines
 * @returns {DetailColumn}
 */
function wholeTexts({ label }, lines) {
  return { label, t: lines, v: lines.map((_, place) => `${place}:`).join(";") };
}
