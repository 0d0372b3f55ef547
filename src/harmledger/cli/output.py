"""Where a command's result goes: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """Open `path` for a result, or standard output if it is None or `-`."""
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        with path.open("wb") as stream:
            yield stream
    else:
        with _replacing(path) as stream:
            yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    partial = path.with_name(f"{path.name}.partial")
    try:
        with partial.open("wb") as stream:
            yield stream
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write(chunks: Iterable[bytes], path: Path | None) -> None:
    """Write `chunks` to `path`, or to standard output."""
    with opened(path) as stream:
        for chunk in chunks:
            stream.write(chunk)


def json_line(value: Any) -> bytes:
    """Return `value` as one line of JSON."""
    return msgspec.json.encode(value) + b"\n"


def print_json(value: Any) -> None:
    """Print `value` to standard output as indented JSON."""
    from harmledger.model.contract import plain

    write([msgspec.json.format(msgspec.json.encode(plain(value))) + b"\n"], None)
