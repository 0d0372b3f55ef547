"""One page, many articles: where each begins, and which lines belong to none.

A page is read as units, which are blocks of lines between blank lines, cut at a line of furniture:

    stamp      a date, perhaps with a time, an update or an outlet:  "15-12-2031 | 10:52"
    dateline   a place and a date, perhaps with an agency:  "VELMORA, 15 March 2031 (KPA)"
    byline     "By Ada Marsh", "Staff Writer", "By Ada Marsh | 2031-03-15"
    credit     "Source: Agencies", "Ada Marsh, KPA"
    aside      a caption, a video's title, a "Read more": belongs to no article
    headline   up to three short lines with no full stop at the end
    prose      anything else

Units that are no prose, between two stretches of prose, are a break. An article begins in a break that has
a headline with a byline or a stamp below it, or with a credit or a stamp above it. A page where no second
article begins so stays one report, however many subheadings it has. Where one does, the page is known for
a compilation, and weaker signs begin an article too: a wider gap than usual before a headline, a headline
in title case, a caption below one. Where a page opens with a stamp, stamps belong to the article below
them, else to the one above. A letterhead or masthead at the top is read first (`letterheads`): what it says
holds for every article of the page that says nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

import msgspec

from harmledger.intake import dates, letterheads, stamps
from harmledger.intake.letterheads import Letterhead
from harmledger.intake.records import Draft
from harmledger.model.record import Record

Kind = Literal["stamp", "dateline", "byline", "credit", "aside", "headline", "prose"]

_LONGEST_FURNITURE = 200
_LONGEST_TITLE_WITH_A_STOP = 120
_SHORTEST_BODY = 100
_STOPS = ".…,;:،؛"
"""What a line of a headline never ends in."""

_NAME = r"[^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){1,3}"
_BYLINE = re.compile(
    rf"(?:(?:Written\s)?[Bb]y:?|BY:?)\s(?P<name>{_NAME}(?:(?:,|\sand|\s&)\s{_NAME}){{0,3}})(?:,\s(?P<outlet>[\w\s]{{2,40}}))?\Z"
)
_DESK = re.compile(
    r"(?:local|news|web|website|online|foreign|staff)\s(?:editor|writer|reporter|desk|team|correspondent)s?\Z|"
    r"(?:by\s)?(?:our|a|special)\s(?:own\s|staff\s)?correspondent\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:Sources?|Courtesy|Via)\s?:\s?(?P<outlet>\S.{1,80})\Z")
_SIGNATURE = re.compile(rf"(?P<name>{_NAME}),\s(?P<outlet>[A-Z]{{3,8}})\Z")
_OPENING_SIGNATURE = re.compile(rf"\((?P<name>{_NAME}),\s(?P<outlet>[A-Z][\w ]{{1,30}})\)\s?[~–—-]")
_ASIDE = re.compile(
    r".{0,160}©|.{0,160}\((?:file\s)?photo\b|(?:video|photos?|images?|pictures?|watch|read\smore|read\salso|also\sread|"
    r"see\salso|related(?:\s\w+)?)\s?:|click\s(?:image|here|to|on)\b|read\smore\Z|advertisement\Z|share\sthis\b",
    re.IGNORECASE,
)


class _Unit(Record, frozen=True):
    """Characters `start` to `end` of the page: its unit number `place`, after `gap` blank lines."""

    kind: Kind
    place: int
    start: int
    end: int
    gap: int


class _Break(Record, frozen=True):
    """The units between two stretches of prose, and the prose after them.

    `title` is the place among `units` of the headline that an article would begin with, if any; `strong`
    says that furniture bears it out.
    """

    units: tuple[_Unit, ...]
    prose: tuple[_Unit, ...]
    title: int | None
    strong: bool


@dataclass
class _Article:
    """What is known of an article so far: `marks` are its stamps, bylines and credits, nearest first."""

    title: _Unit | None
    marks: list[_Unit]
    body: list[_Unit]

    def go_on_with(self, found: _Break) -> None:
        """Take in a break that begins no article: its headlines are subheadings, its datelines an event's."""
        self.marks += [mark for mark in _marks(found.units) if mark.kind != "dateline"]
        self.body += [*_of_kinds(found.units, {"headline", "dateline"}), *found.prose]


