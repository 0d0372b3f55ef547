// By keyboard: the keys that the page of help names; never while typing.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea, .map-view")) return;
  const act = { "/": search, "?": help, j: onward, ArrowDown: onAmongRows, k: back, ArrowUp: backAmongRows }[letter(event)];
  if (act ? act() : press(letter(event))) event.preventDefault();
});

// What the key is on a keyboard of Latin letters, where another script is typed.
function letter({ key, code }) {
  return key.length > 1 || /[ -~]/.test(key) ? key : code.replace("Key", "").toLowerCase();
}

function search() {
  const field = document.querySelector("[data-search]");
  if (!field) location.assign("/search");
  field?.focus();
  return true;
}

function help() {
  location.assign("/help");
  return true;
}

const rows = () => [...document.querySelectorAll("[data-row], [data-beside]")].filter((each) => each.checkVisibility());
const row = () => {
  const at = document.activeElement;
  return at.closest("[data-beside]") ?? at.closest("li, tr")?.querySelector("[data-row]");
};
const onward = () => step(1);
const back = () => step(-1);
const onAmongRows = () => row() && step(1);
const backAmongRows = () => row() && step(-1);

function step(by) {
  const all = rows(), at = all.indexOf(row() ?? document.querySelector("[data-beside][aria-current]"));
  const next = all[Math.max(0, Math.min(at + by, all.length - 1))];
  next?.focus();
  return Boolean(next);
}

// On a row its own button; elsewhere the page's, if there is but one.
function press(key) {
  const near = document.activeElement.closest("li:has([data-key]), tr:has([data-key])") ?? document;
  const buttons = near.querySelectorAll(`button[data-key="${CSS.escape(key)}"]`);
  if (buttons.length === 1) buttons[0].click();
  return buttons.length === 1;
}
