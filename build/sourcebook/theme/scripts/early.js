/* Runs before anything is painted, and is no module: what the theme’s script expects of its page to keep a reader’s choices,
   and the colours that the reader has chosen before. */

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

new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  for (const [name, value] of Object.entries(window.__md_get("__palette")?.color ?? {}))
    document.body.setAttribute(`data-md-color-${name}`, value);
}).observe(document.documentElement, { childList: true });
