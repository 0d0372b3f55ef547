"""Words selected in a report lead to the form that adds from them; without scripts, a sentence does."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.conftest import PHONE, Open

from harmledger import pipeline
from harmledger.model import Report

pytestmark = pytest.mark.browser

SELECT = """(words) => {
  const walk = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("sup")) pieces.push(walk.currentNode);
  const starts = [];
  let text = "";
  for (const piece of pieces) { starts.push(text.length); text += piece.data; }
  const at = (offset) => {
    const n = starts.findLastIndex((start) => start <= offset);
    return [pieces[n], offset - starts[n]];
  };
  const from = text.lastIndexOf(words);
  getSelection().setBaseAndExtent(...at(from), ...at(from + words.length));
}"""
"""Selects the last of some words in the text, as a mouse would, keys of marks and all."""


def told(folder: Path) -> Report:
    """Return a report with a figure in it."""
    with pipeline.existing(folder) as ledger:
        account = next(a for i in pipeline.incidents(ledger) for a in i.accounts if a.counts)
        report = ledger.report(account.report)
    assert report is not None
    return report


def test_selected_words_are_found_where_they_stand_and_added(look: Open, folder: Path) -> None:
    window, report = look("en"), told(folder)
    window.go(f"/reports/{report.id}")
    words = " ".join(report.text.split()[-6:-2])
    window.page.evaluate(SELECT, words)
    window.page.wait_for_function("document.querySelector('.adding textarea').value")
    assert window.page.locator(".adding textarea").input_value() == words
    assert window.page.locator(".adding [name=near]").input_value() == str(report.text.rindex(words))
    with window.page.expect_navigation():
        window.press("c")
    assert window.page.locator("blockquote mark").inner_text() == words
    window.page.locator("[name=name]").first.fill("Ina Torvald")
    window.follow("section[aria-labelledby=victim] button")
    assert "Ina Torvald" in window.page.locator("#victims ~ ul").first.inner_text()


def test_without_scripts_a_sentence_leads_to_the_same_form(look: Open, folder: Path) -> None:
    window, report = look("ar", PHONE, scripts=False), told(folder)
    window.go(f"/reports/{report.id}")
    window.page.locator("main details > summary").last.click()
    with window.page.expect_navigation():
        window.page.locator("a[href^='/claims/']").first.click()
    assert window.page.locator("blockquote mark").inner_text() in " ".join(report.text.split())
