"""The controlled lists: every entry names the standard that it is taken from."""

from __future__ import annotations

from importlib.resources import files
from itertools import product

import pytest

from harmledger.errors import VocabularyError
from harmledger.model import groups, vocabulary
from harmledger.model.vocabulary import KINDS, GroupTerm, VagueQuantityTerm, load, standards, terms


@pytest.mark.parametrize("name", KINDS)
def test_every_entry_cites_a_standard_that_the_file_spells_out(name: str) -> None:
    cited = standards(name)
    assert terms(name)
    for term in terms(name).values():
        assert cited[term.source].strip()
        assert term.label.strip()
        assert term.definition.strip()


@pytest.mark.parametrize("name", KINDS)
def test_every_standard_that_a_file_spells_out_is_cited(name: str) -> None:
    assert set(standards(name)) == {term.source for term in terms(name).values()}


def test_every_file_is_a_known_vocabulary() -> None:
    folder = files("harmledger.model") / "vocabularies"
    assert {entry.name.removesuffix(".toml") for entry in folder.iterdir()} == set(KINDS)


def test_a_code_that_is_not_in_the_list_is_refused_with_what_would_be() -> None:
    with pytest.raises(VocabularyError, match="confirmed"):
        vocabulary.check("grades", "certain")


def test_an_entry_without_a_standard_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row: dict[str, object] = {"code": "a", "label": "A", "definition": "An a.", "source": "hearsay"}
    file = vocabulary._File(about="", standards={}, term=[row])
    monkeypatch.setattr(vocabulary, "_file", lambda name: file)
    with pytest.raises(VocabularyError, match="no standard 'hearsay'"):
        load.__wrapped__("uncited", KINDS["harms"])


def test_a_code_that_stands_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row: dict[str, object] = {"code": "a", "label": "A", "definition": "An a.", "source": "s"}
    file = vocabulary._File(about="", standards={"s": "A standard"}, term=[row, row])
    monkeypatch.setattr(vocabulary, "_file", lambda name: file)
    with pytest.raises(VocabularyError, match="twice"):
        load.__wrapped__("doubled", KINDS["harms"])


def test_a_vague_quantity_has_its_low_below_its_high() -> None:
    for term in load("vague_quantities", VagueQuantityTerm).values():
        assert 0 <= term.low <= (term.low if term.high is None else term.high)


def test_no_group_of_people_is_listed_under_two_codes() -> None:
    known = [groups._known(code) for code in load("groups", GroupTerm)]
    assert len(known) == len({tuple(sorted(axes.items())) for axes in known})


PAIRS = list(product(load("groups", GroupTerm), repeat=2))


def test_everyone_is_in_the_group_of_all() -> None:
    assert all(groups.is_within(code, "all") for code in load("groups", GroupTerm))


def test_lying_within_is_a_partial_order() -> None:
    for one, other in PAIRS:
        assert groups.is_within(one, one)
        if groups.is_within(one, other) and groups.is_within(other, one):
            assert one == other
        for third in load("groups", GroupTerm):
            if groups.is_within(one, other) and groups.is_within(other, third):
                assert groups.is_within(one, third)


def test_groups_that_share_no_one_do_not_lie_within_each_other() -> None:
    for one, other in PAIRS:
        assert groups.are_disjoint(one, other) == groups.are_disjoint(other, one)
        assert not (groups.are_disjoint(one, other) and groups.is_within(one, other))


def test_what_two_groups_share_lies_within_both() -> None:
    for one, other in PAIRS:
        shared = groups.meet(one, other)
        assert shared == groups.meet(other, one)
        if shared is not None:
            assert groups.is_within(shared, one)
            assert groups.is_within(shared, other)
        if groups.is_within(one, other):
            assert shared == one
