// The words that are selected in a report's text stand in the form that adds from them, with where they begin.
"use strict";
const text = document.querySelector(".text");
const form = document.querySelector("form.adding");
const said = (range) => {
  const part = range.cloneContents();
  part.querySelectorAll("sup").forEach((key) => key.remove());
  return part.textContent;
};
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!text || !form || !selection.rangeCount || selection.isCollapsed) return;
  const chosen = selection.getRangeAt(0);
  if (!text.contains(chosen.commonAncestorContainer)) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(chosen.startContainer, chosen.startOffset);
  form.elements.words.value = said(chosen);
  form.elements.near.value = [...said(before)].length;
});
