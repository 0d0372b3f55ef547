"""docs/contract.md names every field that `read` and `export` print, and the README's recipes are real."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec
from tests.publishing.test_export import ACCOUNT, REPORT, TEXT, incident

from harmledger.assessment import Entry, Question, tally
from harmledger.cli import main
from harmledger.model import (
    Account,
    Actor,
    Claim,
    CountRange,
    DateInterval,
    Disagreement,
    Entity,
    EventDate,
    EventPlace,
    Means,
    Place,
    Reading,
    Side,
    Span,
    TimeExpression,
    Toponym,
    Victim,
    contract,
    say,
)
from harmledger.publishing import export, tallies
from harmledger.publishing.explanation import Paragraph

ROOT = Path(__file__).parents[2]

SPAN = Span.of(TEXT, 0, 8)
DAY = DateInterval.on(date(2031, 5, 4))
PLACE = Place(name="Velmora", lat=-40, lon=-120, precision="town", kind="town", gazetteer="g.csv")
FULL: Account = msgspec.structs.replace(
    ACCOUNT,
    date=EventDate(interval=DAY, spans=(SPAN,)),
    place=EventPlace(place=PLACE, spans=(SPAN,)),
    actors=(Actor(name="Northern Front", role="alleged_perpetrator", spans=(SPAN,)),),
    means=Means(code="artillery", spans=(SPAN,)),
    totals={"killed": {"all": CountRange.up_to(9)}},
    victims=(Victim(name="Ada Marsh", harm="killed", spans=(SPAN,)),),
)
READING = Reading(
    report="w1",
    reader="rules 1",
    times=(TimeExpression(span=SPAN, type="DATE", value="2031-05-04", interval=DAY),),
    places=(Toponym(span=SPAN, place=PLACE),),
    entities=(Entity(span=SPAN, type="person"),),
    claims=(Claim(id="c1", source=(SPAN,), cue=(SPAN,), content=(SPAN,), chain=("AFP",)),),
    accounts=(FULL,),
)
GIVEN = {"killed", "injured", "all"}
"""Keys that are codes of the codebook, and so are not listed one by one."""


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from keys(below)


def documented() -> set[str]:
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    return set(re.findall(r"`([a-z_\d]+)`", page))


def test_every_field_that_read_prints_is_documented() -> None:
    assert set(keys(contract.reading(REPORT, READING))) - GIVEN <= documented()


def test_every_field_that_export_prints_is_documented() -> None:
    differing = Disagreement(path="date", sides=(Side(account="w1/1", value=say("2031-05-04"), spans=()),))
    printed = export.incident(incident(disagreements=(differing,)))
    assert set(keys(printed)) - GIVEN <= documented()


def test_every_field_that_tally_and_why_print_is_documented() -> None:
    entries = [Entry(incident="i-1", grade="weak", assessment=incident().assessment)]
    assert set(keys(tallies.json(tally(entries, "month", Question())))) <= documented()
    assert {"paragraphs", *Paragraph.__struct_fields__} <= documented()


def test_every_call_in_the_readme_is_one_that_the_program_takes() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"```sh\n(.*?)```", page, re.DOTALL)).splitlines()
    calls = [shlex.split(line, comments=True) for line in shown if line.startswith("harmledger ")]
    assert len(calls) > 8
    for words in calls:
        _parse(main, words[1:])


def _parse(command: click.Command, words: list[str]) -> None:
    """Let click read the words, as far down as the command that they call; it raises for a wrong one."""
    if isinstance(command, click.Group):
        below = command.commands[words[0]]
        _parse(below, words[1:])
    else:
        command.make_context(command.name, words)


def test_every_script_and_page_that_the_documents_name_is_there() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (page.parent / link).exists(), f"{page.name} leads to {link}, which is not there"
        for script in re.findall(r"\b(scripts/[a-z]+)\b", text):
            assert (ROOT / script).exists(), f"{page.name} names {script}, which is not there"
