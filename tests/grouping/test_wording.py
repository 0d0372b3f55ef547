"""Names: which words of a report tell of which of its events, and how much two accounts share."""

from __future__ import annotations

import msgspec
from tests.grouping.examples import OTHER_STORY, STORY, account, report

from harmledger.grouping import wording
from harmledger.grouping.wording import Wording
from harmledger.model import Account, Span


def read(**texts: str) -> Wording:
    reports = {id_: report(id_, text) for id_, text in texts.items()}
    return wording.read([account(id_) for id_ in texts], reports)


def at(told: Account, text: str, words: str) -> Account:
    """The account with its event told in `words` of `text`."""
    start = text.index(words)
    return msgspec.structs.replace(told, event_spans=(Span.of(text, start, start + len(words)),))


def test_a_word_that_only_opens_sentences_is_no_name() -> None:
    words = read(r1="Please help Aron Tveit. Click here", r2='Please call "Click" or Aron Tveit', r3="x")
    assert set(words.shared("r1/1", "r2/1", 9)) == {"aron", "tveit"}


def test_a_script_without_case_gives_all_its_words() -> None:
    words = read(r1="قصف على سوق القرية", r2="سوق القرية مغلق")
    assert set(words.shared("r1/1", "r2/1", 9)) == {"سوق", "القرية"}


def test_each_event_of_a_report_has_the_names_of_its_own_sentences() -> None:
    text = "A shell hit Osterby. Ilse Maren saw it. A mine killed goats at Nyrup Bay. So said Runa Holt."
    first = at(account("r1", 1), text, "shell hit")
    second = at(account("r1", 2), text, "mine killed")
    other = account("r2")
    words = wording.read([first, second, other], {"r1": report("r1", text), "r2": report("r2", "x " + text)})
    assert set(words.shared("r1/1", "r2/1", 9)) == {"osterby", "maren"}
    assert set(words.shared("r1/2", "r2/1", 9)) == {"nyrup", "bay", "runa", "holt"}


def test_a_title_s_names_count_though_all_its_words_are_capitals() -> None:
    titled = msgspec.structs.replace(report("r1", "A shell fell."), title="Shell Falls On Osterby")
    words = wording.read(
        [account("r1"), account("r2")], {"r1": titled, "r2": report("r2", "It hit Osterby.")}
    )
    assert words.shared("r1/1", "r2/1", 9) == ["osterby"]


def test_the_same_names_are_wholly_alike_and_different_ones_not_at_all() -> None:
    words = read(r1=STORY, r2=STORY, r3=OTHER_STORY, r4="no names")
    assert words.likeness("r1/1", "r2/1") == 1
    unlike = words.likeness("r1/1", "r3/1")
    assert unlike is not None
    assert unlike < 0.1
    assert words.likeness("r1/1", "r4/1") is None


def test_a_rare_name_tells_more_than_a_common_one() -> None:
    common = {f"c{n}": "It was in Osterby." for n in range(40)}
    words = read(r1="By Osterby and Brask.", r2="To Osterby and Velmora.", r3="To Nyrup and Brask.", **common)
    by_common, by_rare = words.likeness("r1/1", "r2/1"), words.likeness("r1/1", "r3/1")
    assert by_common is not None
    assert by_rare is not None
    assert by_common < by_rare
