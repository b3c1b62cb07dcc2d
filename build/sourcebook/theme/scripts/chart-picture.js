/* A chart of a page as a picture that stands alone: what is displayed at that moment, in its colours, with its title,
   what was chosen and where it is from. The build does the same with a whole chart, in drawing/picture.py, from where
   the measures are. */

import { chartOf, fetchSpec, find, makeSvg, set, shownOf } from "./dom.js";

/** Words of a picture, and how they are set. @typedef {[string, PictureType]} Paragraph */

/** Words in lines of a width. */
class Writer {
  /**
   * @param {number} width - of a line, in pixels
   * @param {string} font
   * @param {number} drop - from the foot of a line's letters to that of the line
   */
  constructor(width, font, drop) {
    this.width = width;
    this.font = font;
    this.drop = drop;
    this.pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  }

  /**
   * A text in lines; an address is broken at its signs, or anywhere if it must be.
   * @param {string} text
   * @param {PictureType} type
   */
  wrap(text, { size, weight }) {
    this.pen.font = `${weight} ${size}px ${this.font}`;
    const fits = (/** @type {string} */ line) => this.pen.measureText(line.trimEnd()).width <= this.width;
    const lines = [""];
    for (const piece of text.split(/(?<=[\s/?&])/).flatMap((one) => (fits(one) ? one : [...one]))) {
      const last = lines.length - 1;
      if (fits(lines[last] + piece)) lines[last] += piece;
      else lines.push(piece);
    }
    return lines;
  }

  /** Paragraphs below each other as a group of SVG, and how high they are. @param {Paragraph[]} paragraphs */
  write(paragraphs) {
    const group = makeSvg("g");
    let height = 0;
    for (const [text, type] of paragraphs) {
      for (const line of this.wrap(text, type)) {
        height += type.line;
        const look = { "font-size": type.size, "font-weight": type.weight, fill: type.colour };
        group.append(makeSvg("text", { x: 0, y: height - this.drop, ...look }, line));
      }
    }
    return { group, height };
  }
}

/**
 * @param {HTMLElement} figure
 * @returns {Promise<SVGSVGElement>} its chart as it is displayed, on paper of its own; it needs nothing from this page
 */
export async function pictureOf(figure) {
  const place = shownOf(figure);
  const { usermeta, config } = place.live?.spec ?? (await fetchSpec(place, chartOf(place)));
  const { edge, gap, drop, title, chosen, foot } = usermeta.picture;
  const { scale = "", source = "" } = find(figure, ".chart-image").dataset;
  const { selection } = figure.dataset;
  const picture = /** @type {SVGSVGElement} */ (find(place, "svg").cloneNode(true));
  const { width, height } = picture.viewBox.baseVal;
  const writer = new Writer(width, config.font, drop);
  /** @type {Paragraph[]} */
  const narrowed = selection ? [[`Narrowed: ${selection}`, chosen]] : [];
  const above = writer.write([[usermeta.title, title], ...narrowed]);
  const hasLines = figure.dataset.threads === "all";
  const lines = hasLines && figure.querySelector(".chart-lines")?.firstChild?.textContent?.trim();
  const told = [usermeta.rows, lines, selection ? "" : scale, source, location.href.split("#")[0]];
  const below = writer.write(told.flatMap((text) => (text ? [/** @type {Paragraph} */ ([text, foot])] : [])));
  const top = edge + above.height + gap;
  const box = { x: -edge, y: -top, width: width + 2 * edge, height: top + height + gap + below.height + edge };

  const unseen = hasLines ? "" : ", .threads_marks, .answers_marks";
  picture.querySelectorAll(`:scope > :is(title, desc), .left-out${unseen}`).forEach((one) => one.remove());
  picture.prepend(
    makeSvg("title", {}, usermeta.title),
    makeSvg("desc", {}, place.ariaLabel ?? ""),
    makeSvg("rect", { ...box, fill: "var(--paper)" }),
  );
  picture.append(
    set(above.group, { transform: `translate(0,${edge - top})` }),
    set(below.group, { transform: `translate(0,${height + gap})` }),
  );
  set(picture, { width: box.width, height: box.height, viewBox: Object.values(box).join(" ") });
  makeAlone(picture, getComputedStyle(place), config.font);
  return picture;
}

/**
 * Resolve whatever a picture takes from its page: colours, links, the fonts that style sheets give.
 * @param {SVGSVGElement} picture
 * @param {CSSStyleDeclaration} style
 * @param {string} font
 */
function makeAlone(picture, style, font) {
  const resolved = (/** @type {string} */ text) =>
    text.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  for (const one of picture.querySelectorAll("*")) {
    for (const { name, value } of [...one.attributes]) {
      if (value.includes("var(")) one.setAttribute(name, resolved(value));
      if (/^(xlink:)?href$/.test(name)) one.setAttribute(name, new URL(value, location.href).href);
    }
    if (one.tagName === "text") one.setAttribute("font-family", font);
  }
}
