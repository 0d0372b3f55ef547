"""Slower and slower answers to whoever guesses: how long a name must wait after failed attempts."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from harmledger.model.record import Record

FREE = 5
"""So many attempts may fail before anyone waits."""
LONGEST = timedelta(minutes=1)
"""Long enough against guessing, short enough that nobody is shut out by somebody else's guesses for long."""
FORGET = timedelta(hours=1)
MOST = 10_000
"""Names that are remembered; beyond, the one that was tried longest ago is forgotten."""


class _Tried(Record, frozen=True):
    times: int
    last: datetime


class Attempts:
    """The attempts that failed lately, by name; what is known of one name costs no more than a few words."""

    def __init__(self) -> None:
        self._tried: dict[str, _Tried] = {}
        self._lock = threading.Lock()

    def begin(self, name: str, at: datetime) -> timedelta:
        """Return how long `name` must wait yet; if not at all, count the attempt as failed for now.

        It counts from its beginning, so that many at once are no way around the wait.
        """
        with self._lock:
            tried = self._tried.get(name)
            if tried is None or at - tried.last > FORGET:
                tried = _Tried(times=0, last=at)
            wait = tried.last + _wait(tried.times) - at
            if wait > timedelta():
                return wait
            self._tried.pop(name, None)
            self._tried[name] = _Tried(times=tried.times + 1, last=at)
            if len(self._tried) > MOST:
                del self._tried[next(iter(self._tried))]
            return timedelta()

    def succeed(self, name: str) -> None:
        """Forget what failed before."""
        with self._lock:
            self._tried.pop(name, None)


def _wait(times: int) -> timedelta:
    """Return the wait after so many failures: none, then two seconds, then twice as long each time."""
    if times < FREE:
        return timedelta()
    return min(timedelta(seconds=2 ** min(times - FREE + 1, 10)), LONGEST)