def split(page: str) -> tuple[Draft, ...]:
    """Return the articles of `page`, each with the title, byline, outlet and date that its furniture gives.

    A page of nothing but furniture is one article as it stands.
    """
    head = letterheads.read(page)
    page = head.body if head else page
    breaks, stamps_lead = _read(page)
    return _drafts(_articles(breaks, page, stamps_lead), page, head)


def single(page: str) -> Draft:
    """Return `page` as the one article that it is known to be."""
    head = letterheads.read(page)
    page = head.body if head else page
    breaks, stamps_lead = _read(page)
    return _drafts([_run_together(breaks, stamps_lead)] if breaks else [], page, head)[0]


def _read(page: str) -> tuple[Sequence[_Break], bool]:
    """Return the page's breaks, and whether its stamps belong to what is below them."""
    units = _with_a_title_that_ends_in_a_stop(tuple(_units(page)))
    stamps_lead = bool(units) and units[0].kind == "stamp"
    return _breaks(units, stamps_lead), stamps_lead


def _articles(breaks: Sequence[_Break], page: str, stamps_lead: bool) -> Sequence[_Article]:
    if not any(found.strong for found in breaks[1:]):
        return [_run_together(breaks, stamps_lead)] if breaks else []
    ((usual_gap, _),) = Counter(u.gap for b in breaks for u in (*b.units, *b.prose)).most_common(1)
    articles = [_article(breaks[0], stamps_lead)]
    for found in breaks[1:]:
        if found.strong or _begins_weakly(found, page, usual_gap):
            articles[-1].marks += _marks(found.units[: _first_of_its_own(found, stamps_lead)])
            articles.append(_article(found, stamps_lead))
        else:
            articles[-1].go_on_with(found)
    return articles


def _run_together(breaks: Sequence[_Break], stamps_lead: bool) -> _Article:
    article = _article(breaks[0], stamps_lead)
    for found in breaks[1:]:
        article.go_on_with(found)
    return article


def _drafts(articles: Sequence[_Article], page: str, head: Letterhead | None) -> tuple[Draft, ...]:
    order = dates.numeric_order(page)
    drafts = tuple(_draft(article, page, order) for article in articles if article.body or article.title)
    drafts = drafts or (Draft(text=page),)
    said = [head and head.published, *(draft.published for draft in drafts)]
    days = [day for day in said if isinstance(day, date)]
    drafts = tuple(_with_opening(draft, days, order) for draft in drafts)
    if head is None:
        return drafts
    return (_headed(drafts[0], head),) if len(drafts) == 1 else tuple(_under(draft, head) for draft in drafts)


def _with_opening(article: Draft, days: Sequence[date], order: dates.Order | None) -> Draft:
    """Add what the dateline at the head of the text says; its year may be that of the page's other `days`."""
    opening = stamps.opening(article.text)
    if opening is None:
        return article
    words = opening.day or ""
    meant = {dates.nearest(words, day) for day in days}
    published = dates.read(words, order) or (meant.pop() if len(meant) == 1 else None)
    return msgspec.structs.replace(
        article,
        outlet=article.outlet or opening.outlet,
        published=article.published or published,
    )


def _under(article: Draft, masthead: Letterhead) -> Draft:
    """Return an article of a paper's page, of which the masthead says whose it is and of what day."""
    return msgspec.structs.replace(
        article,
        outlet=article.outlet or masthead.outlet,
        published=article.published or masthead.published,
    )


