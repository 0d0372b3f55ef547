// What a figure or a field rests on opens beside the incident: the page that its link leads to has the report in an
// aside, which is taken over into this page. Back, Escape and the link that closes it lead to the incident alone again.
"use strict";
const links = () => [...document.querySelectorAll("[data-beside]")];
const aside = () => document.querySelector(".report-beside");
let opener = links().find((link) => link.ariaCurrent);
let asking = new AbortController();

async function open(link, { entering }) {
  asking.abort();
  asking = new AbortController();
  const answer = await fetch(link.href, { signal: asking.signal }).then((page) => page.text()).catch(() => null);
  if (answer === null) return;
  const found = new DOMParser().parseFromString(answer, "text/html").querySelector(".report-beside");
  if (!found) return location.assign(link.href);
  aside()?.remove();
  document.querySelector("main").after(found);
  point(link);
  words()?.scrollIntoView({ block: "center" });
  if (entering) enter();
}

function words() {
  return document.querySelector("#looked-at");
}

function enter() {
  const at = words() ?? aside();
  at.tabIndex = -1;
  at.focus({ preventScroll: true });
}

// Says which link's words are shown, and keeps it in sight, as the page has just become narrower.
function point(link) {
  opener = link;
  for (const each of links()) each.ariaCurrent = aside() && each.search === link.search ? "true" : null;
  link.scrollIntoView({ block: "nearest" });
}

function close() {
  if (history.state?.opened) return history.back();
  history.replaceState(null, "", location.pathname);
  follow();
}

// Shows what the address says; a link to another part of the page changes nothing of it.
function follow() {
  const link = links().find((each) => each.search === location.search);
  if (link && link === opener && aside()) return;
  if (link) return open(link, { entering: true });
  asking.abort();
  if (!aside()) return;
  aside().remove();
  if (!opener) return;
  point(opener);
  opener.focus();
}

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("[data-beside], [data-close]");
  if (!link) return;
  event.preventDefault();
  if ("close" in link.dataset) return close();
  history[aside() ? "replaceState" : "pushState"](aside() ? history.state : { opened: true }, "", link.href);
  open(link, { entering: true });
});

document.addEventListener("focusin", ({ target }) => {
  if (!aside() || !target.matches("[data-beside]") || target === opener) return;
  history.replaceState(history.state, "", target.href);
  open(target, { entering: false });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && aside()) close();
});

addEventListener("popstate", follow);

if (aside()) {
  opener?.scrollIntoView({ block: "center" });
  words()?.scrollIntoView({ block: "center" });
  enter();
}
