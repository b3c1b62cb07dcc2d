/* The page of results: its address has what is looked for. */

import { button, make } from "./dom.js";
import { search } from "./search-rank.js";
import { countWords, shown } from "./search-results.js";
import { forget, siteIndex } from "./search-site.js";

const PAUSE = 150; // milliseconds without a key, after which is looked
const AT_ONCE = 10; // results of a group

export class SearchPage {
  /** @param {Element} place @param {URL} root - the address of the site */
  constructor(place, root) {
    this.place = place;
    this.root = root;
    this.name = document.title.replace(/^.*?Search – /, "Search – ");
    this.input = make("input", {
      type: "search",
      name: "q",
      id: "search-page-q",
      maxlength: "200",
      spellcheck: "false",
    });
    this.input.setAttribute("autocomplete", "off");
    this.told = make("p", { class: "search-told", role: "status" });
    this.results = make("div", { class: "search-results" });
    this.turn = 0;
    this.pause = 0;
  }

  start() {
    const label = make("label", { for: "search-page-q" }, "Name, words of a quote, day, topic or office");
    const form = make("form", { role: "search", "aria-label": "This page" }, label, this.input);
    form.append(make("button", {}, "Search"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.look();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = window.setTimeout(() => this.look(), PAUSE);
    });
    this.place.replaceChildren(form, this.told, this.results);
    document.querySelector(".search-without")?.remove();
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (this.input.value) this.look();
    else this.input.focus();
  }

  /** Look for what the field has, put it into the address, and show what is found. */
  async look() {
    clearTimeout(this.pause);
    const turn = ++this.turn;
    const query = this.input.value.trim();
    this.rename(query);
    try {
      const index = await siteIndex(this.root);
      const answer = await search(index, query, navigator.languages);
      const groups = await Promise.all(answer.groups.map((group) => this.group(index, group, answer)));
      if (turn !== this.turn) return;
      this.results.replaceChildren(...groups);
      this.told.textContent = countWords(answer);
    } catch (error) {
      forget();
      if (turn !== this.turn) return;
      console.warn("The search does not answer:", error);
      this.results.replaceChildren();
      this.told.textContent = "The index cannot be fetched; press Search to try again.";
    }
  }

  /** @param {string} query - by which the page is called from now on */
  rename(query) {
    const address = new URL(location.href);
    address.search = query ? String(new URLSearchParams({ q: query })) : "";
    if (address.href !== location.href) history.replaceState(history.state, "", address);
    document.title = query ? `“${query}” – ${this.name}` : this.name;
  }

  /**
   * @param {import("./search-index.js").SearchIndex} index
   * @param {SearchAnswer["groups"][number]} group
   * @param {SearchAnswer} answer
   */
  async group(index, { name, results }, answer) {
    const list = make("ol", { class: "found-list" });
    const count = make("span", { class: "found-count" }, results.length.toLocaleString("en"));
    const section = make("section", {}, make("h2", {}, `${name} `, count), list);
    /** @param {number} from */
    const more = async (from) => {
      const next = results.slice(from, from + AT_ONCE);
      const items = await Promise.all(next.map((one) => this.item(index, one, answer)));
      list.append(...items);
      return items;
    };
    await more(0);
    if (results.length > AT_ONCE) {
      const press = button("More", `More of ${name}`, async () => {
        const [first] = await more(list.childElementCount);
        if (list.childElementCount >= results.length) press.remove();
        first?.querySelector("a")?.focus();
      });
      section.append(press);
    }
    return section;
  }

  /**
   * @param {import("./search-index.js").SearchIndex} index
   * @param {SearchResult} result
   * @param {SearchAnswer} answer
   */
  async item(index, result, answer) {
    const { address, title, meta, passage } = await shown(index, result, answer);
    const link = make("a", { href: new URL(address, this.root).href }, title);
    return make("li", { class: "found" }, link, meta, ...(passage ? [passage] : []));
  }
}