def _headed(article: Draft, head: Letterhead) -> Draft:
    """Return the one article below a letterhead; a line of that which is no field stays in the text."""
    title = head.title or article.title or head.document
    lines = (*head.others, head.document, article.title)
    kept = [line for line in lines if line and line not in {title, article.text}]
    return msgspec.structs.replace(
        article,
        text="\n\n".join([*kept, article.text]),
        title=title,
        outlet=head.outlet,
        published=head.published or article.published,
    )


def _units(page: str) -> Iterator[_Unit]:
    """Cut `page` at blank lines, and before and after each line of furniture."""
    place = gap = run_gap = 0
    run: list[tuple[int, int]] = []
    for start, end in (*_lines(page), (len(page), len(page))):
        kind = _furniture(page[start:end])
        if run and (kind or start == end):
            yield _text_unit(page, place, run, run_gap)
            place, run = place + 1, []
        if kind:
            yield _Unit(kind=kind, place=place, start=start, end=end, gap=gap)
            place += 1
        elif start < end:
            run_gap = run_gap if run else gap
            run.append((start, end))
        gap = gap + 1 if start == end else 0


def _with_a_title_that_ends_in_a_stop(units: tuple[_Unit, ...]) -> tuple[_Unit, ...]:
    """Take a short first block for a headline, even one with a stop, where a stamp or byline follows."""
    if len(units) < 2 or units[1].kind not in {"stamp", "dateline", "byline"} or units[0].kind != "prose":
        return units
    if units[0].end - units[0].start > _LONGEST_TITLE_WITH_A_STOP:
        return units
    return (msgspec.structs.replace(units[0], kind="headline"), *units[1:])


def _lines(page: str) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends without the white space around it."""
    start = 0
    for line in page.split("\n"):
        inner = line.strip()
        begin = start + line.find(inner)
        yield begin, begin + len(inner)
        start += len(line) + 1


def _text_unit(page: str, place: int, lines: Sequence[tuple[int, int]], gap: int) -> _Unit:
    start, end = lines[0][0], lines[-1][1]
    runs_on = len(lines) > 3 or any(page[line_end - 1] in _STOPS for _, line_end in lines)
    kind: Kind = "prose" if runs_on or not _is_headline(page[start:end]) else "headline"
    return _Unit(kind=kind, place=place, start=start, end=end, gap=gap)


def _furniture(line: str) -> Kind | None:
    if not line or len(line) > _LONGEST_FURNITURE:
        return None
    if stamp := stamps.read(line):
        return "dateline" if stamp.place else "stamp"
    if _byline(line) or _DESK.match(line):
        return "byline"
    if _SOURCE.match(line) or _SIGNATURE.match(line):
        return "credit"
    return "aside" if _ASIDE.match(line) else None


def _byline(line: str) -> re.Match[str] | None:
    """Match "By Ada Marsh", and "By Ada Marsh | 2031-03-15"."""
    return _BYLINE.match(stamps.besides(line) if stamps.has_date(line) else line)


def _is_headline(text: str) -> bool:
    words = text.split()
    return len(text) <= _LONGEST_FURNITURE and len(words) >= 3 and not text[0].islower()


def _is_title_case(text: str) -> bool:
    """Whether most longer words are capitalised, and there are enough of them to tell a title."""
    words = [word.strip("‘’“”\"'([") for word in text.split()]
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 6 and sum(word[0].isupper() for word in longer) >= 0.7 * len(longer) > 0


def _breaks(units: Sequence[_Unit], stamps_lead: bool) -> Sequence[_Break]:
    stretches = [tuple(group) for _, group in groupby(units, lambda unit: unit.kind == "prose")]
    if stretches and stretches[0][0].kind == "prose":
        stretches.insert(0, ())
    if len(stretches) % 2:
        stretches.append(())
    return [
        _break(between, prose, stamps_lead)
        for between, prose in zip(stretches[::2], stretches[1::2], strict=True)
    ]


def _break(units: tuple[_Unit, ...], prose: tuple[_Unit, ...], stamps_lead: bool) -> _Break:
    kinds = [unit.kind for unit in units]
    headlines = [place for place, kind in enumerate(kinds) if kind == "headline"]
    opening = {"byline", "dateline"} if stamps_lead else {"byline", "dateline", "stamp"}
    opened = [place for place in headlines if kinds[place + 1 : place + 2] and kinds[place + 1] in opening]
    closed = [place for place in headlines if {"credit", "stamp"} & set(kinds[:place])]
    title = next(iter((opened or closed or headlines)[-1:]), None)
    body = sum(unit.end - unit.start for unit in prose)
    return _Break(
        units=units, prose=prose, title=title, strong=bool(opened or closed) and body >= _SHORTEST_BODY
    )


def _begins_weakly(found: _Break, page: str, usual_gap: int) -> bool:
    body = sum(unit.end - unit.start for unit in found.prose)
    if found.title is None or body < _SHORTEST_BODY:
        return False
    title = found.units[found.title]
    below = found.units[found.title + 1 : found.title + 2]
    return (
        title.gap > usual_gap
        or _is_title_case(page[title.start : title.end])
        or any(unit.kind == "aside" for unit in below)
    )


def _first_of_its_own(found: _Break, stamps_lead: bool) -> int:
    """Return which unit of the break is the new article's first: its title, or the stamp above that."""
    first = found.title or 0
    while stamps_lead and first and found.units[first - 1].kind == "stamp":
        first -= 1
    return first


