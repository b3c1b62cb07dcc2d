/* Fetches the records of the site, and by what they may be narrowed. */

import { Records } from "./records.js";

/**
 * @param {URL} root - the address of the site
 * @returns {Promise<Records>}
 */
export async function fetchRecords(root) {
  const [all, facets] = await Promise.all(["events", "facets"].map((name) => read(new URL(`data/${name}.json`, root))));
  return new Records(all, facets);
}

/** @param {URL} address @returns {Promise<any>} */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}
