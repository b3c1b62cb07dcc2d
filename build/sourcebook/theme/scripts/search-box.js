/* The field in the head: results as one types, chosen with the arrow keys (ARIA Authoring Practices, combobox). */

import { find, make } from "./dom.js";
import { search } from "./search-rank.js";
import { countWords, shown } from "./search-results.js";
import { forget, siteIndex } from "./search-site.js";

const PAUSE = 80; // milliseconds without a key, after which is looked
const [FIRST_GROUP, OTHER_GROUPS, MOST] = [4, 2, 9]; // results that are shown here; the page has them all

export class SearchBox {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.root = new URL(form.dataset.root ?? ".", document.baseURI);
    this.input = /** @type {HTMLInputElement} */ (find(form, "input"));
    this.output = find(form, ".site-search__output");
    this.told = find(form, ".site-search__told");
    this.list = find(form, "[role=listbox]");
    /** @type {HTMLElement | null} the result that is chosen */
    this.chosen = null;
    this.turn = 0;
    this.pause = 0;
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = window.setTimeout(() => this.look(), PAUSE);
    });
    form.addEventListener("keydown", (event) => this.heed(event));
    form.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (!(to instanceof Node && form.contains(to))) this.close();
    });
    this.output.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) this.leave();
    });
    find(form, ".site-search__close").addEventListener("click", () => this.leave());
  }

  /** The reader has turned to the field. */
  open() {
    if (document.activeElement !== this.input) return;
    this.form.classList.add("is-open");
    siteIndex(this.root).catch(() => {}); // asked for now; what goes wrong is told by the search
    this.look();
  }

  close() {
    this.form.classList.remove("is-open");
    this.show(false);
  }

  leave() {
    this.close();
    this.input.blur();
  }

  /** @param {boolean} isShown */
  show(isShown) {
    this.output.hidden = !isShown;
    this.input.setAttribute("aria-expanded", String(isShown && this.list.childElementCount > 0));
    this.choose(null);
  }

  /** Look for what the field has, and show it, unless more was typed meanwhile. */
  async look() {
    const turn = ++this.turn;
    const query = this.input.value;
    if (!query.trim()) {
      this.list.replaceChildren();
      this.told.textContent = "";
      return this.show(false);
    }
    try {
      const index = await siteIndex(this.root);
      const answer = await search(index, query, navigator.languages);
      const groups = await Promise.all(few(answer.groups).map((group, at) => this.group(index, group, answer, at)));
      if (turn !== this.turn || !this.form.contains(document.activeElement)) return;
      this.list.replaceChildren(...groups);
      if (answer.count) this.list.append(this.all(answer, this.list.querySelectorAll(".found").length));
      this.told.textContent = countWords(answer);
    } catch (error) {
      forget();
      if (turn !== this.turn) return;
      console.warn("The search does not answer:", error);
      this.list.replaceChildren();
      this.told.textContent = "The index cannot be fetched; try again.";
    }
    this.list.hidden = !this.list.childElementCount;
    this.show(true);
  }

  /**
   * @param {import("./search-index.js").SearchIndex} index
   * @param {SearchAnswer["groups"][number]} group
   * @param {SearchAnswer} answer
   * @param {number} at - which of the groups it is
   */
  async group(index, { name, results }, answer, at) {
    const options = results.map(async (result, place) => {
      const { address, title, meta, passage } = await shown(index, result, answer);
      const href = new URL(address, this.root).href;
      return option(`site-search-${at}-${place}`, href, title, meta, ...(passage ? [passage] : []));
    });
    const head = make("p", { class: "found-group", "aria-hidden": "true" }, name);
    return make("div", { role: "group", "aria-label": name }, head, ...(await Promise.all(options)));
  }

  /** @param {SearchAnswer} answer @param {number} shown - how many are @returns {HTMLElement} the way to all results */
  all({ count, query }, shown) {
    const words = count > shown ? `All ${count.toLocaleString("en")} results` : "These results as a page";
    return option("site-search-all", this.pageOf(query), make("span", { class: "found-title" }, words));
  }

  /** @param {string} query @returns {string} the address of its results */
  pageOf(query) {
    const page = new URL("search/", this.root);
    page.searchParams.set("q", query);
    return page.href;
  }

  /** @param {KeyboardEvent} event */
  heed(event) {
    if (event.isComposing) return;
    const act = { ArrowDown: () => this.step(1), ArrowUp: () => this.step(-1), Enter: () => this.enter() }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      if (this.output.hidden || !this.input.value) this.leave();
      else this.show(false);
    } else if (act && event.target === this.input) {
      event.preventDefault();
      act();
    }
  }

  /** @param {number} by - one down, or up; beyond either end nothing is chosen */
  step(by) {
    if (this.output.hidden) return this.look();
    const options = /** @type {(HTMLElement | null)[]} */ ([null, ...this.list.querySelectorAll("[role=option]")]);
    const at = options.indexOf(this.chosen) + by;
    return this.choose(options[(at + options.length) % options.length]);
  }

  /** @param {HTMLElement | null} option */
  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  enter() {
    const query = this.input.value.trim();
    if (this.chosen) this.chosen.click();
    else if (query) location.assign(this.pageOf(query));
  }
}

/** @param {SearchAnswer["groups"]} groups @returns {SearchAnswer["groups"]} the first results of the first of them */
function few(groups) {
  let left = MOST;
  const taken = groups.map((group, at) => {
    const results = group.results.slice(0, Math.min(left, at ? OTHER_GROUPS : FIRST_GROUP));
    left -= results.length;
    return { ...group, results };
  });
  return taken.filter(({ results }) => results.length);
}

/** @param {string} id @param {string} href @param {Node[]} inside */
function option(id, href, ...inside) {
  const given = { role: "option", id, href, tabindex: "-1", "aria-selected": "false", class: "found" };
  return make("a", given, ...inside.flatMap((one) => [one, " "]));
}
