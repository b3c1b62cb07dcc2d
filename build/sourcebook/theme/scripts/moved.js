/* At an address that a record had before: leads to its own, and takes along what was asked for and which section. */

const to = document.currentScript?.dataset.to;
if (to) location.replace(to + location.search + location.hash);
