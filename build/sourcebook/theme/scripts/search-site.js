/* The index of this site: fetched once, and again where a new one was published in the meantime. */

import { SearchIndex } from "./search-index.js";

/** @type {Promise<SearchIndex> | undefined} */
let asked;

/** @param {URL} root - the address of the site @returns {Promise<SearchIndex>} */
export function siteIndex(root) {
  asked ??= fetchIndex(root);
  asked.catch(forget);
  return asked;
}

/** Whatever went wrong, the next search begins anew. */
export function forget() {
  asked = undefined;
}

/** @param {URL} root */
async function fetchIndex(root) {
  const folder = new URL("search/", root);
  const head = await read(new URL("index.json", folder), "no-cache");
  return new SearchIndex(head, (path) => read(new URL(`${path}?${head.made}`, folder), "default"));
}

/** @param {URL} address @param {RequestCache} cache @returns {Promise<any>} */
async function read(address, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}
