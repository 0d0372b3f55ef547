"""A table on disk answers as the mapping it was written from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from harmledger.gazetteer.table import Table, write

SHORT = st.binary(max_size=4)


def stored(records: Mapping[bytes, bytes]) -> Table:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.table"
        write(path, records)
        return Table(path)


@given(st.dictionaries(SHORT, st.binary(min_size=1, max_size=20), max_size=12), SHORT)
def test_it_holds_what_was_written_and_nothing_else(records: dict[bytes, bytes], other: bytes) -> None:
    table = stored(records)
    assert {key: table.get(key) for key in records} == records
    assert table.get(other) == records.get(other, b"")


@given(st.dictionaries(SHORT, SHORT, max_size=12), SHORT)
def test_it_finds_the_first_key_from_another_on(records: dict[bytes, bytes], key: bytes) -> None:
    assert stored(records).first_from(key) == min((k for k in records if k >= key), default=None)


@given(st.integers(0, 1100), st.integers(0, 1100))
def test_a_large_table_is_searched_as_a_small_one(size: int, number: int) -> None:
    table = stored({b"%04d" % each: b"." for each in range(size)})
    assert table.get(b"%04d" % number) == (b"." if number < size else b"")
    assert table.first_from(b"%04d" % number) == (b"%04d" % number if number < size else None)
