"""What a list shows is what the incidents themselves say: the same ones, in the same order, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.databases import Databases
from tests.pipeline import material

from harmledger import pipeline
from harmledger.ledger import ORDERS, Ledger, Wanted
from harmledger.ledger.folding import folded_words
from harmledger.model.decision import Accept, Edit, Merge, Reject, SetGrade, Split, Undo
from harmledger.pipeline import Incident


@pytest.fixture(scope="module")
def ledger(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = databases.adopt(material.ledger(tmp_path_factory), tmp_path_factory.mktemp("listing") / "ledger")
    with pipeline.existing(folder, writing=True) as opened:
        one, other, third, fourth, *_ = pipeline.incidents(opened)
        several = next(i for i in pipeline.incidents(opened) if len(i.accounts) > 1 and i != one)
        for action in (
            Accept(incident=one.state.id),
            Reject(incident=third.state.id),
            SetGrade(incident=fourth.state.id, grade="confirmed"),
            Edit(incident=other.state.id, field="actors", value=("Coastal Brigade",)),
            Edit(incident=other.state.id, field="totals.killed.all", value={"low": 7, "high": 10**12}),
            Split(incident=several.state.id, accounts=several.state.accounts[-1:]),
            Merge(incident=one.state.id, accounts=fourth.state.accounts),
            Undo(decision=1),
        ):
            pipeline.decide(opened, action, by="ada", reason="seen")
        yield opened


def holds(wanted: Wanted, incident: Incident) -> bool:
    """Whether the incident is one of those wanted: what the database must answer, said without one."""
    found, state = incident.assessment, incident.state
    place = found.place.place if found.place else None
    days = found.date.interval if found.date else None
    named = [victim.name for account in incident.accounts for victim in account.victims]
    titles = [report.title or "" for report in incident.reports.values()]
    name = place.name if place else ""
    south, west, north, east = wanted.box or (0, 0, 0, 0)
    return (
        (state.status == wanted.status if wanted.status else state.status != "rejected")
        and wanted.means in ("", found.means)
        and wanted.event_type in ("", found.event_type)
        and wanted.grade in ("", state.grade or found.grade.code)
        and (not wanted.disputed or bool(found.disagreements))
        and (wanted.earliest is None or (days is not None and days.latest >= wanted.earliest))
        and (wanted.latest is None or (days is not None and days.earliest <= wanted.latest))
        and says(name, wanted.place)
        and says(" ".join(found.actors), wanted.actor)
        and says(" ".join([state.id, name, *found.actors, *named, *titles]), wanted.words)
        and (
            wanted.box is None
            or (place is not None and south <= place.lat <= north and west <= place.lon <= east)
        )
    )


def says(text: str, sought: str) -> bool:
    return set(folded_words(sought)) <= set(folded_words(text))


@settings(max_examples=60)
@given(data=st.data())
def test_a_list_has_the_incidents_that_are_wanted(ledger: Ledger, data: st.DataObject) -> None:
    known = list(pipeline.incidents(ledger, rejected=True))
    one = data.draw(st.sampled_from(known))
    found = one.assessment
    place = found.place.place if found.place else None

    def maybe(value: object, nothing: object) -> object:
        return data.draw(st.sampled_from([nothing, nothing, value]))

    wanted = Wanted(
        words=maybe(next(iter(one.reports.values())).title or "", ""),  # type: ignore[arg-type]
        earliest=maybe(found.date.interval.latest if found.date else date(2031, 1, 1), None),  # type: ignore[arg-type]
        latest=maybe(found.date.interval.earliest if found.date else date(2031, 1, 1), None),  # type: ignore[arg-type]
        place=maybe(place.name.upper() if place else "nowhere", ""),  # type: ignore[arg-type]
        actor=maybe(found.actors[0] if found.actors else "no one", ""),  # type: ignore[arg-type]
        means=maybe(found.means or "mortar", ""),  # type: ignore[arg-type]
        event_type=maybe(found.event_type, ""),  # type: ignore[arg-type]
        grade=maybe(one.state.grade or found.grade.code, ""),  # type: ignore[arg-type]
        status=maybe(one.state.status, ""),  # type: ignore[arg-type]
        disputed=maybe(True, False),  # type: ignore[arg-type]
        box=maybe((place.lat - 1, place.lon - 1, place.lat, place.lon) if place else None, None),  # type: ignore[arg-type]
    )
    expected = [i.state.id for i in known if holds(wanted, i)]
    listed = pipeline.listing(ledger, wanted, "capture", limit=1000)
    assert [outline.state.id for outline in listed.shown] == expected
    assert listed.matching == len(expected)
    placed = ledger.locations(wanted)
    assert sum(location.number for location in placed) == listed.matching - listed.unplaced


@pytest.mark.parametrize("order", [*ORDERS, *(f"-{order}" for order in ORDERS), "guess"])
def test_pages_laid_together_are_the_whole_list(ledger: Ledger, order: str) -> None:
    whole = pipeline.listing(ledger, Wanted(), order, limit=1000).shown
    pages = [pipeline.listing(ledger, Wanted(), order, offset=n, limit=7).shown for n in range(0, 1000, 7)]
    assert [outline for page in pages for outline in page] == list(whole)


def test_a_list_shows_each_incident_as_its_page_does(ledger: Ledger) -> None:
    for outline in pipeline.listing(ledger, Wanted(), limit=1000).shown:
        whole = pipeline.incident(ledger, outline.state.id)
        assert (outline.state, outline.assessment) == (whole.state, whole.assessment)


def test_nothing_is_left_to_be_summarised_after_a_decision(ledger: Ledger) -> None:
    assert ledger.number_unsummarised() == 0
    assert ledger.incidents() == tuple(i.state for i in pipeline.incidents(ledger, rejected=True))
