"""People from the shell: no password stands on the command line, and others are let in only by signing in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
import uvicorn
from argon2 import PasswordHasher
from click.testing import Result
from fastapi import FastAPI

from harmledger.cli.people import people as group
from harmledger.errors import SignInError
from harmledger.ledger.people import People
from harmledger.pipeline import Team, passwords
from harmledger.web.access_by_session import BySession
from harmledger.web.access_by_token import ByToken

Call = Callable[..., Result]
WORDS = "several quiet words by the harbour"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[FastAPI, dict[str, Any]]]:
    """What `serve` would have served, and how."""
    calls: list[tuple[FastAPI, dict[str, Any]]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: calls.append((app, options)))
    return calls


def people(call: Call, ledger: Path, *words: str, password: str | None = None) -> Result:
    options = ("--password-stdin",) if password is not None else ()
    return call("people", *words, *options, "--ledger", ledger, input=f"{password}\n")


def listed(call: Call, ledger: Path) -> dict[str, str]:
    lines = people(call, ledger, "list", "--json").stdout.splitlines()
    return {person["name"]: person["role"] for person in map(json.loads, lines)}


def password_is(ledger: Path, name: str, password: str) -> bool:
    with People.open(ledger) as known:
        return passwords.is_right(password, known.password(name))


def test_the_log_of_sign_ins_is_printed_the_last_first(call: Call, ledger: Path) -> None:
    people(call, ledger, "add", "Ada", "--role", "admin", password=WORDS)
    with Team.open(ledger) as team:
        team.sign_in("ada", WORDS, "192.0.2.7")
        with pytest.raises(SignInError):
            team.sign_in("ada", "a guess", "192.0.2.8")
    lines = [json.loads(line) for line in people(call, ledger, "log", "--json").stdout.splitlines()]
    told = [(each["name"], each["source"], each["let_in"]) for each in lines]
    assert told == [("Ada", "192.0.2.8", False), ("Ada", "192.0.2.7", True)]
    shown = people(call, ledger, "log").stdout
    assert "192.0.2.7" in shown
    assert "guess" not in shown


def test_people_are_added_changed_and_removed(call: Call, ledger: Path) -> None:
    assert people(call, ledger, "add", "Ada", "--role", "admin", password=WORDS).exit_code == 0
    assert people(call, ledger, "add", "نور", "--role", "viewer", password=WORDS).exit_code == 0
    assert people(call, ledger, "role", "نور", "reviewer").exit_code == 0
    assert listed(call, ledger) == {"Ada": "admin", "نور": "reviewer"}
    assert "reviewer" in people(call, ledger, "list").stdout
    assert people(call, ledger, "password", "ada", password="other " + WORDS).exit_code == 0
    assert password_is(ledger, "Ada", "other " + WORDS)
    assert people(call, ledger, "remove", "نور").exit_code == 0
    assert listed(call, ledger) == {"Ada": "admin"}


def test_a_password_is_asked_for_twice_and_not_shown(call: Call, ledger: Path) -> None:
    asked = ("people", "add", "Ada", "--role", "admin", "--ledger", ledger)
    result = call(*asked, input=f"{WORDS}\n{WORDS}\n")
    assert result.exit_code == 0
    assert WORDS not in result.output
    assert password_is(ledger, "Ada", WORDS)


def test_no_option_takes_a_password() -> None:
    parameters = [each for command in group.commands.values() for each in command.params]
    about = [each for each in parameters if "password" in "".join(each.opts)]
    assert about
    assert all(isinstance(each, click.Option) and each.is_flag for each in about)


@pytest.mark.parametrize(
    ("words", "password"),
    [
        (("add", "Ada", "--role", "owner"), WORDS),
        (("add", "Ada", "--role", "viewer"), WORDS),
        (("add", "Ada", "--role", "admin"), "short"),
        (("add", "", "--role", "admin"), WORDS),
        (("role", "Eve", "admin"), None),
        (("password", "Eve"), WORDS),
        (("remove", "Eve"), None),
    ],
)
def test_what_cannot_be_is_a_wrong_call(
    words: tuple[str, ...], password: str | None, call: Call, ledger: Path
) -> None:
    assert people(call, ledger, *words, password=password).exit_code == 2
    assert listed(call, ledger) == {}


def test_a_ledger_without_people_is_one_persons_on_this_machine(
    call: Call, ledger: Path, served: list[tuple[FastAPI, dict[str, Any]]]
) -> None:
    assert "/open?token=" in call("serve", "--ledger", ledger, "--by", "ada").stdout
    ((app, options),) = served
    assert isinstance(app.state.access, ByToken)
    assert options["host"] == "127.0.0.1"
    for beyond in (("--host", "0.0.0.0"), ("--host", "bench.example"), ("--behind-https",)):
        refused = call("serve", "--ledger", ledger, *beyond)
        assert refused.exit_code == 2
        assert "people add" in refused.stderr
    assert len(served) == 1


def test_a_ledger_with_people_asks_them_to_sign_in(
    call: Call, ledger: Path, served: list[tuple[FastAPI, dict[str, Any]]]
) -> None:
    people(call, ledger, "add", "Ada", "--role", "admin", password=WORDS)
    result = call("serve", "--ledger", ledger, "--host", "::1")
    assert "open http://[::1]:8714 and sign in" in result.stdout
    assert "token" not in result.stdout
    assert call("serve", "--ledger", ledger, "--host", "0.0.0.0", "--behind-https").exit_code == 0
    assert [type(app.state.access) for app, _ in served] == [BySession, BySession]
    assert [options["host"] for _, options in served] == ["::1", "0.0.0.0"]


def test_passwords_do_not_travel_in_the_open_and_names_are_not_lent(
    call: Call, ledger: Path, served: list[tuple[FastAPI, dict[str, Any]]]
) -> None:
    people(call, ledger, "add", "Ada", "--role", "admin", password=WORDS)
    assert "https" in call("serve", "--ledger", ledger, "--host", "0.0.0.0").stderr
    assert "own name" in call("serve", "--ledger", ledger, "--by", "ada").stderr
    assert served == []
