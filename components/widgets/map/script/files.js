// What a map asks the server for once: the shapes of its layers, its words, and those of its periods.

/** @import { Layer, Time, TimeTold, Words } from "./types.js" */

import { fetchOnce } from "./dom.js";

/**
 * What the map says itself, in the reader's language.
 * @param {string} address
 * @returns {Promise<Words>}
 */
export async function fetchWords(address) {
  return fetchOnce(address, (response) => response.json());
}

/**
 * A layer with its places called as the reader's language calls them; shapes come in one language.
 * @param {Layer} layer
 * @param {Words} words
 * @returns {Layer}
 */
export function inWords(layer, { names }) {
  return {
    ...layer,
    names: layer.names.map((name, place) => names[layer.ids[place]] ?? name),
    parents: layer.parents.map((name) => names[name] ?? name),
  };
}

/**
 * @param {string | null} address
 * @returns {Promise<Layer | null>}
 */
export async function fetchLayer(address) {
  return address ? fetchOnce(address, (response) => response.json()) : null;
}

/**
 * The periods of a map with their words, which are the same at each of them.
 * @param {TimeTold | null | undefined} told
 * @returns {Promise<Time | null>}
 */
export async function fetchTime(told) {
  return told
    ? { ...told, periods: await fetchOnce(told.words, (response) => response.json()) }
    : null;
}
