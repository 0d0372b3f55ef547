"""The rows of tallies: what they are called, and the list of the incidents that are in one."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from harmledger.pipeline import AXES

_OTHERWISE: Mapping[str, str] = {"admin1": "Province", "actor": "Accused, or parties"}
"""What an axis is called where it is not by its own name."""
TITLES: Mapping[str, str] = {axis: _OTHERWISE.get(axis, axis.capitalize()) for axis in AXES}
"""Axis -> what it is called."""
CODES: Mapping[str, str] = {
    "means": "means",
    "event": "event_types",
    "group": "groups",
    "grade": "grades",
}
"""Axis -> the vocabulary that its keys are codes of."""


def incidents_of(axis: str, key: str | None) -> str:
    """Return the filter of the list that shows exactly the incidents of a row."""
    if axis == "group":  # each incident is in every row
        return ""
    if key and axis in CODES:
        return urlencode({axis: key})
    return urlencode({"by": axis, "key": key or ""})
