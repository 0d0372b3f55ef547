"""What a message names is a link to it, and its days and ranges are said as everywhere else."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.model import Derivation, Report, say
from harmledger.web import language
from harmledger.web.telling import Telling

ENGLISH, ARABIC = (Telling(language.translator(spoken)) for spoken in ("en", "ar"))
REPORT = Report(
    id="wire/7",
    original="0" * 64,
    position=0,
    text="x",
    derivation=Derivation(tool="text", version="1"),
    outlet="Strand <Wire>",
    published=date(2031, 5, 4),
)


@pytest.mark.parametrize("named", ["wire/7", "wire/7/2"], ids=["report", "account"])
def test_a_report_is_called_by_its_outlet_and_day_and_leads_to_its_page(named: str) -> None:
    told = ENGLISH.said(say("superseded by {} until {}", named, "2031-05-04"), {"wire/7": REPORT})
    assert told == (
        'superseded by <a href="/reports/wire/7"><bdi>Strand &lt;Wire&gt;</bdi>, 4 May 2031</a>'
        " until <bdi>4 May 2031</bdi>"
    )


def test_an_incident_leads_to_its_page() -> None:
    told = ENGLISH.said(say("{}", "i-1359946e208e"))
    assert told == '<a href="/incidents/i-1359946e208e"><bdi>i-1359946e208e</bdi></a>'


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("21-23", "21 إلى 23"),
        ("~1,200-1,300", "~1,200 إلى 1,300"),
        ("2031-05-04", "4 أيار/مايو 2031"),
        ("2031-13-77", "2031-13-77"),
        ("K-9", "K-9"),
    ],
)
def test_days_and_ranges_are_said_in_the_readers_language(value: str, said: str) -> None:
    assert ARABIC.said(say("{}", value)) == f"<bdi>{said}</bdi>"


def test_what_a_message_quotes_is_never_live() -> None:
    assert "<b>" not in ENGLISH.said(say("{}", "<b>"))
