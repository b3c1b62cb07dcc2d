/* The tools that a reader is offered for the words selected in an article: quote them, propose a record, correct. */

import { find, make, set, STILL } from "./dom.js";
import { passage } from "./passage.js";
import { correction, editor, evidence, record } from "./proposal.js";

const SETTLED = 150; // milliseconds without a change, after which a selection is taken for made
const APART = 8; // pixels between the words and the tools beside them
const HEADLINE = "A headline is the editor’s, and is no evidence. Select words of a paragraph.";
const WHO = "write in it who said it. ";
const ACROSS = "Select one passage within one paragraph.";

const BY_KEYBOARD = "Shift and the arrow keys select words from here";
/** What each key adds to a selection. @type {Record<string, [string, string?]>} */
const STEPS = {
  ArrowRight: ["forward"],
  ArrowLeft: ["backward"],
  ArrowDown: ["forward", "line"],
  ArrowUp: ["backward", "line"],
};

/** The text of a paragraph without its number. @param {Element} paragraph @returns {Text[]} */
function textsOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest(".number")) texts.push(/** @type {Text} */ (walker.currentNode));
  }
  return texts;
}

/** A stretch of an article that is shown in one piece; where only excerpts are, a paragraph may have several. */
class Stretch {
  /** @param {Element} paragraph @param {Text[]} texts @param {number} from @param {number} to */
  constructor(paragraph, texts, from, to) {
    this.paragraph = paragraph;
    this.texts = texts;
    this.from = from;
    this.text = texts
      .map((one) => one.data)
      .join("")
      .slice(from, to);
  }

  /** What a range holds of it, from where to where; nothing where it holds none of its words. @param {Range} range */
  within(range) {
    let [at, start, end] = [-this.from, Infinity, -Infinity];
    for (const one of this.texts) {
      if (range.intersectsNode(one)) {
        start = Math.min(start, at + (one === range.startContainer ? range.startOffset : 0));
        end = Math.max(end, at + (one === range.endContainer ? range.endOffset : one.length));
      }
      at += one.length;
    }
    [start, end] = [Math.max(0, start), Math.min(this.text.length, end)];
    return this.text.slice(start, end).trim() ? { start, end } : undefined;
  }

  /** @param {number} start @param {number} end @returns {Range} */
  range(start, end) {
    const range = document.createRange();
    let at = -this.from;
    for (const one of this.texts) {
      if (start >= at && start < at + one.length) range.setStart(one, start - at);
      if (end > at && end <= at + one.length) range.setEnd(one, end - at);
      at += one.length;
    }
    return range;
  }
}

/** @param {boolean} isPart - whether “[…]” stands for what is left out @returns {Stretch[]} */
function stretches(isPart) {
  return [...document.querySelectorAll(".article-paragraph")].flatMap((paragraph) => {
    const texts = textsOf(paragraph);
    const whole = texts.map((one) => one.data).join("");
    if (!isPart) return [new Stretch(paragraph, texts, 0, whole.length)];
    return [...whole.matchAll(/(?:(?!\[…\])[^])+/g)].map(
      ({ 0: text, index }) => new Stretch(paragraph, texts, index, index + text.length),
    );
  });
}

/** @param {string} text */
const letters = (text) => text.replace(/\s+/g, "");

