/* Runs right before the theme’s script, and is no module: what that one expects of its page to keep a reader’s choices, and
   the buttons by which it lets the reader choose colours, which work by scripts alone. */

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

  /** @param {string} tag @param {Record<string, string>} attributes */
  function make(tag, attributes) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  /** @type {HTMLElement | null} of which the theme’s script shows the button that leaves the scheme in use */
  const form = document.querySelector("form[data-schemes]");
  const schemes = form?.dataset.schemes?.split(";").map((one) => one.split("|")) ?? [];
  for (const [place, [media, scheme, name]] of schemes.entries()) {
    const input = {
      class: "md-option",
      type: "radio",
      name: "__palette",
      id: `__palette_${place}`,
      "aria-label": name,
    };
    const colours = { media, scheme, primary: "indigo", accent: "indigo" };
    const told = Object.entries(colours).map(([what, value]) => [`data-md-color-${what}`, value]);
    const next = `__palette_${(place + 1) % schemes.length}`;
    const label = make("label", { class: "md-header__button", title: name, for: next, hidden: "" });
    label.append(make("span", { class: `icon icon-leave-${scheme}` }));
    form?.append(make("input", { ...input, ...Object.fromEntries(told) }), label);
  }
})();
