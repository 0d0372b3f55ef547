// By keyboard: j and k go through the rows of a page, a letter presses the button that names it; never while typing.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement.closest("li, tr")?.querySelector("[data-row]"));
  if (event.key === "j" || event.key === "k") {
    const next = event.key === "j" ? at + 1 : Math.max(at - 1, 0);
    rows[Math.min(next, rows.length - 1)]?.focus();
    return;
  }
  const near = document.activeElement.closest("li, tr") ?? document;
  near.querySelector(`button[data-key="${CSS.escape(event.key)}"]`)?.click();
});
