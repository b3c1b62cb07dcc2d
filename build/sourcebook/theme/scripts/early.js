/* Runs before anything is painted, and is no module: what the theme’s script expects of its page to keep a reader’s choices,
   the colours that the reader has chosen before, and what of the head works by scripts alone. */

(() => {
  window.__md_scope = new URL("/", location.href);
  window.__md_hash = (text) => [...text].reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);
  window.__md_get = (name, store = localStorage, scope = window.__md_scope) =>
    JSON.parse(store.getItem(`${scope.pathname}.${name}`) ?? "null");
  window.__md_set = (name, value, store = localStorage, scope = window.__md_scope) => {
    try {
      store.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // nothing may be kept here: then it holds for this page
    }
  };

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, string>} attributes
   * @param {(string | Node)[]} inside - what stands in it
   */
  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  /** The colours that the reader has chosen. */
  function colour() {
    for (const [name, value] of Object.entries(window.__md_get("__palette")?.color ?? {}))
      document.body.setAttribute(`data-md-color-${name}`, value);
  }

  /** The buttons by which the theme’s script lets a reader choose: it shows the one that leaves the scheme in use. @param {HTMLElement} form */
  function offer(form) {
    const schemes = (form.dataset.schemes ?? "").split(";").map((one) => one.split("|"));
    for (const [place, [media, scheme, name]] of schemes.entries()) {
      const colours = { "data-md-color-media": media, "data-md-color-scheme": scheme };
      const others = { "data-md-color-primary": "indigo", "data-md-color-accent": "indigo" };
      const is = { type: "radio", name: "__palette", id: `__palette_${place}`, "aria-label": name };
      const next = `__palette_${(place + 1) % schemes.length}`;
      form.append(
        make("input", { class: "md-option", ...colours, ...others, ...is }),
        make(
          "label",
          { class: "md-header__button", title: name, for: next, hidden: "" },
          make("span", { class: `icon icon-leave-${scheme}` }),
        ),
      );
    }
  }

  /** The field of the search, which search-start.js makes work. @param {HTMLElement} form */
  function ask(form) {
    const words = "Search the records";
    const line = make(
      "div",
      { class: "site-search__line" },
      make("span", { class: "icon icon-search" }),
      make("input", { type: "search", "aria-label": words, placeholder: words, autocomplete: "off" }),
      make("button", { type: "button", class: "site-search__close" }, "Close"),
    );
    form.append(make("div", { class: "site-search__panel" }, line));
  }

  /** What is done to what, as soon as it is there. @type {[string, (found: HTMLElement) => void][]} */
  const wanted = [
    ["body", colour],
    ["form[data-schemes]", offer],
    ["form.site-search > a", (link) => ask(/** @type {HTMLElement} */ (link.parentElement))],
  ];
  new MutationObserver((_, watch) => {
    while (wanted.length) {
      const [[where, act]] = wanted;
      const found = /** @type {HTMLElement | null} */ (document.querySelector(where));
      if (!found) return;
      wanted.shift();
      act(found);
    }
    watch.disconnect();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
