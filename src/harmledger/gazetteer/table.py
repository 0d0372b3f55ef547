"""A sorted table of bytes to bytes in one read-only file, searched where it lies.

Layout, little-endian: the number of records; the offset of each record and of the end; the records in order
of their keys, each the length of its key, the key, the value. Opening it maps the file and reads one key in
`_STRIDE`, so that a search looks at few others.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from pathlib import Path

_COUNT = struct.Struct("<I")
_LENGTH = struct.Struct("<H")
_OFFSET = struct.Struct("<I")
_STRIDE = 256


def write(path: Path, records: Mapping[bytes, bytes]) -> None:
    """Write the records to `path`; a key has fewer than 65,536 bytes, and all of it fewer than 4 GiB."""
    keys = sorted(records)
    offset = _COUNT.size + _OFFSET.size * (len(keys) + 1)
    offsets = array("I")
    for key in keys:
        offsets.append(offset)
        offset += _LENGTH.size + len(key) + len(records[key])
    offsets.append(offset)
    with path.open("wb") as file:
        file.write(_COUNT.pack(len(keys)))
        file.write(struct.pack(f"<{len(offsets)}I", *offsets))
        for key in keys:
            file.write(_LENGTH.pack(len(key)) + key + records[key])


class Table:
    """The table in a file; safe to share between threads and processes."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._places = range(_COUNT.unpack_from(self._map)[0])
        self._marks = [self._key(at) for at in self._places[::_STRIDE]]

    def get(self, key: bytes) -> bytes:
        """Return the value of `key`; nothing if it has none."""
        at = self._search(key)
        return self._value(at) if at < len(self._places) and self._key(at) == key else b""

    def first_from(self, key: bytes) -> bytes | None:
        """Return the first key that is not less than `key`, if there is one."""
        at = self._search(key)
        return self._key(at) if at < len(self._places) else None

    def _search(self, key: bytes) -> int:
        """Return the place of the first key that is not less than `key`."""
        mark = bisect_left(self._marks, key)
        low, high = max(0, mark - 1) * _STRIDE, min(len(self._places), mark * _STRIDE)
        return bisect_left(self._places, key, low, high, key=self._key)

    def _offset(self, at: int) -> int:
        return int(_OFFSET.unpack_from(self._map, _COUNT.size + _OFFSET.size * at)[0])

    def _key(self, at: int) -> bytes:
        start = self._offset(at) + _LENGTH.size
        return self._map[start : start + _LENGTH.unpack_from(self._map, start - _LENGTH.size)[0]]

    def _value(self, at: int) -> bytes:
        start, end = self._offset(at), self._offset(at + 1)
        return self._map[start + _LENGTH.size + _LENGTH.unpack_from(self._map, start)[0] : end]
