"""A result is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harmledger.cli.output import write


def broken_off() -> Iterator[bytes]:
    yield b"half of a"
    raise ValueError("the rest is lost")


def test_a_result_that_breaks_off_leaves_the_earlier_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    write([b"whole\n"], path)
    with pytest.raises(ValueError, match="lost"):
        write(broken_off(), path)
    assert path.read_bytes() == b"whole\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "nowhere"
    link.symlink_to("/dev/null")
    write([b"a line\n"], link)
    assert link.is_symlink()
