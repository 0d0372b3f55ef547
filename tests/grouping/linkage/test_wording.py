"""Names: which words of a report tell of which of its events, and how much two accounts share."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.grouping.examples import TARN_HOLLOW, account, reading, report

from harmledger.grouping.linkage import tellings, wording
from harmledger.grouping.linkage.terms import WEIGHTS, Terms
from harmledger.grouping.origins.sources import Source
from harmledger.model import Account, EventPlace, Reading, Report, Span
from harmledger.model.place import Toponym
from harmledger.model.reading import TimeExpression


def read(**texts: str) -> Terms:
    return names([account(id_) for id_ in texts], *(report(id_, text) for id_, text in texts.items()))


def names(accounts: Sequence[Account], *reports: Report, **read: Reading) -> Terms:
    readings = {one.id: read.get(one.id, reading(one.id)) for one in reports}
    return wording.read(tellings.read(accounts, {one.id: one for one in reports}, readings))


def at(told: Account, text: str, words: str) -> Account:
    """The account with its event told in `words` of `text`."""
    start = text.index(words)
    return msgspec.structs.replace(told, event_spans=(Span.of(text, start, start + len(words)),))


def test_a_word_that_only_opens_sentences_is_no_name() -> None:
    words = read(r1="Please help Aron Tveit. Click here", r2='Please call "Click" or Aron Tveit', r3="x")
    assert set(words.shared("r1/1", "r2/1", 9)) == {"aron", "tveit", "aron tveit"}


def test_a_script_without_case_gives_all_its_words() -> None:
    words = read(r1="قصف على سوق القرية", r2="سوق القرية مغلق")
    assert set(words.shared("r1/1", "r2/1", 9)) == {"سوق", "القرية", "سوق القرية"}


def test_each_event_of_a_report_has_the_names_of_its_own_sentences() -> None:
    text = "A shell hit Osterby. Ilse Maren saw it. A mine killed goats at Nyrup Bay. So said Runa Holt."
    first = at(account("r1", 1), text, "shell hit")
    second = at(account("r1", 2), text, "mine killed")
    other = account("r2")
    words = names([first, second, other], report("r1", text), report("r2", "x " + text))
    assert set(words.shared("r1/1", "r2/1", 9)) == {"osterby", "maren"}
    assert set(words.shared("r1/2", "r2/1", 9)) == {"nyrup", "bay", "nyrup bay", "runa", "holt", "runa holt"}


def test_a_title_s_names_count_though_all_its_words_are_capitals() -> None:
    titled = msgspec.structs.replace(report("r1", "A shell fell."), title="Shell Falls On Osterby")
    words = names([account("r1"), account("r2")], titled, report("r2", "It hit Osterby."))
    assert words.shared("r1/1", "r2/1", 9) == ["osterby"]


def test_a_day_is_no_name() -> None:
    text = "It fell in Osterby on Saturday, Doctor Tveit said."
    start = text.index("Saturday")
    day = TimeExpression(span=Span.of(text, start, start + 8), type="DATE", value="2031-03-15")
    words = names(
        [account("r1"), account("r2")],
        report("r1", text),
        report("r2", text),
        r1=reading("r1", times=[day]),
        r2=reading("r2", times=[day]),
    )
    assert set(words.shared("r1/1", "r2/1", 9)) == {"osterby", "doctor", "tveit", "doctor tveit"}


def test_the_place_of_the_event_is_no_name_wherever_it_stands() -> None:
    """It is compared by itself, and would count twice."""
    text = "A shell hit Tarn Hollow. People of Tarn Hollow and Osterby fled."
    first, second = (text.index("Tarn Hollow", start) for start in (0, 20))
    mention = Toponym(span=Span.of(text, second, second + 11), place=TARN_HOLLOW)
    told = [
        msgspec.structs.replace(
            account(id_), place=EventPlace(place=TARN_HOLLOW, spans=(Span.of(text, first, first + 11),))
        )
        for id_ in ("r1", "r2")
    ]
    titled = [report(id_, text, title="Shell falls on Tarn Hollow, Osterby says") for id_ in ("r1", "r2")]
    read = {id_: msgspec.structs.replace(reading(id_), places=(mention,)) for id_ in ("r1", "r2")}
    assert names(told, *titled, **read).shared("r1/1", "r2/1", 9) == ["osterby"]


def test_what_an_outlet_is_called_is_no_name_of_its_news() -> None:
    """It signs all that it tells."""
    text = "OSTERBY (Strand Wire) - Doctor Tveit told Strand Wire of the Strand Hotel, SW said."
    ids = ("r1", "r2")
    reports, wire = {id_: report(id_, text) for id_ in ids}, Source(name="Strand Wire", aliases=("SW",))
    told = tellings.read([account(id_) for id_ in ids], reports, {id_: reading(id_) for id_ in ids})
    signed = wording.read(told, {f"{id_}/1": wire for id_ in ids}).shared("r1/1", "r2/1", 99)
    assert set(wording.read(told).shared("r1/1", "r2/1", 99)) - set(signed) == {
        *("strand", "wire", "strand wire", "sw"),
    }
    assert "strand hotel" in signed


def test_a_number_is_no_name() -> None:
    words = read(r1="He counted 14 dead on Pier 9.", r2="Those on Pier 9 saw 14.")
    assert words.shared("r1/1", "r2/1", 9) == ["pier"]


def test_a_title_before_a_name_ends_no_sentence() -> None:
    words = read(r1="They saw Dr. Tveit there.", r2="So said Dr. Tveit.")
    assert set(words.shared("r1/1", "r2/1", 9)) == {"dr", "tveit", "dr tveit"}


def test_a_rare_name_tells_more_than_a_common_one() -> None:
    common = {f"c{n}": "It was in Osterby." for n in range(40)}
    words = read(r1="By Osterby and Brask.", r2="To Osterby, Brask or Velmora.", **common)
    weight = {code // WEIGHTS: code % WEIGHTS for code in words.codes("r1/1")}
    by_osterby, by_brask = sorted(weight.values())
    assert 0 < by_osterby < by_brask < WEIGHTS
    assert words.shared("r1/1", "r2/1", 2) == ["brask", "osterby"]


def test_two_names_in_a_row_are_a_name_of_their_own() -> None:
    words = read(r1="So said Ilse Maren.", r2="So said Ilse Maren.", r3="Ilse, Maren")
    assert set(words.shared("r1/1", "r2/1", 9)) == {"ilse", "maren", "ilse maren"}
    assert "ilse maren" not in words.shared("r1/1", "r3/1", 9)


@given(st.lists(st.sampled_from(["Osterby", "Brask", "Velmora", "Ilse Maren"]), min_size=1, max_size=6))
def test_a_name_s_number_tells_its_weight_and_differs_from_every_other_s(names: list[str]) -> None:
    words = read(r1=f"x {', '.join(names)}", r2="x Brask")
    codes = words.codes("r1/1")
    assert len(set(codes)) == len({code // WEIGHTS for code in codes}) == len(codes)


def test_names_in_common_are_told_as_they_stand_and_none_inside_another() -> None:
    words = read(
        r1="In TARN HOLLOW, at Fort Hallen, the KDF fired.",
        r2="So Fort Hallen fell, in Tarn Hollow, to the KDF.",
    )
    assert sorted(words.told("r1/1", "r2/1", 9)) == ["Fort Hallen", "KDF", "Tarn Hollow"]
