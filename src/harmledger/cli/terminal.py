"""Tables and progress on a terminal; every cell is cleaned and none is read as markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from harmledger.cli.text import clean

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID

_FILE_WIDTH = 1000
"""Where lines are cut that go to no terminal."""
_WORD = 16
"""Up to this length, cells of one word are kept in one piece, however narrow the terminal is."""
_NARROWEST = 8
"""How narrow any other column gets."""

Report = Callable[[str, int, int], None]
"""Called with a stage, how much of it is done, and how much there is."""


def console(*, stderr: bool = False) -> Console:
    """Return a console that takes text as it is."""
    from rich.console import Console

    plain = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not plain.is_terminal:
        plain.width = _FILE_WIDTH
    return plain


def table(header: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print a table to standard output; numbers stand to the right."""
    from rich.table import Table
    from rich.text import Text

    cells = [[value if isinstance(value, int) else str(value) for value in row] for row in rows]
    heading = Text(title) if title else None
    drawn = Table(title=heading, title_justify="left", box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for index, name in enumerate(header):
        column = [row[index] for row in cells]
        numeric = bool(column) and all(isinstance(cell, int) for cell in column)
        whole = all(len(str(cell)) <= _WORD and " " not in str(cell) for cell in column)
        drawn.add_column(
            name,
            justify="right" if numeric else "left",
            overflow="fold",
            no_wrap=whole,
            min_width=None if whole else _NARROWEST,
        )
    for row in cells:
        drawn.add_row(*(Text(clean(str(value))) for value in row))
    console().print(drawn)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Report]:
    """Show bars on standard error while a stage is under way, unless `quiet` or it is no terminal."""
    bars = console(stderr=True)
    if quiet or not bars.is_terminal:
        yield lambda stage, done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    tasks: dict[str, TaskID] = {}
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=bars,
    ) as display:

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = display.add_task(stage)
            display.update(tasks[stage], completed=done, total=total)

        yield report
