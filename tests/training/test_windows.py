"""Documents cut into windows of word pieces with a row of classes a head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from training.documents import ALL_HEADS, Document, Labelled
from training.windows import IGNORE, MAX_PIECES, Window, cut

ROLES = list(ALL_HEADS).index("roles")
CONTENT = list(ALL_HEADS).index("content")


@dataclass
class Encoding:
    ids: list[int]
    offsets: list[tuple[int, int]]


class Letters:
    """A tokenizer whose pieces are words of at most three letters."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        offsets = [match.span() for match in re.finditer(r"\w{1,3}|[^\w\s]", sequence)]
        return Encoding([7] * len(offsets), offsets)

    def token_to_id(self, token: str) -> int:
        return {"[CLS]": 1, "[SEP]": 2}[token]


def windows(text: str, marks: dict[str, tuple[Labelled, ...]], sparse: tuple[str, ...] = ()) -> list[Window]:
    return cut(Document("a", "fiction", text, marks, frozenset(sparse)), Letters())


def test_a_mark_begins_on_its_first_piece_and_goes_on_over_the_others() -> None:
    (window,) = windows("The gunmen fled.", {"roles": (Labelled(4, 10, "perpetrator"),)})
    assert window.classes[ROLES].tolist() == [IGNORE, 0, 1, 2, 0, 0, 0, IGNORE]


def test_a_head_that_nobody_annotated_teaches_nothing() -> None:
    (window,) = windows("The gunmen fled.", {"roles": ()})
    assert set(window.classes[CONTENT].tolist()) == {IGNORE}
    assert set(window.classes[ROLES].tolist()) == {IGNORE, 0}


def test_of_a_sparse_head_only_the_marks_teach() -> None:
    (window,) = windows("The gunmen fled.", {"roles": (Labelled(4, 10, "target"),)}, sparse=("roles",))
    assert window.classes[ROLES].tolist() == [IGNORE, IGNORE, 3, 4, IGNORE, IGNORE, IGNORE, IGNORE]


def test_what_nobody_can_say_teaches_nothing() -> None:
    (window,) = windows("The gunmen fled.", {"roles": (Labelled(4, 10, None),)})
    assert window.classes[ROLES].tolist() == [IGNORE, 0, IGNORE, IGNORE, 0, 0, 0, IGNORE]


def test_a_mark_that_runs_into_the_next_window_goes_on_there() -> None:
    sentence = "One two. " * 50
    first, second, *_ = windows(sentence, {"content": (Labelled(0, len(sentence) - 1, "content"),)})
    assert first.classes[CONTENT].tolist()[1:3] == [1, 2]
    assert second.classes[CONTENT].tolist()[1:3] == [2, 2]


def test_a_window_holds_whole_sentences() -> None:
    text = "Some words here. " * 40
    assert all(text[window.offsets[-2][0]] == "." for window in windows(text, {}))


@given(st.text(alphabet="ab .\n", max_size=900))
def test_every_piece_stands_in_one_window_and_no_window_is_too_long(text: str) -> None:
    found = windows(text, {})
    assert all(len(window.ids) == len(window.offsets) <= MAX_PIECES for window in found)
    assert [span for window in found for span in window.offsets[1:-1]] == [
        match.span() for match in re.finditer(r"\w{1,3}|[^\w\s]", text)
    ]
