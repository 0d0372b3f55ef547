"""Explanations: what an incident rests on, in plain sentences that name the words and the source."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
from tests.publishing.test_export import ACCOUNT, TEXT, incident

from harmledger.ledger import IncidentState
from harmledger.model import (
    CountRange,
    DateInterval,
    Decision,
    EventDate,
    EventPlace,
    Figure,
    Link,
    Origin,
    Place,
    Span,
    Step,
    say,
)
from harmledger.model.decision import AnyAction, Edit, Merge, Note, SetGrade
from harmledger.pipeline import Doubt, Grounds, Incident
from harmledger.publishing.explanation import explain

SUNDAY = Span.of(TEXT, TEXT.index("Sunday"), TEXT.index(", the clinic"))
MAY = DateInterval.on(date(2031, 5, 4))
OTHER = msgspec.structs.replace(ACCOUNT, id="w2/1", report="w2", counts=())


def decided(action: AnyAction, reason: str = "", *, number: int = 3) -> Decision:
    return Decision(
        number=number, at=datetime(2031, 5, 6, tzinfo=UTC), by="ada", action=action, reason=reason
    )


CITING = Step(how="cites", of="w2", to="Tarn Packet", reason=say("w2 rests on the word of Tarn Packet"))


def told_twice(**changes: object) -> Incident:
    """An incident of two accounts of two origins; the first gives its figures."""
    one = incident()
    report = one.reports["w1"]
    second = msgspec.structs.replace(report, id="w2", outlet="Tarn Packet", published=date(2031, 5, 5))
    assessment = msgspec.structs.replace(
        one.assessment,
        origins=(
            *one.assessment.origins,
            Origin(name="Tarn Packet", accounts=("w2/1",), path=(CITING,)),
        ),
    )
    state = IncidentState(id="i-1", founder="w1/1", accounts=("w1/1", "w2/1"))
    return msgspec.structs.replace(
        one,
        **{
            "state": state,
            "assessment": assessment,
            "accounts": (ACCOUNT, OTHER),
            "reports": {"w1": report, "w2": second},
            **changes,
        },
    )


def told(grounds: Grounds, heading: str) -> list[str]:
    """Return the sentences under the heading that begins so."""
    (found,) = (p.sentences for p in explain(grounds) if str(p.heading).startswith(heading))
    return list(map(str, found))


def test_a_join_names_both_tellers_its_likelihood_and_its_reasons() -> None:
    link = Link(left="w1/1", right="w2/1", score=0.91, reasons=(say("both at Velmora (+2.5)"),))
    sentences = told(Grounds(incident=told_twice(), links=(link,)), "Why these reports")
    assert sentences[1:] == ["w1/1 and w2/1 go together, likelihood 0.91: both at Velmora (+2.5)."]


def test_no_likelihood_is_told_as_certain() -> None:
    link = Link(left="w1/1", right="w2/1", score=0.99999, reasons=())
    assert "over 0.99" in told(Grounds(incident=told_twice(), links=(link,)), "Why these reports")[1]


def test_one_account_needs_no_joining() -> None:
    assert told(Grounds(incident=incident()), "Why these reports") == ["Only one account tells of it: w1/1."]


def test_accounts_that_hang_together_but_not_with_the_first_are_told_as_one() -> None:
    third = msgspec.structs.replace(OTHER, id="w2/2")
    link = Link(left="w2/1", right="w2/2", score=0.9, reasons=())
    apart = told_twice(accounts=(ACCOUNT, OTHER, third))
    merge = decided(Merge(incident="i-1", members=("w1/1",), accounts=("w2/1", "w2/2")))
    sentences = told(Grounds(incident=apart, links=(link,), decisions=(merge,)), "Why these reports")
    who = "w2/1 and what is linked to it"
    assert sentences[2:] == [f"No link ties {who} to the rest: decision 3 put it here."]


def test_an_account_that_a_decision_brought_here_says_so() -> None:
    merge = decided(Merge(incident="i-1", members=("w1/1",), accounts=("w2/1",)))
    sentences = told(Grounds(incident=told_twice(), decisions=(merge,)), "Why these reports")
    who = "w2/1"
    assert sentences[-1] == f"No link ties {who} to the rest: decision 3 put it here."


def test_a_note_puts_no_account_anywhere() -> None:
    merge = decided(Merge(incident="i-1", members=("w1/1",), accounts=("w2/1",)))
    note = decided(Note(incident="i-1", members=("w1/1", "w2/1"), text="look again"), number=4)
    sentences = told(Grounds(incident=told_twice(), decisions=(merge, note)), "Why these reports")
    assert sentences[-1].endswith("to the rest: decision 3 put it here.")


def test_an_account_whose_links_decisions_took_away_says_so() -> None:
    sentences = told(Grounds(incident=told_twice()), "Why these reports")
    assert sentences[-1].endswith("any more: decisions took elsewhere what lay between.")


def test_a_figure_tells_its_policy_its_words_and_the_sentence() -> None:
    sentences = told(Grounds(incident=incident()), "Where this comes from: killed, all: 5+")
    assert sentences[0].startswith("The policy “Envelope” makes it so: ")
    assert sentences[1] == (
        "w1/1 gives 5+, “At least five people”, in: "
        "“At least five people were killed in Velmora on Sunday, the clinic said.”"
    )


def test_a_figure_that_rests_on_names_says_so_and_one_set_aside_says_why() -> None:
    _, named, aside = told(Grounds(incident=incident()), "Where this comes from: injured, all")
    assert named == "No report gives it in figures: it is how many they name."
    assert aside.startswith("Set aside (hearsay): ")
    assert "“Up to nine”" in aside


def test_a_figure_that_a_reviewer_set_names_the_decision_and_its_words() -> None:
    edit = decided(
        Edit(
            incident="i-1", field="totals.killed.all", value={"low": 5, "high": 5}, report="w1", span=SUNDAY
        ),
        reason="the clinic's list",
    )
    one = incident(figures={"killed": {"all": Figure(range=CountRange.exactly(5), policy="edited", used=())}})
    edited = msgspec.structs.replace(
        one, state=msgspec.structs.replace(one.state, edits={"totals.killed.all": edit})
    )
    by_decision, aside = told(Grounds(incident=edited), "Where this comes from: killed")
    assert by_decision == "ada set it in decision 3, on the words “Sunday”, because: the clinic's list."
    assert aside.startswith("Set aside (a reviewer set the figure): ")
    assert "“At least five people”" in aside


def test_an_origin_names_the_incident_s_reports_that_lead_back_to_it_and_how() -> None:
    assert told(Grounds(incident=told_twice()), "Which origins") == [
        "Independent origins that stand behind it: 2.",
        "Karsholm Wire: w1 leads back to it.",
        "- w1 is told by Karsholm Wire.",
        "Tarn Packet: w2 leads back to it.",
        "- w2 rests on the word of Tarn Packet.",
    ]


def test_a_date_names_its_words_and_who_differs() -> None:
    on_sunday = EventDate(interval=MAY, spans=(SUNDAY,), reason=say("the only day"))
    earlier = EventDate(interval=DateInterval.on(date(2031, 5, 1)), spans=(SUNDAY,))
    accounts = (
        msgspec.structs.replace(ACCOUNT, date=on_sunday),
        msgspec.structs.replace(OTHER, date=earlier),
    )
    assert told(Grounds(incident=told_twice(accounts=accounts)), "Why this date") == [
        "The date is 2031-05-04. Origins that give one: 2; that allow this one: 1.",
        "w1/1 reads “Sunday”, which is 2031-05-04 (the only day).",
        "w2/1 differs: it reads “Sunday”, which is 2031-05-01.",
    ]


def test_a_place_tells_how_exactly_it_is_known_and_no_place_that_no_one_gives_one() -> None:
    velmora = Place(name="Velmora", lat=61, lon=-21, precision="town", kind="populated", gazetteer="invented")
    where = EventPlace(place=velmora, spans=(Span.of(TEXT, TEXT.index("Velmora"), TEXT.index(" on Sunday")),))
    one = incident(place=where)
    placed = msgspec.structs.replace(one, accounts=(msgspec.structs.replace(ACCOUNT, place=where),))
    first, second = told(Grounds(incident=placed), "Why this place")
    assert first.startswith(f"The place is Velmora, known to within {velmora.radius_km:g} km.")
    assert "reads “Velmora”" in second
    assert told(Grounds(incident=incident()), "Why this place") == ["No account gives a place."]


def test_a_grade_that_a_reviewer_set_stands_before_the_suggested_one_and_what_would_change_that() -> None:
    one = incident()
    graded = msgspec.structs.replace(one, state=msgspec.structs.replace(one.state, grade="fair"))
    outlook = (say("It would be fair if {}.", say("another independent origin reported it")),)
    assert told(Grounds(incident=graded, outlook=outlook), "Why this grade") == [
        "A reviewer graded it fair; no report changes that by itself.",
        "The suggested grade is weak.",
        "A single origin reports it.",
        "It would be fair if another independent origin reported it.",
    ]


def test_decisions_say_who_when_what_and_why() -> None:
    grade = decided(SetGrade(incident="i-1", grade="fair"), reason="both checked")
    assert told(Grounds(incident=incident(), decisions=(grade,)), "Which decisions") == [
        "Decision 3, ada, 2031-05-06: grade i-1 fair, because: both checked."
    ]
    assert told(Grounds(incident=incident()), "Which decisions") == [
        "No one has decided anything about it: all of it is suggested."
    ]


def test_an_incident_that_might_be_the_same_is_told_in_short_with_what_speaks_for_it() -> None:
    here, other = (
        told_twice(),
        msgspec.structs.replace(
            incident(), state=IncidentState(id="i-2", founder="w3/1", accounts=("w3/1",))
        ),
    )
    reasons = (say("both at Velmora (+2.5)"),)

    def doubted(score: float) -> list[str]:
        link = Link(left="w1/1", right="w3/1", score=score, reasons=reasons)
        doubt = Doubt(one="i-2", other="i-1", link=link)
        return told(
            Grounds(incident=here, doubts=(doubt,), others={"i-2": other}), "What might be the same event"
        )

    happened, spoken, remedy = doubted(0.4)
    assert happened == "i-2 might be: airstrike, 2031-05-04."
    assert spoken == "w1/1 and w3/1 speak most for it, likelihood 0.40: both at Velmora (+2.5)."
    assert "decide merge i-1 i-2" in remedy
    assert "The other accounts of the two speak against it" in " ".join(doubted(0.6))
