/* Elements made in one line, and the places of charts. */

import { specOf } from "./chart-data.js";

const SVG = "http://www.w3.org/2000/svg";

/** How many pixels a pointer may go, and still be a press rather than a drag. */
export const STILL = 4;

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} inside - what stands in it
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...inside) {
  const made = set(document.createElement(tag), attributes);
  made.append(...inside);
  return made;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number>} attributes
 * @param {(string | Node)[]} inside - what stands in it
 * @returns {SVGElementTagNameMap[T]}
 */
export function makeSvg(tag, attributes = {}, ...inside) {
  const made = set(document.createElementNS(SVG, tag), attributes);
  made.append(...inside);
  return made;
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, string | number>} attributes
 * @returns {E} the element, with these attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/**
 * @param {string} words - what stands on the button
 * @param {string} label - what it is called
 * @param {() => void} act
 */
export function button(words, label, act) {
  const made = make("button", { type: "button", "aria-label": label, title: label }, words);
  made.addEventListener("click", act);
  return made;
}

/** The head of what can be opened; its arrow is drawn by the style sheet. @param {string} words */
export function summary(words) {
  return make("summary", {}, make("span", { "aria-hidden": "true" }), words);
}

/**
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {E} the first element there of that kind, which must be there
 */
export function find(parent, selector) {
  const found = parent.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return /** @type {E} */ (found);
}

/** @param {ParentNode} figure @returns {ChartPlace[]} the places of a figure's charts, for wide and narrow columns */
export const placesOf = (figure) => /** @type {ChartPlace[]} */ ([...figure.querySelectorAll(".chart-drawing")]);

/** @param {ParentNode} figure @returns {ChartPlace} the one of them that is displayed */
export function shownOf(figure) {
  const places = placesOf(figure);
  return places.find((one) => one.checkVisibility()) ?? places[0];
}

/** @param {ChartPlace} place @returns {string} the address of the chart that is displayed there */
export const chartOf = (place) => place.drawn ?? place.dataset.chart ?? "";

/** @param {ChartPlace} place @param {string} address - of a chart @returns {Promise<Spec>} it in the form that the place has */
export async function fetchSpec(place, address) {
  const template = address.replace(/charts\/.*/, "charts/template.json");
  const [shared, own] = await Promise.all([template, address].map((one) => fetchJson(new URL(one, location.href))));
  return specOf(shared, own, place.matches(".chart-narrow") ? "narrow" : "wide");
}

/** @param {URL} address @returns {Promise<any>} */
export async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}

/** Heed each page that is shown, also those that the theme brings in without loading anew. @param {() => void} start */
export function onEachPage(start) {
  if (window.document$) window.document$.subscribe(start);
  else start();
}