export class PassageTools {
  /** @param {HTMLElement} told - the element that holds what a record is made of */
  constructor(told) {
    this.article = /** @type {HTMLElement} */ (told.closest("article"));
    /** @type {Proposal} */
    this.proposal = JSON.parse(told.dataset.proposal ?? "");
    this.stretches = stretches(this.proposal.excerpts);
    this.page = /** @type {HTMLAnchorElement} */ (find(this.article, ".suggest a")).href;
    this.said = make("p", { role: "status" });
    this.quote = make("button", { type: "button" }, "Quote this");
    this.propose = make("a", { target: "_blank", rel: "noopener" }, "Propose a record");
    this.correct = make("a", { target: "_blank", rel: "noopener" }, "Suggest a correction");
    this.cite = make("button", { type: "button" }, "Copy with citation");
    this.acts = make("div", {}, this.quote, this.cite, this.propose, this.correct);
    this.bar = make("div", { class: "passage-tools", role: "group", "aria-label": "The selected passage" });
    this.bar.append(this.said, this.acts);
    /** @type {Passage | undefined} */
    this.passage = undefined;
    this.place = ""; // of its paragraph on the page
    /** @type {Range | undefined} */
    this.range = undefined;
    /** @type {Range | undefined} the words by which the tools stand */
    this.shownBy = undefined;
    /** @type {Element | null} where the keyboard was before it came to the tools */
    this.before = null;
    /** @type {HTMLTextAreaElement | undefined} what is to be copied by hand */
    this.field = undefined;
    this.isPressed = false;
    /** @type {{ x: number, y: number } | undefined} where a mouse was pressed on a link */
    this.from = undefined;
    this.hasDrawn = false; // whether words were selected from there
    this.settling = 0;
  }

  start() {
    this.close();
    this.article.append(this.bar);
    const ending = new AbortController();
    const heed = (/** @type {string} */ type, /** @type {(event: any) => void} */ act) =>
      document.addEventListener(type, (event) => (this.bar.isConnected ? act(event) : ending.abort()), ending);
    heed("selectionchange", () => this.wait());
    heed("pointerdown", (event) => this.begin(event));
    heed("pointermove", (event) => this.draw(event));
    heed("dragstart", (event) => this.from && event.preventDefault());
    heed("pointerup", () => (this.isPressed = false));
    heed("pointercancel", () => (this.isPressed = false));
    heed("keydown", (event) => this.press(event));
    heed("scroll", () => this.move());
    this.article.addEventListener("click", (event) => this.keep(event), true);
    this.unlink();
    this.bar.addEventListener("mousedown", (event) => {
      if (event.target !== this.field) event.preventDefault(); // or the selection would go
    });
    this.quote.onclick = () => this.copy(evidence(this.proposal, this.made()), `the evidence; ${WHO}`, []);
    this.cite.onclick = () => this.copy(this.cited(), "the words, with where they stand. ", []);
    this.propose.onclick = (event) => this.open(event);
  }

  /** @returns {Passage} */
  made() {
    if (!this.passage) throw new Error("no passage is selected");
    return this.passage;
  }

  /** The words, and below them the paragraph and the article in which they stand. Whose they are is left to the reader. */
  cited() {
    const article = find(this.article, ".citing pre").textContent ?? "";
    return `${this.made().quote}\n— ¶${this.place.slice(1)} of: ${article}#${this.place}`;
  }

  /** Let a selection settle; the tools stay while the reader is at them. */
  wait() {
    clearTimeout(this.settling);
    if (this.bar.matches(":focus-within")) return;
    this.settling = window.setTimeout(() => (this.isPressed ? this.wait() : this.look()), SETTLED);
  }

  look() {
    const selection = getSelection();
    if (!this.bar.isConnected || this.bar.matches(":focus-within")) return;
    if (!selection || selection.isCollapsed || !selection.rangeCount) return this.close();
    const range = selection.getRangeAt(0);
    const held = this.stretches.map((one) => ({ one, span: one.within(range) })).filter(({ span }) => span);
    const headline = this.article.querySelector("h1");
    if (!held.length) return headline && range.intersectsNode(headline) ? this.refuse(HEADLINE, range) : this.close();
    const [{ one, span = { start: 0, end: 0 } }] = held;
    if (held.length > 1 || !this.isOnly(one, span, range)) return this.refuse(ACROSS, range);
    const texts = this.stretches.map(({ text }) => text);
    const found = passage(texts, this.stretches.indexOf(one), span.start, span.end, this.proposal);
    if ("refused" in found) return this.refuse(found.refused, range);
    this.offer(one, found);
  }

