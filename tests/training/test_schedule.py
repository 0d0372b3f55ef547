"""What each run of training shows."""

from __future__ import annotations

import numpy as np
import pytest
from training.documents import Document
from training.schedule import FINAL, FOLDED, RUNS, Run, draw, fold_of
from training.windows import Window

DOCUMENTS = [
    Document(f"{corpus}-{number}", corpus, "A text.")
    for corpus in (*FOLDED, "polnear", "muc4")
    for number in range(40)
]
WINDOWS = {
    document.id: [Window(document.id, np.array([1, 2]), ((0, 0), (0, 0)), np.zeros((1, 2), np.int64))] * 5
    for document in DOCUMENTS
}


def shown(run: Run) -> list[str]:
    return [window.document for epoch in draw(run, DOCUMENTS, WINDOWS) for window in epoch]


@pytest.mark.parametrize("run", [run for run in RUNS if run.left_out is not None])
def test_the_model_of_a_fold_never_sees_its_documents(run: Run) -> None:
    folded = {document.id for document in DOCUMENTS if document.corpus in FOLDED}
    left_out = {document for document in folded if fold_of(document) == run.left_out}
    seen = set(shown(run))
    assert left_out
    assert not seen & left_out
    assert {document for document in folded - left_out if document.startswith("re3d")} <= seen


def test_what_comes_before_the_folds_sees_nothing_that_they_leave_out() -> None:
    assert not any(
        run.repeats.get(corpus) for run in RUNS if run.name in ("shared", "coded") for corpus in FOLDED
    )


def test_the_shipped_model_sees_all() -> None:
    assert {document for document in shown(FINAL) if document.startswith("re3d")} == {
        document.id for document in DOCUMENTS if document.corpus == "re3d"
    }


def test_the_same_is_drawn_each_time() -> None:
    assert shown(FINAL) == shown(FINAL)
