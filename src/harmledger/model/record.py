"""What every record has in common: frozen, keyword-only, strict about its fields."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value; make a changed copy with `msgspec.structs.replace`."""
