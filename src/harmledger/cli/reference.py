"""The command reference: what every command's help says, as one page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import click

from harmledger.cli import main

_PREAMBLE = """\
# Commands

What `harmledger COMMAND --help` says of every command.

This page is generated from the commands in `src/harmledger/cli/`: change the help there, then run
`scripts/documents`.

Every command ends with 0 if it is done, 1 if something in the input was refused or a check failed (the rest
was done), 2 if the call was wrong. An error is one line on standard error that says what to do.
"""


def reference() -> str:
    """Return the command reference as Markdown."""
    return "\n".join([_PREAMBLE, *(_section(context) for context in contexts())])


def contexts(parent: click.Context | None = None) -> Iterator[click.Context]:
    """Yield a context for `harmledger` and for every command under it, at any depth."""
    context = parent or _context(main, "harmledger", None)
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None:
                yield from contexts(_context(command, name, context))


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return command.make_context(
        name, [], parent=parent, resilient_parsing=True, max_content_width=100, terminal_width=100
    )


def _section(context: click.Context) -> str:
    return f"## `{context.command_path}`\n\n```text\n{context.get_help().rstrip()}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
