/* Takes a chart away: as a picture of what is displayed at that moment, or as the code of a frame that shows the same
   view. Without this script there is a picture of the whole, and the code of a frame for the whole. */

import { pictureOf, shownOf } from "./chart-picture.js";

const nameOf = (place) => (place.drawn ?? place.dataset.chart).match(/charts\/(?:narrow\/)?(.+)\.json$/)[1];
const written = (picture) => new XMLSerializer().serializeToString(picture);
const escaped = (text) =>
  text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[sign]);

/** Two pixels for each of the picture's. The policy of the page allows a picture in its own address, and no other. */
async function asPng(picture) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = ["width", "height"].map((side) => Math.round(2 * picture.getAttribute(side)));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** Give the reader what is displayed as a file named after the chart. */
async function take(figure, kind) {
  const picture = pictureOf(figure);
  const file = kind === "png" ? await asPng(picture) : new Blob([written(picture)], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${nameOf(shownOf(figure)).replaceAll("/", "-")}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The bare page that shows what is displayed: of the rows that are shown, and on the timeline as its address has it. */
function bareOf(figure) {
  const asked = new URLSearchParams(figure.closest(".page-timeline") ? location.search : "");
  asked.delete("lanes"); // they are a chart, and a bare page, of their own
  return `${nameOf(shownOf(figure))}/${`?${asked}`.replace(/^\?$/, "")}`;
}

/** The code of a frame for that page, made from the code for the whole. */
function codeOf(figure, code) {
  const { title, frame } = shownOf(figure).live?.spec.usermeta ?? {};
  const whole = figure.querySelector(".chart-image").dataset.title;
  const own = figure
    .querySelector(".chart-image a[download]")
    .getAttribute("href")
    .match(/charts\/(.+)\.svg$/)[1];
  const narrowed = code.replace(`embed/${own}/"`, () => `embed/${escaped(bareOf(figure))}"`);
  if (!title || title === whole) return narrowed;
  return narrowed
    .replace(`title="${escaped(whole)},`, () => `title="${escaped(title)},`)
    .replace(/height="\d+"/, `height="${frame}"`);
}

function button(words, act) {
  const made = document.createElement("button");
  return Object.assign(made, { type: "button", textContent: words, onclick: act });
}

/** Put the buttons into the room that the page keeps for them. */
function start() {
  for (const line of document.querySelectorAll(".chart-image")) {
    const figure = line.closest("figure");
    const field = line.querySelector("textarea");
    const svg = line.querySelector("a[download]");
    const bare = line.querySelector("a:not([download])");
    const renew = () => {
      field.value = codeOf(figure, field.defaultValue);
      bare.href = `${shownOf(figure).dataset.root}embed/${bareOf(figure)}`;
    };
    const copy = button("Copy", async () => {
      field.focus();
      copy.textContent = await navigator.clipboard.writeText(field.value).then(
        () => "Copied",
        () => "Press Ctrl+C",
      );
      setTimeout(() => (copy.textContent = "Copy"), 6000);
    });
    copy.ariaLive = "polite";
    line.querySelector(".chart-png").replaceChildren(button("PNG", () => take(figure, "png")));
    line.querySelector(".chart-copy").replaceChildren(copy);
    line.querySelector("details").ontoggle = renew;
    line.onpointerenter = renew;
    svg.onclick = (event) => {
      event.preventDefault();
      take(figure, "svg");
    };
    field.onfocus = () => {
      renew();
      field.select();
    };
  }
}

// Material tells of each page that it shows, also of those that it brings in without loading anew.
if (window.document$) window.document$.subscribe(start);
else start();
