"""How the time of some work grows with its size, told apart from what else the machine does."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from math import inf
from time import process_time

_TRIES = 5
_LEAST = 0.002
"""Seconds of the processor below which nothing is told."""


def seconds(work: Callable[[], object]) -> float:
    """Return the time that the processor spends on some work, and not on noting which lines are run."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        started = process_time()
        work()
        return process_time() - started
    finally:
        sys.settrace(tracer)


def seconds_of_children() -> float:
    """Return how long the children of this process that are gone had the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def is_linear(prepared: Callable[[int], Callable[[], object]], size: int, times: int = 8) -> bool:
    """Whether work of `times` the size takes about that many times as long, and not the square of it.

    `prepared` makes work of a size ready, which is not timed. What else the machine does only adds to a time:
    the least of a few tries counts, and there is another try as long as the work seems to grow too fast.
    """
    prepared(size // times)()  # loads what is loaded but once
    small = large = inf
    for _ in range(_TRIES):
        small = min(small, seconds(prepared(size)))
        large = min(large, seconds(prepared(size * times)))
        if large < times**1.5 * max(small, _LEAST):
            return True
        size += size // 50  # so that nothing is found in a cache
    return False
