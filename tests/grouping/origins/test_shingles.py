"""Fingerprints: what two texts share in a row leaves a mark in both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.grouping.origins.shingles import RUN, WINDOW, fingerprints, shingles

WORDS = st.lists(st.sampled_from(["ash", "birch", "cedar", "elder", "hazel", "larch", "rowan"]), max_size=30)
SHARED = st.lists(st.text("abcdef", min_size=1, max_size=4), min_size=RUN + WINDOW - 1, max_size=40)


def text(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


@given(WORDS, WORDS, WORDS, WORDS, SHARED)
def test_a_long_enough_shared_run_leaves_a_shared_fingerprint(
    before: list[str], after: list[str], other_before: list[str], other_after: list[str], shared: list[str]
) -> None:
    one, other = text(before, shared, after), text(other_before, shared, other_after)
    assert fingerprints(shingles(one)) & fingerprints(shingles(other))


@given(SHARED)
def test_fingerprints_are_least_of_each_window(words: list[str]) -> None:
    runs = shingles(text(words))
    windows = (runs[start : start + WINDOW] for start in range(max(1, len(runs) - WINDOW + 1)))
    assert fingerprints(runs) == {min(window) for window in windows}


def test_case_and_punctuation_do_not_tell() -> None:
    assert shingles("The market, in Tarn Hollow.") == shingles("the MARKET in tarn hollow")


def test_an_empty_text_has_no_shingles_and_a_short_one_has_one() -> None:
    assert shingles(" … ") == []
    assert len(shingles("Tarn Hollow")) == 1
