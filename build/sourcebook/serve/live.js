/* While somebody writes: loads the page again once what it shows has changed, and says above it what is to mend. */

/** @typedef {{ made: string, changed: string[] | null, heading: string, errors: string[] }} Report */

const {
  made = "",
  root = "/",
  missing,
} = /** @type {HTMLElement} */ (document.querySelector("script[data-made]")).dataset;
const panel = document.createElement("div");
let since = made;
/** @type {EventSource | undefined} */
let stream;

/** @param {string} address - of this origin */
function file(address) {
  const { origin, pathname } = new URL(address, location.href);
  if (origin !== location.origin || !pathname.startsWith(root)) return "";
  try {
    return decodeURIComponent(pathname.slice(root.length)).replace(/(^|\/)$/, "$1index.html");
  } catch {
    return ""; // an address that is none
  }
}

/** @param {Report} news */
function isStale({ made: now, changed }) {
  if (!changed) return true;
  if (missing !== undefined) return now !== since; // perhaps it is there now
  const loaded = performance.getEntriesByType("resource").map((one) => one.name);
  const shown = new Set([location.href, ...loaded].map(file));
  return changed.some((one) => shown.has(one));
}

/** @param {Report} news */
function hear(news) {
  if (isStale(news)) {
    close();
    location.reload();
    return;
  }
  since = news.made;
  tell(news);
}

/** @param {Report} news - as text: an error quotes what somebody wrote */
function tell({ heading, errors }) {
  const words = errors.join("\n");
  if (panel.dataset.words === words) return; // heard, and perhaps closed
  panel.dataset.words = words;
  document.documentElement.toggleAttribute("data-to-mend", words !== "");
  const section = panel.shadowRoot?.querySelector("section");
  if (!section) return;
  section.hidden = !words;
  section.replaceChildren(
    element("button", "Close"),
    element("h2", heading),
    element("ul", ...errors.map((one) => element("li", one))),
  );
}

/**
 * @param {string} name
 * @param {(string | Node)[]} inside
 */
function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

/** In a shadow of its own, where no style of the page reaches it. */
function setUp() {
  const shadow = panel.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  [style.rel, style.href] = ["stylesheet", "/.serve/live.css"];
  const section = element("section");
  section.setAttribute("role", "alert");
  section.hidden = true;
  section.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement) section.hidden = true;
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") section.hidden = true;
  });
  shadow.append(style, section);
  document.body.prepend(panel);
}

/** A page that nobody sees listens to nothing: a browser has only six connections to a host. */
function listen() {
  close();
  if (document.hidden) return;
  stream = new EventSource(`/.serve/events?since=${since}`);
  stream.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
}

function close() {
  stream?.close();
}

performance.setResourceTimingBufferSize(10_000);
setUp();
listen();
addEventListener("visibilitychange", listen);
addEventListener("pageshow", ({ persisted }) => persisted && listen());
addEventListener("pagehide", close);

export {};
