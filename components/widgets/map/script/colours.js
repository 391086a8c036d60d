// The colours of a map's classes, kinds and dots, for light and for dark ground.

/** @import { ColourPair, Message } from "./types.js" */

/**
 * As declarations of a style.
 * @param {Message} data
 */
export function declareColours(data) {
  const middle = data.scale[data.scale.length >> 1];
  /** @type {[string, ColourPair][]} */
  const named = [
    ...numbered("--c", data.scale),
    ...numbered("--k", data.points?.colours ?? []),
    ...ifThere("--cm", middle),
    ...ifThere("--cloud", data.cloud?.colour),
  ];
  return named.map(([name, [light, dark]]) => `${name}:light-dark(${light},${dark})`).join(";");
}

/**
 * @param {string} prefix
 * @param {ColourPair[]} pairs
 * @returns {[string, ColourPair][]}
 */
function numbered(prefix, pairs) {
  return pairs.map((pair, index) => [`${prefix}${index}`, pair]);
}

/**
 * @param {string} name
 * @param {ColourPair | undefined} pair
 * @returns {[string, ColourPair][]}
 */
function ifThere(name, pair) {
  return pair ? [[name, pair]] : [];
}
