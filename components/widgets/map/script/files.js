// What a map asks the server for once: the shapes of its layers, its words, its periods and those of
// maps that are likely to be chosen next.

/** @import { Layer, Periods, Time, TimeTold, Words } from "./types.js" */

import { fetchOnce } from "./dom.js";

const IDLE_MS = 200;

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

/**
 * @param {string} address
 * @param {RequestPriority} [priority]
 * @returns {Promise<Periods>}
 */
export async function fetchPeriods(address, priority) {
  const known = await fetchOnce(address, (response) => response.json(), priority);
  if (!known) throw new Error("these periods cannot be told in one file");
  return known;
}

/**
 * When the browser has nothing else to do, and the visitor does not save data.
 * @param {() => void} load
 */
export function loadSoon(load) {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  if (connection?.saveData) return;
  // Safari knows no idle callback.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(load, { timeout: 5 * IDLE_MS });
  else setTimeout(load, IDLE_MS);
}
