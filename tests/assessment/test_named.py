"""The people whom accounts name are each one person, in all spellings."""

from __future__ import annotations

from harmledger.assessment.named import people
from harmledger.model import Account, Span, Victim

SPAN = Span(start=0, end=1, text="x")


def account(number: int, *names: str, harm: str = "killed") -> Account:
    victims = tuple(Victim(name=name, harm=harm, spans=(SPAN,)) for name in names)
    return Account(
        id=f"r{number}/1", report=f"r{number}", event_type="shelling", event_spans=(), victims=victims
    )


def test_a_name_and_a_longer_form_of_it_are_one_person_with_both_spellings() -> None:
    found = people([account(1, "Ina Torvald", "Per Brask"), account(2, "Ina Maria Torvald")], "killed")
    assert [person.spellings for person in found] == [("Ina Torvald", "Ina Maria Torvald"), ("Per Brask",)]
    assert [account for account, _ in found[0].told] == ["r1/1", "r2/1"]


def test_people_of_another_harm_are_not_among_them() -> None:
    assert people([account(1, "Ina Torvald", harm="injured")], "killed") == ()
