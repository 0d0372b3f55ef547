"""The sums that the database reckons are those of the pure tally, whatever the incidents are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, text
from tests.assessment.test_tally import FORCES, FRONT, JUNE, MAY, TURN_OF_MAY, entry
from tests.databases import Databases, engine
from tests.grouping.examples import OSTERBY, TARN_HOLLOW
from tests.pipeline import material

from harmledger import assessment, pipeline
from harmledger.assessment import Entry
from harmledger.ledger import IncidentState, Ledger, Summary, sums
from harmledger.ledger.tables import amounts, tallied, totals
from harmledger.model import CountRange
from harmledger.model.decision import Edit, Merge, Reject, SetGrade, Undo
from harmledger.model.vocabulary import terms
from harmledger.pipeline import AXES, Question
from harmledger.pipeline.summaries import amounts_of, keys_of

RANGES = st.builds(
    lambda low, more, kind, approximate, is_stated: CountRange(
        low=low if is_stated else 0,
        high=None if more is None else low + more,
        kind=kind,
        approximate=approximate,
        low_stated=is_stated,
    ),
    st.integers(0, 50) | st.integers(10**12, 10**13 - 60),
    st.none() | st.integers(0, 50),
    st.sampled_from(["stated", "derived"]),
    st.booleans(),
    st.booleans(),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    return [
        entry(
            f"i-{number}",
            draw(st.none() | RANGES),
            children=draw(st.none() | RANGES),
            conceded=tuple(draw(st.lists(st.integers(0, 9), max_size=2))),
            grade=draw(st.sampled_from(list(terms("grades")))),
            rejected=draw(st.booleans()),
            on=draw(st.sampled_from([MAY, JUNE, TURN_OF_MAY, None])),
            at=draw(st.sampled_from([TARN_HOLLOW, OSTERBY, None])),
            actors=draw(st.sampled_from([(), (FRONT,), (FRONT, FORCES)])),
            means=draw(st.sampled_from(["artillery", None])),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


NOTHING = Summary(
    event_type="",
    means=None,
    grade="",
    earliest=None,
    latest=None,
    place=None,
    lat=None,
    lon=None,
    radius_km=None,
    killed=None,
    injured=None,
    origins=0,
    differ=0,
    flagged=False,
    reprinted=False,
    actors=(),
    words="",
    keys={},
    amounts=(),
    tellings=(),
)


def kept(entry: Entry) -> tuple[IncidentState, Summary]:
    """Return what the ledger keeps of an incident."""
    state = IncidentState(
        id=entry.incident,
        founder="r1/1",
        accounts=("r1/1",),
        status="rejected" if entry.rejected else "suggested",
    )
    found = entry.assessment
    summary = msgspec.structs.replace(
        NOTHING,
        event_type=found.event_type,
        means=found.means,
        grade=entry.grade,
        keys=keys_of(entry),
        amounts=amounts_of(found),
    )
    return state, summary


@pytest.fixture(scope="module")
def empty(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(databases.home(tmp_path_factory.mktemp("sums") / "ledger")) as opened:
        yield opened


@settings(max_examples=60)
@given(ledgers(), ledgers(), st.sampled_from(AXES), st.sampled_from(["all", "children"]))
def test_the_database_adds_up_as_the_pure_tally_does_whatever_was_before(
    empty: Ledger, before: list[Entry], entries: list[Entry], by: str, group: str
) -> None:
    with empty.transaction() as connection:
        assert isinstance(connection, Connection)
        for table in (tallied, amounts, totals):
            connection.execute(delete(table))
        sums.save(connection, list(map(kept, before)))
        sums.save(connection, list(map(kept, entries)))
        sums.forget(connection, [gone.incident for gone in before[len(entries) :]])
        question = Question(group=group)
        found = pipeline.overview(empty, by, question)
    assert found == assessment.tally(entries, by, question).overview()


@pytest.fixture(scope="module")
def decided(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of which some incidents are rejected, graded, edited, made one and taken apart."""
    folder = databases.adopt(material.ledger(tmp_path_factory), tmp_path_factory.mktemp("tallied") / "ledger")
    with pipeline.existing(folder, writing=True) as opened:
        one, other, third, fourth, fifth, sixth, *_ = pipeline.incidents(opened)
        for action in (
            Reject(incident=one.state.id),
            SetGrade(incident=other.state.id, grade="confirmed"),
            Edit(incident=third.state.id, field="totals.killed.all", value={"low": 7, "high": None}),
            Edit(incident=fourth.state.id, field="actors", value=("Coastal Brigade", "Accord")),
            Merge(incident=fifth.state.id, accounts=sixth.state.accounts),
            Merge(incident=third.state.id, accounts=other.state.accounts),
            Undo(decision=6),
        ):
            pipeline.decide(opened, action, by="ada", reason="seen")
        yield opened


@pytest.mark.parametrize("by", AXES)
@pytest.mark.parametrize("harm", ["killed", "injured"])
def test_a_tally_in_numbers_is_that_of_the_incidents_as_they_stand(
    by: str, harm: str, decided: Ledger
) -> None:
    question = Question(harm=harm)
    assert pipeline.overview(decided, by, question) == pipeline.tally(decided, by, question).overview()


def test_what_was_tallied_before_there_were_totals_is_added_up_when_a_run_brings_a_ledger_up_to_date(
    home: Path, tmp_path: Path
) -> None:
    inputs = material.fill(tmp_path, 16)
    pipeline.run([str(inputs)], home, by="tester", gazetteers=[tmp_path / material.GAZETTEER], jobs=1)
    made = engine(home)
    with made.begin() as connection:
        connection.execute(text("DROP TABLE totals"))
        connection.execute(text("DROP INDEX ix_reports_language"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0011'"))
    made.dispose()
    pipeline.run([], home, by="tester", jobs=1)
    with pipeline.existing(home) as ledger:
        found = pipeline.overview(ledger, "place", Question())
        assert found.number > 1
        assert found == pipeline.tally(ledger, "place", Question()).overview()


def test_incidents_without_a_figure_are_named_in_order_of_capture(decided: Ledger) -> None:
    every = tuple(terms("grades"))
    whole = pipeline.tally(decided, "month", Question(group="journalists", grades=every)).total.graded.unknown
    order = [incident.state.id for incident in pipeline.incidents(decided)]
    named = decided.without_figure("killed", "journalists", every, 1000)
    assert named == tuple(incident for incident in order if incident in whole)
    assert len(named) > 1
    assert decided.without_figure("killed", "journalists", every, 1) == named[:1]
