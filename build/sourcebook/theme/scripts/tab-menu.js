/* An open list of a section closes where a reader goes on elsewhere, or by the key Escape, which leads back to its tab. */

/** @returns {HTMLDetailsElement | null} */
const opened = () => document.querySelector(".tab-menu[open]");

for (const name of ["pointerdown", "focusin"]) {
  document.addEventListener(name, ({ target }) => {
    const menu = opened();
    if (menu && !menu.contains(/** @type {Node} */ (target))) menu.open = false;
  });
}
document.addEventListener("keydown", ({ key }) => {
  const menu = opened();
  if (key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});
