/* Takes a chart away: as a picture of what is displayed at that moment, or as the code of a frame that shows the same
   view. Without this script there is a picture of the whole, and the code of a frame for the whole. */

import { pictureOf } from "./chart-picture.js";
import { chartOf, find, make, onEachPage, shownOf } from "./dom.js";
import { frameCode } from "./frame-code.js";
import { save } from "./save.js";

const SAID = 6000; // milliseconds for which it is said that the code was copied

/** @param {string} address - of a chart's data @returns {string} the chart's name: `timeline/topic` */
const nameIn = (address) => address.match(/charts\/(.+)\.json$/)?.[1] ?? "";

/** @param {SVGSVGElement} picture */
const written = (picture) => new XMLSerializer().serializeToString(picture);

/**
 * Two pixels for each of the picture's. The policy of the page allows a picture in its own address, and no other.
 * @param {SVGSVGElement} picture
 * @returns {Promise<Blob>}
 */
async function asPng(picture) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(picture))}`;
  await image.decode();
  const canvas = make("canvas");
  canvas.width = Math.round(2 * Number(picture.getAttribute("width")));
  canvas.height = Math.round(2 * Number(picture.getAttribute("height")));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, refuse) => {
    canvas.toBlob((blob) => (blob ? done(blob) : refuse(new Error("the picture is too large"))), "image/png");
  });
}

/** Give the reader what is displayed as a file named after the chart. @param {HTMLElement} figure @param {"svg" | "png"} kind */
async function take(figure, kind) {
  const name = nameIn(chartOf(shownOf(figure)));
  const picture = await pictureOf(figure);
  const file = kind === "png" ? await asPng(picture) : new Blob([written(picture)], { type: "image/svg+xml" });
  save(file, `${name.replaceAll("/", "-")}.${kind}`);
}

/**
 * The bare page that shows what is displayed: of the rows that are shown, and on the timeline as its address has it.
 * @param {HTMLElement} figure
 * @returns {string} its address, below embed/
 */
function bareOf(figure) {
  const asked = new URLSearchParams(figure.closest(".page-timeline") ? location.search : "");
  asked.delete("lanes"); // they are a chart, and a bare page, of their own
  return `${nameIn(chartOf(shownOf(figure)))}/${`?${asked}`.replace(/^\?$/, "")}`;
}

/** Put the buttons of one figure into the room that the page keeps for them. @param {HTMLElement} line */
function fill(line) {
  const figure = /** @type {HTMLElement} */ (line.closest("figure"));
  /** @type {HTMLTextAreaElement} */
  const field = find(line, "textarea");
  /** @type {HTMLAnchorElement} */
  const svg = find(line, "a[download]");
  /** @type {HTMLAnchorElement} */
  const bare = find(line, "a:not([download])");
  const own = svg.getAttribute("href")?.match(/charts\/(.+)\.svg$/)?.[1] ?? "";
  const isStill = !chartOf(shownOf(figure)); // its picture and its frame are those that the build has made
  const renew = () => {
    if (isStill) return;
    const shown = shownOf(figure);
    const page = bareOf(figure);
    const whole = { page: own, title: line.dataset.title ?? "" };
    field.value = frameCode(field.defaultValue, whole, page, shown.live?.spec.usermeta);
    bare.href = `${shown.dataset.root}embed/${page}`;
  };
  const takeOrSay = (/** @type {"svg" | "png"} */ kind) => {
    take(figure, kind).catch((error) => console.warn("There is no picture:", error));
  };
  const copy = make("button", { type: "button", "aria-live": "polite" }, "Copy");
  copy.onclick = async () => {
    field.focus();
    const said = navigator.clipboard.writeText(field.value).then(
      () => "Copied",
      () => "Press Ctrl+C",
    );
    copy.textContent = await said;
    setTimeout(() => (copy.textContent = "Copy"), SAID);
  };
  find(line, ".chart-copy").replaceChildren(copy);
  find(line, "details").ontoggle = renew;
  line.onpointerenter = renew;
  if (!isStill) {
    const png = make("button", { type: "button" }, "PNG");
    png.onclick = () => takeOrSay("png");
    find(line, ".chart-png").replaceChildren(png);
    svg.onclick = (event) => {
      event.preventDefault();
      takeOrSay("svg");
    };
  }
  field.onfocus = () => {
    renew();
    field.select();
  };
}

onEachPage(() => {
  for (const line of document.querySelectorAll(".chart-image")) fill(/** @type {HTMLElement} */ (line));
});
