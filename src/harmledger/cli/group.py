"""How every command ends: 0 done, 1 something was refused or a check failed, 2 the call was wrong."""

from __future__ import annotations

import errno
from typing import Any

import click

from harmledger.cli.text import line
from harmledger.errors import HarmledgerError, LedgerError, VocabularyError


class CheckFailed(click.ClickException):
    """What was asked was done, and something in it is not as it should be."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print the message as one line on standard error."""
        click.echo(f"harmledger: {line(self.message)}", err=True)


class WrongCall(CheckFailed):
    """The call cannot be carried out as it was made."""

    exit_code = 2


class Group(click.Group):
    """A group of commands that turns errors made for people into one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except (LedgerError, VocabularyError) as error:
            raise WrongCall(str(error)) from error
        except HarmledgerError as error:
            raise CheckFailed(str(error)) from error
        except KeyboardInterrupt as error:
            raise CheckFailed("stopped; the same command again goes on, or starts over") from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise CheckFailed(_reason(error)) from error


def _reason(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}"
