"""The codebook: every controlled list as a page of tables, each entry with the standard it is taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from harmledger.model.vocabulary import KINDS, Term, about, standards, terms

_PREAMBLE = """\
# Codebook

The controlled lists that a ledger's codes are taken from, each entry with the standard it rests on.

This page is generated from `src/harmledger/model/vocabularies/`: change an entry there, then run
`scripts/documents`.
"""


def codebook() -> str:
    """Return the codebook as Markdown."""
    return "\n".join([_PREAMBLE, *(_vocabulary(name) for name in KINDS)])


def _vocabulary(name: str) -> str:
    listed = terms(name).values()
    fields = [field for field in msgspec.structs.fields(KINDS[name]) if field.name != "source"]
    used = [f.name for f in fields if any(getattr(term, f.name) is not None for term in listed)]
    lines = [
        f"## {name.replace('_', ' ').capitalize()}\n",
        f"`{name}`. {about(name)}\n",
        *_table([*used, "source"], (_row(term, used) for term in listed)),
        "",
        *(f"- **{key}**: {citation}." for key, citation in standards(name).items()),
        "",
    ]
    return "\n".join(lines)


def _row(term: Term, fields: Iterable[str]) -> list[str]:
    return [_cell(name, getattr(term, name)) for name in [*fields, "source"]]


def _cell(field: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value}`" if field == "code" else str(value)


def _table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield _line(header)
    yield _line("---" for _ in header)
    yield from map(_line, rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    print(codebook(), end="")
