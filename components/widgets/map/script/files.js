// What a map asks the server for once: the shapes of its layers, and its words.

/** @import { Layer, Words } from "./types.js" */

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
