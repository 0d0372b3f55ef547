"""The Arabic of what the program says of its own accord: complete, and with the same values in it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.databases import Files
from tests.pipeline import material

import harmledger
from harmledger import pipeline
from harmledger.model import Message, Reading, Value
from harmledger.model.decision import SetGrade
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Incident
from harmledger.web import create_app, language
from harmledger.web.access_by_token import ByToken

ARABIC = language.words("ar")
SAYING = {"say": 0, "turn_away": 1, "_refuse": 0, "_plain": 0, "_shared": -1}
"""The functions that make messages, and which of their arguments is the English."""
LATIN = re.compile(r"[A-Za-z]{2,}")
KEPT = re.compile(
    r"«[^»]*»|`[^`]*`|^.*…|"
    r"(?<![A-Za-z])(?:CSV|JSON Lines|PDF|SVG|SHA-256|UTC|WARC|Word|ZIP|Tab|Enter|Esc)\b"
)
"""What stays as it is in Arabic: quoted words, commands, what is cut, and names of formats and keys."""


def said_in(source: str) -> Iterator[str]:
    """Yield the English of the messages and refusals that a module makes, if it is written there."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in SAYING:
            words = call.args[SAYING[call.func.id]]
            if isinstance(words, ast.Constant):
                yield str(words.value)
        details = (each.value for each in call.keywords if each.arg == "detail")
        yield from (str(words.value) for words in details if isinstance(words, ast.Constant))


def places(words: str) -> set[tuple[str, str]]:
    """Return which value goes where in a message, and how it is written."""
    parsed = [part for part in string.Formatter().parse(words) if part[1] is not None]
    return {(name or str(place), spec or "") for place, (_, name, spec, _) in enumerate(parsed)}


def english() -> set[str]:
    modules = Path(harmledger.__file__).parent.rglob("*.py")
    found = {words for path in modules for words in said_in(path.read_text(encoding="utf-8"))}
    return {words for words in found if LATIN.search(re.sub(r"\{[^}]*\}", "", words))}


def test_every_message_has_an_arabic_one() -> None:
    known = ARABIC.keys() | language.codes("ar").keys()
    assert len(english()) > 100
    assert english() - known == set()


def test_every_arabic_message_has_the_values_of_the_english() -> None:
    for words, translated in ARABIC.items():
        if "{" in words:
            assert places(translated) == places(words), words


def test_every_definition_of_a_policy_is_said_in_arabic() -> None:
    assert {policy.definition for policy in terms("policies").values()} <= ARABIC.keys()


class Shown(HTMLParser):
    """The words of a page, those of the ledger's own apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ours: list[str] = []
        self.theirs: list[str] = []
        self._within: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ours += [value or "" for name, value in attrs if name in {"aria-label", "title", "placeholder"}]
        if tag in {"bdi", "q", "code"} or (("dir", "auto") in attrs and tag != "input"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == self._within[-1]:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        (self.theirs if self._within else self.ours).append(data)


def names_in(incident: Incident) -> Iterator[str]:
    """Yield what reports, sources, parties and places of an incident are called."""
    yield incident.state.id
    yield from (language.LANGUAGES["en"], "Natural Earth", "harmledger", "decide", "merge", "apart", "ada")
    found = incident.assessment
    yield from (name or "" for origin in found.origins for name in (origin.name, origin.affiliation))
    yield from (name for origin in found.origins for step in origin.path for name in (step.of, step.to))
    yield from found.actors
    for account in incident.accounts:
        yield account.id
        yield from (actor.name for actor in account.actors)
        yield account.place.place.name if account.place else ""
    for report in incident.reports.values():
        yield from (
            report.id,
            report.outlet or "",
            report.byline or "",
            report.title or "",
            " ".join(report.text.split()),
        )


def values_of(message: Message | None) -> tuple[Value, ...]:
    return message.values if message else ()


def names_read(reading: Reading) -> Iterator[str]:
    """Yield what a reading calls times, places, speakers and victims."""
    yield from (victim.name or "" for account in reading.accounts for victim in account.victims)
    yield from (time.value for time in reading.times)
    yield from (name for claim in reading.claims for name in claim.chain)
    for toponym in reading.places:
        yield toponym.place.name if toponym.place else ""
        yield from (
            (value for value in toponym.reason.values if isinstance(value, str)) if toponym.reason else ()
        )


class Exercise:
    """The ledger of the exercise, and a browser on it that asks for Arabic."""

    def __init__(self, folder: Path) -> None:
        access = ByToken("ada")
        with pipeline.existing(folder, writing=True) as ledger:
            self.incidents = list(pipeline.incidents(ledger))
            grade = SetGrade(incident=self.incidents[0].state.id, grade="confirmed")
            pipeline.decide(ledger, grade, by="ada")
            readings = list(ledger.readings())
            tellers = pipeline.tellers(ledger, folder)
        self.reports = [reading.report for reading in readings if reading.accounts]
        self.browser = TestClient(create_app(folder, access), base_url="http://127.0.0.1")
        self.browser.get(access.address(""))
        self.browser.get("/language/ar")
        names = {name for one in self.incidents for name in names_in(one)}
        names.update(name for reading in readings for name in names_read(reading))
        names.update(name or "" for teller in tellers for name in (teller.name, teller.affiliation))
        self.names = sorted(names, key=len, reverse=True)

    def left_on(self, address: str) -> tuple[list[str], list[str]]:
        """Return what of ours is English on a page, and all that it says of the ledger's own."""
        shown = Shown(self.browser.get(address).text)
        return [words for words in shown.ours if LATIN.search(without(words, self.names))], shown.theirs


@pytest.fixture(scope="module")
def exercised(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """Return the exercise in a file: no word of a page is the database's."""
    made = material.exercised(tmp_path_factory)
    return Exercise(Files().copy(made, tmp_path_factory.mktemp("words") / "ledger"))


@pytest.mark.slow
def test_on_the_arabic_page_of_an_incident_nothing_is_english_but_what_reports_say(
    exercised: Exercise,
) -> None:
    told = {word for name in exercised.names for word in LATIN.findall(name.casefold())}
    for incident in exercised.incidents:
        left, theirs = exercised.left_on(f"/incidents/{incident.state.id}")
        unknown = [words for words in theirs if not told.issuperset(LATIN.findall(words.casefold()))]
        assert (incident.state.id, unknown, left) == (incident.state.id, [], [])


PAGES = ("/", "/inbox", "/sources", "/tallies", "/tallies?by=event_type", "/add", "/log", "/help")
SEARCHED = ("/search?q=killed", "/sources/Strand%20Wire")
ERRORS = (
    "/nowhere",
    "/log?page=0",
    "/incidents/none",
    "/reports/none",
    "/sources/none",
    "/add/none",
    "/export.none",
)


@pytest.mark.slow
@pytest.mark.parametrize("address", [*PAGES, *SEARCHED, *ERRORS])
def test_on_an_arabic_page_nothing_of_ours_is_english(address: str, exercised: Exercise) -> None:
    assert exercised.left_on(address)[0] == []


@pytest.mark.slow
def test_on_the_arabic_page_of_a_report_nothing_of_ours_is_english(exercised: Exercise) -> None:
    for report in exercised.reports[::8]:
        assert (report, exercised.left_on(f"/reports/{report}")[0]) == (report, [])


def without(words: str, names: list[str]) -> str:
    """Return what is left of `words` without names, cut ones too, and without what stays as it is."""
    words = KEPT.sub("", words)
    for name in names:
        words = words.replace(name, "") if name else words
    return words
