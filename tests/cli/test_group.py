"""Exit codes and errors: one line on standard error, 1 for what failed, 2 for a wrong call."""

from __future__ import annotations

import errno

import click
import pytest
from click.testing import CliRunner

from harmledger.cli.group import CheckFailed, Group
from harmledger.errors import LedgerError, RefusedError, VocabularyError


def failing(error: Exception) -> click.Group:
    @click.group(cls=Group)
    def program() -> None:
        pass

    @program.command()
    def fail() -> None:
        raise error

    return program


def call(error: Exception) -> tuple[int, str, str]:
    result = CliRunner().invoke(failing(error), ["fail"])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CheckFailed("one original was altered"), 1),
        (RefusedError("a.pdf: it is cut short"), 1),
        (LedgerError("there is no ledger in x: run `harmledger run` first"), 2),
        (VocabularyError("'good' is not one of grades"), 2),
        (PermissionError(errno.EACCES, "Permission denied", "x.jsonl"), 1),
    ],
)
def test_an_error_made_for_people_is_one_line_and_an_exit_code(error: Exception, code: int) -> None:
    exit_code, out, err = call(error)
    assert (exit_code, out) == (code, "")
    assert err.startswith("harmledger: ")
    assert len(err.splitlines()) == 1


def test_an_error_s_own_line_breaks_and_escapes_do_not_reach_the_terminal() -> None:
    _, _, err = call(RefusedError("evil\n\x1b[2Jname.pdf: it is cut short"))
    assert err == "harmledger: evil [2Jname.pdf: it is cut short\n"


def test_a_programming_error_is_not_dressed_up() -> None:
    with pytest.raises(KeyError):
        CliRunner().invoke(failing(KeyError("nothing here")), ["fail"], catch_exceptions=False)
