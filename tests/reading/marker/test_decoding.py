"""What runs of words are read from the likelihoods of their labels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from harmledger.reading.marker.decoding import Floats, Run, runs

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")


def decode(*words: str) -> list[tuple[int, int, str]]:
    """Decode words of which each has one label that is much likelier than the others."""
    logits = np.array([[5.0 * (label == word) for label in LABELS] for word in words], dtype=np.float32)
    return [run[:3] for run in runs(logits.reshape(-1, len(LABELS)), LABELS)]


def test_a_run_begins_and_goes_on() -> None:
    assert decode("O", "B-person", "I-person", "O", "B-place") == [(1, 3, "person"), (4, 5, "place")]


def test_two_runs_of_one_label_may_stand_side_by_side() -> None:
    assert decode("B-person", "I-person", "B-person") == [(0, 2, "person"), (2, 3, "person")]


def test_what_goes_on_without_a_beginning_begins() -> None:
    likely = [[0.98, 0.01, 0.01, 0.0, 0.0], [0.1, 0.2, 0.7, 0.0, 0.0], [0.1, 0.0, 0.9, 0.0, 0.0]]
    assert [run[:3] for run in runs(np.log(np.array(likely, dtype=np.float32) + 1e-9), LABELS)] == [
        (1, 3, "person")
    ]


def test_a_run_keeps_the_label_that_most_of_its_words_have() -> None:
    assert decode("B-place", "I-person", "I-person") == [(0, 3, "person")]


def test_a_word_that_wavers_does_not_break_a_run() -> None:
    likely = [[0.1, 0.9, 0.0, 0.0, 0.0], [0.6, 0.0, 0.4, 0.0, 0.0], [0.1, 0.05, 0.85, 0.0, 0.0]]
    logits = np.log(np.array(likely, dtype=np.float32) + 1e-9)
    assert [run[:3] for run in runs(logits, LABELS)] == [(0, 3, "person")]


def test_nothing_is_read_where_there_is_nothing() -> None:
    assert decode("O", "O") == []
    assert decode() == []


def test_a_word_may_be_in_a_run_though_no_label_of_it_is_likelier_than_none() -> None:
    logits = np.log(np.array([[0.4, 0.35, 0.0001, 0.25, 0.0001]], dtype=np.float32))
    assert [run[:3] for run in runs(logits, LABELS)] == [(0, 1, "person")]


def test_the_score_is_the_mean_probability_of_the_label() -> None:
    likely = [[0.2, 0.8, 0.0, 0.0, 0.0], [0.1, 0.0, 0.6, 0.0, 0.3]]
    (run,) = runs(np.log(np.array(likely, dtype=np.float32) + 1e-9), LABELS)
    assert run.score == pytest.approx(0.7, abs=1e-5)


@given(
    arrays.arrays(
        np.float32, st.tuples(st.integers(0, 40), st.just(5)), elements=st.floats(-50, 50, width=32)
    )
)
def test_runs_are_in_order_do_not_overlap_and_are_likely(logits: Floats) -> None:
    found: list[Run] = list(runs(logits, LABELS))
    edges = [edge for run in found for edge in (run.first, run.last)]
    assert edges == sorted(edges)
    assert all(run.first < run.last <= len(logits) and 0 < run.score <= 1.001 for run in found)
