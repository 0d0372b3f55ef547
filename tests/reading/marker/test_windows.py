"""Windows hold whole sentences as far as they go in, and lose no word piece."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from harmledger.reading.marker import windows
from harmledger.reading.marker.windows import OVERLAP, Window

LENGTHS = st.lists(st.integers(0, 400), max_size=30)
MOST = 100


def cut(*lengths: int) -> list[Window]:
    return list(windows.cut(accumulate(lengths), MOST))


@given(LENGTHS)
def test_every_piece_is_kept_once_and_in_order(lengths: list[int]) -> None:
    kept = [piece for window in cut(*lengths) for piece in window.kept]
    assert kept == list(range(sum(lengths)))


@given(LENGTHS)
def test_no_window_is_empty_or_longer_than_the_model_takes(lengths: list[int]) -> None:
    assert all(0 < window.last - window.first <= MOST for window in cut(*lengths))


def test_sentences_share_a_window_as_long_as_they_go_in_whole() -> None:
    assert cut(40, 50, 20) == [Window(0, 90, range(90)), Window(90, 110, range(90, 110))]


def test_a_sentence_that_is_too_long_is_cut_with_an_overlap() -> None:
    found = cut(250)
    assert all(a.last - b.first == OVERLAP for a, b in pairwise(found))


@given(st.integers(MOST + 1, 1000))
def test_a_piece_in_an_overlap_is_kept_where_it_has_more_context(length: int) -> None:
    for window in cut(length):
        opens, closes = window.kept.start - window.first, window.last - window.kept.stop
        assert opens == (0 if window.first == 0 else OVERLAP // 2)
        assert closes == (0 if window.last == length else OVERLAP // 2)
