/* A chart of a page as a picture that stands alone: what is displayed at that moment, in its colours, with its title,
   what was chosen and where it is from. The build does the same with a whole chart, in drawing/picture.py. */

const EDGE = 24; // the same measures as there
const HEAD = { size: 17, line: 22, weight: 600, colour: "--ink" };
const CHOSEN = { size: 13, line: 18, weight: 600, colour: "--ink" };
const FOOT = { size: 11.5, line: 17, weight: 400, colour: "--muted" };
const FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";
const SVG = "http://www.w3.org/2000/svg";
const pen = document.createElement("canvas").getContext("2d");

/** The place of a figure that is displayed: of its layouts for wide and for narrow columns, one. */
export const shownOf = (figure) => [...figure.querySelectorAll(".chart-drawing")].find((one) => one.checkVisibility());

/** Give an element these attributes. */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function draw(tag, attributes, words = "") {
  const made = set(document.createElementNS(SVG, tag), attributes);
  made.textContent = words;
  return made;
}

/** A text in lines no wider than a number of pixels; an address is broken at its signs, or anywhere if it must be. */
function wrapped(text, width, { size, weight }) {
  pen.font = `${weight} ${size}px ${FONT}`;
  const fits = (line) => pen.measureText(line.trimEnd()).width <= width;
  const lines = [""];
  for (const piece of text.split(/(?<=[\s/?&])/).flatMap((one) => (fits(one) ? one : [...one]))) {
    if (fits(lines.at(-1) + piece)) lines[lines.length - 1] += piece;
    else lines.push(piece);
  }
  return lines;
}

/** Paragraphs below each other, each in its look, as a group of SVG; and how high they are. */
function written(paragraphs, width) {
  const group = draw("g", {});
  let height = 0;
  for (const [text, { size, line, weight, colour }] of paragraphs) {
    for (const words of wrapped(text, width, { size, weight })) {
      height += line;
      group.append(
        draw("text", { x: 0, y: height - 6, "font-size": size, "font-weight": weight, fill: `var(${colour})` }, words),
      );
    }
  }
  return { group, height };
}

/** The chart of a figure as it is displayed, on paper of its own: an SVG element that needs nothing from this page. */
export function pictureOf(figure) {
  const place = shownOf(figure);
  const { title, rows, scale, source } = figure.querySelector(".chart-image").dataset;
  const chosen = place.live && figure.dataset.selection; // what the page brings shows all
  const called = place.live?.spec.usermeta.title ?? title;
  const picture = place.querySelector("svg").cloneNode(true);
  const { width, height } = picture.viewBox.baseVal;
  const head = written([[called, HEAD], ...(chosen ? [[`Narrowed: ${chosen}`, CHOSEN]] : [])], width);
  const parted = place.live?.spec.usermeta.rows ?? rows;
  const foot = written(
    [...(parted ? [parted] : []), ...(chosen ? [] : [scale]), source, location.href.split("#")[0]].map((text) => [
      text,
      FOOT,
    ]),
    width,
  );
  const top = EDGE + head.height;
  const box = { x: -EDGE, y: -top, width: width + 2 * EDGE, height: top + height + 6 + foot.height + EDGE };

  picture.querySelectorAll(":scope > :is(title, desc)").forEach((one) => one.remove());
  picture.prepend(
    draw("title", {}, called),
    draw("desc", {}, place.ariaLabel),
    draw("rect", { ...box, fill: "var(--paper)" }),
  );
  picture.append(
    set(head.group, { transform: `translate(0,${EDGE - top})` }),
    set(foot.group, { transform: `translate(0,${height + 6})` }),
  );
  set(picture, { width: box.width, height: box.height, viewBox: Object.values(box).join(" ") });
  alone(picture, getComputedStyle(place));
  return picture;
}

/** Resolve whatever a picture takes from its page: colours, links, the fonts that style sheets give. */
function alone(picture, style) {
  const resolved = (text) => text.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  for (const one of picture.querySelectorAll("*")) {
    for (const { name, value } of [...one.attributes]) {
      if (value.includes("var(")) one.setAttribute(name, resolved(value));
      if (/^(xlink:)?href$/.test(name)) one.setAttribute(name, new URL(value, location.href).href);
    }
    if (one.tagName === "text") one.setAttribute("font-family", FONT);
  }
}
