"""The generated pages of docs/ say what the program now does."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from harmledger.cli.reference import contexts, reference
from harmledger.publishing.codebook import codebook

DOCS = Path(__file__).parents[2] / "docs"


def test_the_codebook_is_current() -> None:
    assert (DOCS / "codebook.md").read_text(encoding="utf-8") == codebook(), "run scripts/documents"


def test_the_command_reference_is_current() -> None:
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == reference(), "run scripts/documents"


@pytest.mark.parametrize("context", list(contexts()), ids=lambda context: context.command_path)
def test_every_command_and_option_says_what_it_does(context: click.Context) -> None:
    assert context.command.help
    for parameter in context.command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{context.command_path} {parameter.name}"