  /** Whether a range holds nothing but words of one stretch, and perhaps its number. @param {Stretch} one @param {{ start: number, end: number }} span @param {Range} range */
  isOnly(one, { start, end }, range) {
    const held = letters(range.toString());
    const words = letters(one.text.slice(start, end));
    return held === words || held === letters(find(one.paragraph, ".number").textContent ?? "") + words;
  }

  /** @param {Stretch} stretch @param {Passage} made */
  offer(stretch, made) {
    const range = stretch.range(made.start, made.end);
    if (this.range && isSame(range, this.range)) return this.move(); // what was said of it still holds
    this.passage = made;
    this.place = stretch.paragraph.id;
    this.range = range;
    const { href, isWhole } = editor(this.proposal, made);
    this.propose.href = href;
    this.propose.toggleAttribute("data-too-long", !isWhole);
    this.correct.href = correction(this.page, stretch.paragraph.id, made.quote, this.proposal.longestAddress);
    this.acts.hidden = false;
    this.show(`Selected: ${this.proposal.voices[made.voice]}.`, this.range);
  }

  /** @param {string} why @param {Range} range */
  refuse(why, range) {
    this.passage = this.range = undefined;
    this.acts.hidden = true;
    this.show(why, range);
  }

  /** @param {string} words @param {Range} range */
  show(words, range) {
    this.bar.classList.remove("unseen");
    this.said.replaceChildren(words);
    this.shownBy = range;
    this.move();
  }

  /** Stay by the words, as far as they are in sight. */
  move() {
    if (!this.isOpen || !this.shownBy) return;
    const { top, bottom, left } = this.shownBy.getBoundingClientRect();
    const { offsetHeight: height, offsetWidth: width } = this.bar;
    const isRoom = bottom + APART + height <= innerHeight;
    const y = isRoom ? bottom + APART : Math.max(APART, top - APART - height);
    this.bar.classList.toggle("passage-tools-above", bottom > innerHeight - height);
    this.bar.style.setProperty("--x", `${Math.max(APART, Math.min(left, innerWidth - width - APART))}px`);
    this.bar.style.setProperty("--y", `${Math.min(y, innerHeight - height - APART)}px`);
  }

  close() {
    this.bar.classList.add("unseen");
    this.acts.hidden = true;
    this.said.replaceChildren();
    this.passage = this.range = undefined;
  }

  get isOpen() {
    return !this.bar.classList.contains("unseen");
  }

  /** Tab leads to the tools, Escape away from them. @param {KeyboardEvent} event */
  press(event) {
    this.hasDrawn = false;
    this.extend(event);
    const { activeElement } = document;
    const isWithin = this.bar.contains(activeElement);
    if (!this.isOpen || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Tab" && !event.shiftKey && !isWithin && !this.acts.hidden) {
      event.preventDefault();
      this.before = activeElement;
      this.quote.focus();
    } else if (event.key === "Escape" || (event.key === "Tab" && event.shiftKey && activeElement === this.quote)) {
      event.preventDefault();
      if (isWithin && this.before instanceof HTMLElement) this.before.focus({ preventScroll: true });
      if (isWithin && document.activeElement && this.bar.contains(document.activeElement)) this.quote.blur();
      if (event.key === "Escape") this.close();
    }
  }

  /** At a paragraph's number, Shift and the arrows select its words. @param {KeyboardEvent} event */
  extend(event) {
    const number = document.activeElement?.closest(".article-paragraph > .number");
    const selection = getSelection();
    const step = STEPS[event.key];
    if (!event.shiftKey || !step || !number?.parentElement || !selection) return;
    event.preventDefault();
    const texts = textsOf(number.parentElement);
    const first = texts.find((one) => one.data.trim());
    const isHere = selection.anchorNode && texts.includes(/** @type {Text} */ (selection.anchorNode));
    if (!isHere && first) selection.collapse(first, first.data.search(/\S/));
    selection.modify("extend", step[0], step[1] ?? (event.ctrlKey || event.altKey ? "word" : "character"));
  }