def _article(found: _Break, stamps_lead: bool) -> _Article:
    if found.title is None:
        return _Article(None, _marks(found.units), list(found.prose))
    below = found.units[found.title + 1 :]
    above = found.units[_first_of_its_own(found, stamps_lead) : found.title]
    return _Article(found.units[found.title], _marks((*above, *below)), [*_headlines(below), *found.prose])


def _marks(units: Sequence[_Unit]) -> list[_Unit]:
    return _of_kinds(units, {"stamp", "dateline", "byline", "credit"})


def _headlines(units: Sequence[_Unit]) -> list[_Unit]:
    return _of_kinds(units, {"headline"})


def _of_kinds(units: Sequence[_Unit], kinds: Container[str]) -> list[_Unit]:
    return [unit for unit in units if unit.kind in kinds]


def _draft(article: _Article, page: str, order: dates.Order | None) -> Draft:
    text = _text(article.body or [article.title] if article.title else article.body, page)
    said = [_said_by(page[mark.start : mark.end]) for mark in article.marks]
    signed = _OPENING_SIGNATURE.match(text)
    said += [(signed["name"], signed["outlet"])] if signed else []
    days = (dates.read(page[mark.start : mark.end], order) for mark in article.marks)
    return Draft(
        text=text,
        title=page[article.title.start : article.title.end] if article.title else None,
        byline=next((byline for byline, _ in said if byline), None),
        outlet=next((outlet for _, outlet in said if outlet), None),
        published=next((day for day in days if day), None),
    )


def _said_by(mark: str) -> tuple[str | None, str | None]:
    """Return the byline and the outlet that a stamp, byline or credit gives."""
    if found := _byline(mark) or _SIGNATURE.match(mark):
        return found["name"], found["outlet"]
    if _DESK.match(mark):
        return mark, None
    if found := _SOURCE.match(mark):
        return None, found["outlet"]
    stamp = stamps.read(mark)
    return None, stamp.outlet if stamp else None


def _text(units: Sequence[_Unit], page: str) -> str:
    """Return the page's own characters, with a blank line where units between were left out."""
    stretches: list[tuple[int, int]] = []
    for before, unit in zip((None, *units), units, strict=False):
        if before and unit.place == before.place + 1:
            stretches[-1] = (stretches[-1][0], unit.end)
        else:
            stretches.append((unit.start, unit.end))
    return "\n\n".join(page[start:end] for start, end in stretches)
