"""What the shipped model marks in a text, and how it behaves whatever the text is."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from harmledger.model import sentences
from harmledger.reading.marker import Marks, inference, load

TEXT = (
    "Two civilians, Ilse Karrow and Tomas Brandt, were killed on Monday when a shell hit a bakery in Osterby"
    ", a hospital official said. The Northern Front denied that its forces had fired at the town."
)


def mark(text: str) -> Marks:
    return load().mark(text, sentences.split(text))


def test_a_report_is_marked_by_what_befell_whom_and_who_says_so() -> None:
    found = mark(TEXT)
    assert {m.span.text for m in found.people if m.label == "killed"} == {"Ilse Karrow", "Tomas Brandt"}
    assert "Osterby" in {m.span.text for m in (*found.entities, *found.nested) if m.label == "location"}
    assert [m.span.text for m in found.cue] == ["said", "denied"]
    assert [m.span.text for m in found.source] == ["a hospital official", "The Northern Front"]


def test_marks_quote_the_text_in_order_and_those_of_one_head_do_not_overlap() -> None:
    text = f"“{TEXT}” (Karsholm Wire)\n\n" * 5
    for of_head in mark(text):
        assert all(m.span.quotes(text) and 0 < m.score <= 1 for m in of_head)
        assert all(one.span.end <= other.span.start for one, other in pairwise(of_head))


def test_a_text_is_marked_alike_each_time() -> None:
    assert mark(TEXT) == mark(TEXT)


def test_what_is_marked_in_one_window_does_not_hang_on_the_others() -> None:
    calm = "The harbour was quiet that day and the fishing boats stayed in port until the evening. " * 10
    assert mark(TEXT + calm + TEXT).people[:2] == mark(TEXT + calm + "1234 " * 50).people[:2]


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "\x00\x1c", "—“”", "x" * 200_000, "\u0301" * 5000, "😀" * 500]
)
def test_a_text_without_words_is_marked_in_no_time(text: str) -> None:
    assert all(m.span.quotes(text) for of_head in mark(text) for m in of_head)


def test_the_runtime_writes_nothing_about_its_use(tmp_path: Path) -> None:
    script = "from harmledger.reading.marker import load; load().mark('Osterby is calm.', ())"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ, **home})
    assert not list(tmp_path.rglob("*"))


def test_what_lies_beyond_the_longest_article_is_not_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "LONGEST", len(TEXT))
    assert mark(f"{TEXT} {TEXT}") == mark(TEXT)