  /** @param {PointerEvent} event */
  begin({ target, pointerType, button, clientX, clientY }) {
    const place = /** @type {Element} */ (target);
    this.isPressed = !this.bar.contains(place);
    this.hasDrawn = false;
    const isOnLink = pointerType === "mouse" && button === 0 && place.closest(".article-paragraph a:not(.number)");
    this.from = isOnLink ? { x: clientX, y: clientY } : undefined;
  }

  /** A mouse that is pressed on a link and moved selects words, as it does elsewhere. @param {PointerEvent} event */
  draw({ clientX, clientY }) {
    if (!this.isPressed || !this.from) return;
    if (!this.hasDrawn && Math.hypot(clientX - this.from.x, clientY - this.from.y) <= STILL) return;
    const [from, to] = [caretAt(this.from.x, this.from.y), caretAt(clientX, clientY)];
    if (!from || !to) return;
    getSelection()?.setBaseAndExtent(...from, ...to);
    this.hasDrawn = true;
  }

  /**
   * Words of a passage are a link: a press that has selected some of them follows none.
   * @param {MouseEvent} event
   */
  keep(event) {
    const link = /** @type {Element} */ (event.target).closest(".article-paragraph a:not(.number)");
    if (!link || !this.hasDrawn) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Let the links of the passages be drawn over, and, where a finger would hold the link instead, be put aside. */
  unlink() {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = this.article.querySelectorAll(".article-paragraph a:not(.number)");
    for (const link of links) link.draggable = false;
    for (const number of this.article.querySelectorAll(".number")) set(number, { title: BY_KEYBOARD });
    const words = find(this.article, ".select-words");
    const addresses = [...links].map((link) => link.href);
    const put = make("button", { type: "button", "aria-pressed": "false" }, words.textContent ?? "");
    put.title = "Put the links of the passages aside, so that words can be selected by touch";
    put.onclick = () => {
      const isAside = put.getAttribute("aria-pressed") !== "true";
      put.setAttribute("aria-pressed", String(isAside));
      links.forEach((link, place) => (isAside ? link.removeAttribute("href") : (link.href = addresses[place])));
    };
    words.replaceChildren(put);
  }

  /**
   * Copy a text, and show in the article which words it holds.
   * @param {string} text @param {string} what - is copied, and a full stop @param {(string | Node)[]} then - what the reader does next
   */
  async copy(text, what, then) {
    const selection = getSelection();
    if (this.range && selection) selection.setBaseAndExtent(...endsOf(this.range));
    try {
      await navigator.clipboard.writeText(text);
      this.said.replaceChildren(`Copied ${what}`, ...then);
    } catch {
      this.field = make("textarea", { readonly: "", rows: "4", "aria-label": `Copy ${what}` });
      this.field.value = text;
      this.said.replaceChildren(`Copy from here ${what}`, ...then, this.field);
      this.field.focus();
      this.field.select();
    }
  }

  /** A record too long for an address is copied, and the editor opened without it. @param {MouseEvent} event */
  async open(event) {
    if (!this.propose.hasAttribute("data-too-long")) return;
    event.preventDefault();
    const { href } = this.propose;
    const link = make("a", { href, target: "_blank", rel: "noopener" }, "Open the editor and paste it there");
    await this.copy(record(this.proposal, this.made()), `the record, which is too long for an address; ${WHO}`, [link]);
    if (!this.field?.isConnected) window.open(href, "_blank", "noopener");
  }
}

/** Where in a text a point of the screen is. @param {number} x @param {number} y @returns {[Node, number] | undefined} */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place ? [place.offsetNode, place.offset] : undefined;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range ? [range.startContainer, range.startOffset] : undefined;
}

/** @param {Range} one @param {Range} other */
const isSame = (one, other) => endsOf(one).every((end, place) => end === endsOf(other)[place]);

/** @param {Range} range @returns {[Node, number, Node, number]} */
const endsOf = (range) => [range.startContainer, range.startOffset, range.endContainer, range.endOffset];
