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
  const folded = field?.closest("details");
  if (folded) folded.open = true;
  if (!field) location.assign("/search");
  field?.focus();
  return true;
}

function help() {
  location.assign("/help");
  return true;
}

const all = (selector) => [...document.querySelectorAll(selector)];
const rows = () => all("[data-row], [data-beside]").filter((each) => each.checkVisibility());
const row = () => {
  const at = document.activeElement;
  return at.closest("[data-beside]") ?? at.closest("li, tr")?.querySelector("[data-row]");
};
const onward = () => step(1);
const back = () => step(-1);
const onAmongRows = () => row() && step(1);
const backAmongRows = () => row() && step(-1);

function step(by) {
  const list = rows(), at = list.indexOf(row() ?? document.querySelector("[data-beside][aria-current]"));
  const next = list[Math.max(0, Math.min(at + by, list.length - 1))];
  next?.focus();
  return Boolean(next);
}

// On a row, or in a part that is folded, what has the key there; elsewhere what the page itself has.
function press(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const near = document.activeElement.closest(`:is(li, tr, details):has(${named})`);
  const found = near?.querySelector(named) ?? all(named).find((each) => !each.closest("li, tr, details"));
  if (found?.matches("summary")) unfold(found.parentElement);
  else found?.click();
  return Boolean(found);
}

// Opens what is folded, and goes to its first field.
function unfold(folded) {
  folded.open = true;
  folded.querySelector("select, input:not([type=hidden])").focus();
}

// From now on each shows its key.
document.documentElement.classList.add("keys");
for (const each of all("[data-key]")) each.setAttribute("aria-keyshortcuts", each.dataset.key);
