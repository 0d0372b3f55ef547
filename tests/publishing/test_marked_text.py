"""A marked report says every word of its text once, and nothing in it steers a terminal or a page."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rich.console import Console

from harmledger.model import (
    Account,
    Actor,
    Claim,
    Count,
    CountRange,
    DateInterval,
    Derivation,
    Entity,
    EventDate,
    EventPlace,
    Means,
    Place,
    Reading,
    Report,
    Span,
    TimeExpression,
    Toponym,
    Victim,
    say,
)
from harmledger.publishing import marked_page, marked_terminal
from harmledger.publishing.characters import clean
from harmledger.publishing.marked_text import KINDS, MarkedText, mark

TEXT = (
    "Shells killed at least five people, among them Ada Brenn, 34, in Velmora on Sunday, the clinic said. "
    "The Northern Front fired them, residents said."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def report(text: str = TEXT, **fields: object) -> Report:
    plain = Report(id="w1", original="0", position=0, text=text, derivation=Derivation(tool="t", version="1"))
    return msgspec.structs.replace(plain, **fields)


VELMORA = Place(name="Velmora", lat=-40, lon=-20, precision="town", kind="town", gazetteer="g.csv")
DAY = DateInterval.on(date(2031, 5, 4))
ACCOUNT = Account(
    id="w1/1",
    report="w1",
    event_type="shelling",
    event_spans=(span("Shells"),),
    date=EventDate(interval=DAY, spans=(span("Sunday"),), reason=say("the only day that is told")),
    place=EventPlace(place=VELMORA, spans=(span("Velmora"),)),
    actors=(
        Actor(
            name="Northern Front", role="alleged_perpetrator", spans=(span("The Northern Front"),), claim="c2"
        ),
    ),
    means=Means(code="artillery", spans=(span("Shells"),)),
    counts=(
        Count(
            harm="killed",
            group="all",
            range=CountRange.at_least(5),
            span=span("at least five people"),
            claim="c1",
        ),
    ),
    coded={"killed": {"all": CountRange.exactly(5)}},
    victims=(Victim(name="Ada Brenn", harm="killed", spans=(span("Ada Brenn"),), age=34, sex="female"),),
)
CLAIM = Claim(
    id="c1",
    source=(span("the clinic"),),
    cue=(span("said"),),
    content=(span("Shells killed at least five people"),),
    chain=("the clinic",),
)
READING = Reading(
    report="w1",
    reader="rules 1",
    times=(TimeExpression(span=span("Sunday"), type="DATE", value="2031-05-04", interval=DAY),),
    places=(Toponym(span=span("Velmora"), place=VELMORA, reason=say("the only one")),),
    entities=(Entity(span=span("Velmora"), type="location"), Entity(span=span("residents"), type="person")),
    claims=(CLAIM,),
    accounts=(ACCOUNT,),
)


def words_of(letter: str) -> list[str]:
    return [str(note.words) for note in mark(report(), READING).notes if note.kind.letter == letter]


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("n", "killed, all: 5+; claim c1; account 1"),
        ("v", "Ada Brenn, killed, aged 34, female; account 1"),
        ("d", "2031-05-04 (day): the only day that is told; account 1"),
        ("p", "Velmora -40.0000 -20.0000 (town): the only one; account 1"),
        ("a", "Northern Front: alleged_perpetrator; claim c2; account 1"),
        ("m", "artillery; account 1"),
        ("e", "shelling; killed, all: 5; account 1"),
        ("s", "claim c1: the clinic"),
        ("u", "claim c1: asserts"),
        ("q", "claim c1: the clinic; asserts"),
        ("t", "DATE 2031-05-04: 2031-05-04"),
        ("l", "Velmora -40.0000 -20.0000 (town): the only one"),
    ],
)
def test_a_note_says_what_was_read_and_why(letter: str, words: str) -> None:
    assert words_of(letter) == [words]


def test_a_mention_is_noted_once_though_it_is_a_place_or_a_time_too() -> None:
    assert words_of("x") == ["person"]


def test_what_weighs_most_is_listed_first() -> None:
    listed = [note.kind for note in mark(report(), READING).listed]
    assert listed == sorted(listed, key=KINDS.index, reverse=True)


def test_where_marks_nest_each_piece_knows_all_that_lie_on_it() -> None:
    segments = {s.text: s for s in mark(report(), READING).segments}
    five = segments["at least five people"]
    assert [note.key for note in five.notes] == ["q1", "n1"]
    assert [note.key for note in five.ending] == ["q1", "n1"]
    assert [note.key for note in segments["Shells"].ending] == ["e1", "m1"]


def test_where_spans_overlap_only_their_common_piece_has_both() -> None:
    crossing = (
        Entity(span=Span.of("abcdef", 0, 4), type="person"),
        Entity(span=Span.of("abcdef", 2, 6), type="weapon"),
    )
    marked = mark(report("abcdef"), Reading(report="w1", reader="r", entities=crossing))
    assert [(s.text, [n.key for n in s.notes]) for s in marked.segments] == [
        ("ab", ["x1"]),
        ("cd", ["x1", "x2"]),
        ("ef", ["x2"]),
    ]


PIECES = st.characters() | st.sampled_from(
    [
        "<b>",
        "</div>",
        "<script>",
        "<!--",
        "&amp;",
        "&",
        '"',
        "'>",
        "\x1b[2J",
        "\u202e",
        "\r\n",
        " five killed ",
    ]
)


@st.composite
def marked_texts(draw: st.DrawFn) -> MarkedText:
    """A text of any characters with entities anywhere on it, nested, crossing and repeated."""
    text = "".join(draw(st.lists(PIECES, min_size=1, max_size=12)))
    bounds = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda b: b[0] < b[1])
    spans = [Span.of(text, *b) for b in draw(st.lists(bounds, max_size=6))]
    victim = Victim(name=text, harm="killed", spans=(*spans, *spans))
    account = Account(id="w1/1", report="w1", event_type="attack", event_spans=(), victims=(victim,))
    reading = Reading(
        report="w1",
        reader="r",
        entities=tuple(Entity(span=s, type="person") for s in spans),
        accounts=(account,),
    )
    return mark(report(text, title=text, outlet=text, language=text), reading)


@given(marked_texts())
def test_the_segments_say_the_whole_text_once(marked: MarkedText) -> None:
    assert "".join(segment.text for segment in marked.segments) == marked.report.text


@given(marked_texts())
def test_every_note_lies_on_exactly_its_words(marked: MarkedText) -> None:
    start = 0
    for segment in marked.segments:
        end = start + len(segment.text)
        on_it = [n for n in marked.notes if any(s.start <= start and end <= s.end for s in n.spans)]
        assert list(segment.notes) == on_it
        assert list(segment.ending) == [n for n in marked.notes if any(s.end == end for s in n.spans)]
        start = end


def parsed(*marked: MarkedText) -> html.HtmlElement:
    return html.document_fromstring(b"".join(marked_page.page(marked)).decode())


def spoken(text: str) -> str:
    """The characters of `text` that are no white space: parsers disagree about line ends and no others."""
    return re.sub(r"\s", "", clean(text))


@given(marked_texts())
def test_a_page_says_the_whole_text_once_and_every_tag_in_it_is_ours(marked: MarkedText) -> None:
    page = parsed(marked)
    (shown,) = page.find_class("text")
    for keys in shown.findall("sup"):
        keys.drop_tree()
    printable = re.sub("[\ufffe\uffff]", "", shown.text_content())
    assert spoken(printable) == re.sub("[\ufffe\uffff]", "", spoken(marked.report.text))
    assert {element.tag for element in shown.iter()} <= {"div", "mark"}
    given_attributes = {name for element in page.body.iter() for name in element.attrib}
    assert given_attributes <= {"id", "class", "dir", "lang", "title", "href", "aria-label"}


HOSTILE = (
    "</div></body><script>alert(1)</script><img src=x onerror=alert(1)>\x1b]0;owned\x07 "
    "\"' onmouseover='alert(1)' [bold]five[/bold] \u202ekilled\u2066 <!-- & &lt;script&gt;"
)


def hostile() -> MarkedText:
    everywhere = Span.of(HOSTILE, 0, len(HOSTILE))
    account = msgspec.structs.replace(
        ACCOUNT,
        event_spans=(),
        date=None,
        place=None,
        means=None,
        counts=(),
        actors=(Actor(name=HOSTILE, role="party", spans=(everywhere,)),),
        victims=(Victim(name=HOSTILE, harm="killed", spans=(Span.of(HOSTILE, 3, 40),)),),
    )
    claim = Claim(id="c1", content=(Span.of(HOSTILE, 10, 90),), chain=(HOSTILE,))
    reading = Reading(report="w1", reader="r", claims=(claim,), accounts=(account,))
    fields = {"title": HOSTILE, "outlet": HOSTILE, "language": HOSTILE, "id": HOSTILE}
    return mark(report(HOSTILE, **fields), reading)


def test_a_hostile_report_is_inert_on_a_page() -> None:
    page = parsed(hostile())
    tags = {element.tag for element in page.iter()}
    assert tags.isdisjoint({"script", "img", "iframe", "link", "object", "base", "form"})
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert all(a.get("href").startswith("#r1-") for a in page.iter("a"))
    assert "<!--" not in "".join(map(bytes.decode, marked_page.page([hostile()])))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", page.text_content())


def test_a_page_forbids_itself_all_but_its_own_style() -> None:
    (policy,) = parsed(hostile()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_every_key_in_a_text_leads_to_one_note_even_among_many_reports() -> None:
    marked = mark(report(), READING)
    page = parsed(marked, marked)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//a/@href")
    assert len(links) == 2 * sum(len(segment.ending) for segment in marked.segments)
    assert {link[1:] for link in links} <= set(ids)


def drawn(marked: MarkedText) -> str:
    console = Console(force_terminal=True, color_system="truecolor", markup=False, highlight=False)
    with console.capture() as captured:
        console.print(marked_terminal.render(marked), soft_wrap=True)
    return captured.get()


def test_a_hostile_report_sends_a_terminal_nothing_but_colours() -> None:
    left = re.sub(r"\x1b\[[0-9;]*m", "", drawn(hostile()))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)
    assert "[bold]five[/bold]" in re.sub(r"\[[a-z]\d+( [a-z]\d+)*\](?=[^ ])", "", left)


@given(marked_texts())
def test_a_terminal_gets_every_word_of_the_text(marked: MarkedText) -> None:
    wanted = "".join(
        clean(s.text) + (f"[{' '.join(n.key for n in s.ending)}]" if s.ending else "")
        for s in marked.segments
    )
    assert wanted in marked_terminal.render(marked).plain


def test_what_was_read_shows_without_any_colour() -> None:
    plain = marked_terminal.render(mark(report(), READING)).plain
    assert "Shells[e1 m1] killed at least five people[q1 n1], among them Ada Brenn[v1], 34" in plain
    assert "[n] number of people" in plain
    assert "[n1] number of people: killed, all: 5+; claim c1; account 1  “at least five people”" in plain


def test_what_a_person_added_says_so() -> None:
    assert ACCOUNT.date is not None
    assert ACCOUNT.place is not None
    added = msgspec.structs.replace(
        ACCOUNT,
        date=msgspec.structs.replace(ACCOUNT.date, added=2),
        place=msgspec.structs.replace(ACCOUNT.place, added=3),
        counts=(msgspec.structs.replace(ACCOUNT.counts[0], added=4),),
        victims=(msgspec.structs.replace(ACCOUNT.victims[0], added=5),),
    )
    notes = mark(report(), msgspec.structs.replace(READING, accounts=(added,))).notes
    said = {note.kind.letter: str(note.words) for note in notes if "added by a person" in str(note.words)}
    assert {letter: words.partition("decision ")[2][0] for letter, words in said.items()} == {
        "d": "2",
        "p": "3",
        "n": "4",
        "v": "5",
    }
