"""Who did it and who was aimed at, by marks where no rule finds them. All is invented."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reports import gather

from harmledger.model import Span
from harmledger.reading.evidence import Sentence
from harmledger.reading.marker import Mark, Marks
from harmledger.reading.parties.actors import Mention
from harmledger.reading.parties.marked_roles import find

TEXT = "Masked men stormed the mill in Brask in an attack on Tuesday. The miller saw the masked men."


def marked(text: str, label: str, words: str, score: float) -> tuple[Mark, ...]:
    return tuple(Mark(Span.of(text, *m.span()), label, score) for m in re.finditer(re.escape(words), text))


def found(
    words: str, label: str = "perpetrator", *, text: str = TEXT, score: float = 0.9, known: bool = True
) -> list[tuple[str, str, bool]]:
    sentences = gather(text, Marks(roles=marked(text, label, words, score)))
    return [
        (m.name, m.role, m.named) for m in find(sentences, _known(sentences) if known else (), language="en")
    ]


def _known(sentences: tuple[Sentence, ...]) -> list[Mention]:
    return [mention for sentence in sentences for mention in sentence.actors]


def test_who_has_no_name_is_called_what_the_report_calls_them() -> None:
    assert found("Masked men") == [("Masked men", "alleged_perpetrator", False)]
    assert found("the mill", "target") == [("mill", "target", False)]
    assert found("THE RAIDERS", text="THE RAIDERS LED AN ATTACK ON BRASK.") == [
        ("raiders", "alleged_perpetrator", False)
    ]


def test_a_mark_on_a_party_is_that_party() -> None:
    text = "On Tuesday an attack hit Brask; the Northern Front, it seems."
    assert found("Northern Front", text=text) == [("Northern Front", "alleged_perpetrator", True)]


def test_what_the_model_is_not_sure_of_gives_no_one_a_role() -> None:
    assert found("Masked men", score=0.5) == []


def test_where_rules_find_someone_in_a_role_no_mark_adds_another() -> None:
    text = "The Northern Front attacked Brask on Tuesday. Masked men fled."
    assert found("Masked men", text=text) == []


def test_no_one_takes_a_role_where_nothing_is_told_of() -> None:
    assert found("masked men", text="The miller saw masked men.") == []


def test_no_person_is_accused_by_name() -> None:
    text = "Joren Hald led the attack on Brask."
    marks = Marks(
        roles=marked(text, "perpetrator", "Joren Hald", 1.0),
        entities=marked(text, "person", "Joren Hald", 1.0),
    )
    assert list(find(gather(text, marks), (), language="en")) == []


def test_people_who_are_counted_or_told_of_only_by_age_sex_or_kin_are_no_target() -> None:
    text = "Shelling killed two farmers in Brask on Tuesday and a bakery with children in it was hit."
    assert found("farmers", "target", text=text) == []
    assert found("children", "target", text=text) == []
    assert found("bakery", "target", text=text) == [("bakery", "target", False)]


def test_a_fragment_is_no_one() -> None:
    text = "The attack on Tuesday hit the house of the 21 weavers in Brask."
    assert found("house of the", "target", text=text) == found("21", "target", text=text) == []


@given(st.text(alphabet="aA1 .-(", min_size=1, max_size=8), st.sampled_from(["perpetrator", "target"]))
def test_any_mark_gives_a_name_or_none(words: str, label: str) -> None:
    text = f"An attack hit Brask on Tuesday, {words.strip() or 'x'} there."
    for name, _, _ in found(words.strip() or "x", label, text=text, known=False):
        assert name.strip()
