"""People have names that look different and an admin among them; what signs them in is kept as a hash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.databases import engine
from tests.ledger.examples import original

from harmledger.errors import LedgerError
from harmledger.ledger import Ledger
from harmledger.ledger.people import People
from harmledger.ledger.tables import metadata
from harmledger.model.person import Person

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
ADA = Person(name="Ada", role="admin")
BEN = Person(name="Ben", role="viewer")


@pytest.fixture
def people(home: Path) -> Iterator[People]:
    Ledger.open(home).close()
    with People.open(home) as opened:
        opened.add(ADA, "a hash")
        opened.add(BEN, "another")
        yield opened


def test_the_first_person_is_an_admin_and_one_stays_as_long_as_there_are_others(home: Path) -> None:
    Ledger.open(home).close()
    with People.open(home) as people:
        with pytest.raises(LedgerError, match="need an admin"):
            people.add(BEN, "another")
        people.add(ADA, "a hash")
        people.add(BEN, "another")
        with pytest.raises(LedgerError, match="need an admin"):
            people.set_role("Ada", "reviewer")
        with pytest.raises(LedgerError, match="need an admin"):
            people.remove("Ada")
        assert people.all() == (ADA, BEN)
        people.remove("Ben")
        people.remove("Ada")
        assert people.all() == ()


@pytest.mark.parametrize("name", ["Ada", "ada", "  ADA", "Ａda", "A\u200cda"])
def test_no_two_people_have_names_that_look_alike(people: People, name: str) -> None:
    with pytest.raises(LedgerError, match="a person Ada already"):
        people.add(Person(name=name, role="viewer"), "a hash")
    assert people.password(name) == "a hash"


def test_who_is_not_there_cannot_be_changed(people: People) -> None:
    with pytest.raises(LedgerError, match="no person Eve"):
        people.remove("Eve")
    with pytest.raises(LedgerError, match="no person Eve"):
        people.set_role("Eve", "admin")
    with pytest.raises(LedgerError, match="no person Eve"):
        people.set_password("Eve", "hash")
    with pytest.raises(LedgerError, match="no person Eve"):
        people.begin_session("token", "Eve", NOON)


def test_a_session_stands_for_a_person_as_they_are_now(people: People) -> None:
    people.begin_session("token", "ben", NOON)
    people.see("token", NOON + timedelta(minutes=5))
    people.set_role("Ben", "recorder")
    session = people.session("token")
    assert session is not None
    assert session.person == Person(name="Ben", role="recorder")
    assert (session.begun, session.seen) == (NOON, NOON + timedelta(minutes=5))
    assert people.session("another") is None


def test_no_token_stands_in_the_database(people: People, home: Path) -> None:
    people.begin_session("a token to look for", "Ada", NOON)
    made = engine(home)
    with made.connect() as connection:
        written = str([connection.execute(select(table)).all() for table in metadata.sorted_tables])
    made.dispose()
    assert "another" in written
    assert "a token to look for" not in written


def test_another_password_or_none_signs_a_person_out_and_no_one_else(people: People) -> None:
    people.begin_session("of ada", "Ada", NOON)
    people.begin_session("of ben", "Ben", NOON)
    people.set_password("Ben", "a third", signs_out=False)
    assert people.session("of ben") is not None
    people.set_password("Ben", "a fourth")
    assert people.session("of ben") is None
    people.begin_session("of ben again", "Ben", NOON)
    people.remove("Ben")
    assert people.session("of ben again") is None
    assert people.session("of ada") is not None


def test_old_sessions_end_by_their_age_or_by_their_silence(people: People) -> None:
    hour = timedelta(hours=1)
    people.begin_session("long", "Ada", NOON - 10 * hour)
    people.see("long", NOON)
    people.begin_session("silent", "Ada", NOON - 3 * hour)
    people.begin_session("new", "Ada", NOON)
    people.end_old_sessions(begun=NOON - 8 * hour, seen=NOON - 2 * hour)
    assert [token for token in ("long", "silent", "new") if people.session(token)] == ["new"]


def test_people_sign_in_while_another_process_writes_reports(people: People, home: Path) -> None:
    with Ledger.open(home) as ledger:
        ledger.add_original(original())
        people.begin_session("token", "Ada", NOON)
    assert people.session("token") is not None


def test_there_are_no_people_without_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        People.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()
