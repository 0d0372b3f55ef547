"""Arabic accounts: what happened, where and when, by whom, with what, and who says so. All fiction."""

from __future__ import annotations

import pytest
from tests.reading.arabic.reports import read

from harmledger.model import Account, Claim


def main(text: str) -> Account:
    return read(text)[1][0]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text)[0]


def accused(text: str) -> list[str]:
    return [actor.name for actor in main(text).actors if actor.role == "alleged_perpetrator"]


def test_an_account_tells_what_happened_when_and_where() -> None:
    account = main("مقتل ثلاثة مدنيين في غارة جوية على بلدة أوستربي يوم الثلاثاء 4 مارس 2014.")
    assert account.event_type == "airstrike"
    assert account.means is not None
    assert account.means.code == "aerial_bomb"
    assert account.date is not None
    assert str(account.date.interval) == "2014-03-04"
    assert account.place is not None
    assert account.place.place.name == "Osterby"
    assert str(account.totals["killed"]["civilians"]) == "3"


@pytest.mark.parametrize(
    ("words", "event_type", "means"),
    [
        ("قصف مدفعي", "shelling", "artillery"),
        ("قذائف هاون", "shelling", "mortar"),
        ("برميل متفجر", "airstrike", "barrel_bomb"),
        ("طائرة مسيرة", "drone_strike", "drone"),
        ("انفجار لغم أرضي", "bombing", "mine"),
        ("سيارة مفخخة", "bombing", "car_bomb"),
        ("عبوة ناسفة", "bombing", "ied"),
        ("إطلاق نار", "shooting", "small_arms"),
    ],
)
def test_words_tell_the_event_and_its_means(words: str, event_type: str, means: str) -> None:
    account = main(f"مقتل رجلين جراء {words} في براسك.")
    assert (account.event_type, account.means and account.means.code) == (event_type, means)


def test_every_span_quotes_the_text_as_it_stands() -> None:
    text = "قُتِلَ ثلاثةُ مدنيّين، وأُصيبَ ٤ أطفالٍ بقصـ.ـفٍ مدفعيٍّ على براسك، بحسبِ سكّان."
    said, (account,) = read(text)
    spans = [count.span for count in account.counts] + list(account.event_spans)
    spans += [span for claim in said for span in (*claim.source, *claim.cue, *claim.content)]
    assert spans
    assert all(span.quotes(text) for span in spans)
    assert {(c.harm, str(c.range)) for c in account.counts} == {("killed", "3"), ("injured", "4")}


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("مقتل رجلين في قصف لقوات دفاع كارسهولم على براسك.", "قوات دفاع كارسهولم"),
        ("استهدفت الجبهة الشمالية براسك بقذائف، ما أدى لمقتل رجلين.", "الجبهة الشمالية"),
        ("مقتل رجلين في قصف من قبل الجبهة الشمالية على براسك.", "الجبهة الشمالية"),
        ("مقتل رجلين في غارة للجبهة الشمالية على براسك.", "الجبهة الشمالية"),
        ("الجبهة الشمالية هي التي قصفت براسك وقتلت رجلين.", "الجبهة الشمالية"),
    ],
)
def test_a_party_beside_its_deed_is_accused(sentence: str, party: str) -> None:
    assert accused(sentence) == [party]


@pytest.mark.parametrize(
    "sentence",
    [
        "مقتل رجلين في قصف على مواقع الجبهة الشمالية في براسك.",
        "قالت الجبهة الشمالية إن رجلين قتلا في قصف على براسك.",
        "مقتل رجلين في قصف على براسك. ونفت الجبهة الشمالية قصف البلدة.",
    ],
)
def test_a_party_that_is_aimed_at_or_speaks_is_not(sentence: str) -> None:
    assert accused(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "قصف لـ #داعش على براسك يقتل رجلين.",
        "مقتل رجلين في قصف مصدره مناطق سيطرة «داعش» على براسك.",
        "مقتل رجلين في قصف من المناطق التي تسيطر عليها داعش على براسك.",
    ],
)
def test_marks_and_ground_held_hide_no_author(sentence: str) -> None:
    assert accused(sentence) == ["Islamic State"]


def test_a_short_name_is_the_party_that_it_begins() -> None:
    text = "قصفت الجبهة الشمالية براسك وقتلت رجلين.\n\nوقصفت الجبهة براسك."
    assert {actor.name for actor in main(text).actors} == {"الجبهة الشمالية"}


def test_a_well_known_party_has_the_name_that_english_reports_give_it() -> None:
    assert accused("مقتل رجلين في هجوم لتنظيم داعش على براسك.") == ["Islamic State"]


def test_a_figure_rests_on_the_claim_of_who_tells_it() -> None:
    said, (account,) = read("أعلن مكتب الصحة في براسك أن خمسة أشخاص قتلوا في قصف مدفعي.")
    (claim,) = said
    assert claim.chain == ("مكتب الصحة في براسك",)
    assert [count.claim for count in account.counts] == [claim.id]


@pytest.mark.parametrize(
    ("sentence", "teller", "stance"),
    [
        ("مقتل رجلين في براسك بحسب سكان محليين.", "سكان محليين", "asserts"),
        ("مراسلنا: مقتل رجلين في براسك", "مراسلنا", "asserts"),
        ("أعلنت وزارة الصحة مقتل رجلين في براسك.", "وزارة الصحة", "asserts"),
        ("أما الحلف الساحلي فنفى أن تكون طائراته قد قصفت براسك.", "الحلف الساحلي", "denies"),
    ],
)
def test_words_tell_who_says_it(sentence: str, teller: str, stance: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.chain, claim.stance) == ((teller,), stance)


def test_who_goes_on_to_say_more_is_the_last_teller() -> None:
    said = claims("نفت الجبهة الشمالية مسؤوليتها عن القصف، وقالت إن رجلين قتلا في براسك.")
    assert [(claim.chain, claim.stance) for claim in said] == [
        (("الجبهة الشمالية",), "denies"),
        (("الجبهة الشمالية",), "asserts"),
    ]
    assert said[0].content[0].text == "مسؤوليتها عن القصف"


@pytest.mark.parametrize(
    "sentence",
    [
        "أعلنت الجبهة الشمالية مسؤوليتها عن القصف على براسك، وقالت إن ثمانية مدنيين قتلوا.",
        "تبنت الجبهة الشمالية الهجوم على براسك الذي قتل فيه ثلاثة مدنيين.",
    ],
)
def test_who_owns_up_is_accused_on_their_own_word(sentence: str) -> None:
    said, (account,) = read(sentence)
    tellers = {claim.id: claim.chain for claim in said}
    (actor,) = account.actors
    assert actor.role == "alleged_perpetrator"
    assert tellers[actor.claim or ""] == tellers[account.counts[0].claim or ""] == (actor.name,)


def test_who_is_accused_by_another_is_so_on_their_word() -> None:
    (claim,), (account,) = read("اتهمت وزارة الصحة الجبهة الشمالية بقصف السوق، ما أدى لمقتل 4 مدنيين.")
    assert claim.chain == ("وزارة الصحة",)
    assert [(a.name, a.role, a.claim) for a in account.actors] == [
        ("الجبهة الشمالية", "alleged_perpetrator", claim.id)
    ]


def test_what_stands_under_the_name_of_each_place_is_an_event_of_its_own() -> None:
    text = "براسك:\nمقتل رجلين في قصف مدفعي.\n\nأوستربي:\nإصابة ثلاثة أطفال في غارة جوية."
    assert [a.place and a.place.place.name for a in read(text)[1]] == ["Brask", "Osterby"]


def test_a_nought_beside_people_harmed_is_of_another_place() -> None:
    account = main("إصابة طفلين في قصف على براسك. وتجدد القصف على أطرافها دون وقوع إصابات.")
    assert [str(count.range) for count in account.counts] == ["2"]


def test_what_readers_comment_under_a_post_is_left_out() -> None:
    account = main("مقتل رجلين في قصف على براسك.All reactions:12 comments استشهاد 9 أطفال")
    assert str(account.totals["killed"]["all"]) == "2"


def test_headline_after_headline_is_of_other_stories() -> None:
    headlines = "\n".join(f"مقتل {n} أشخاص في قصف على أوستربي{' مساء اليوم' * n}" for n in range(3, 10))
    account = main(f"{headlines}\nأعلن مكتب الصحة مقتل رجلين في قصف على براسك يوم الثلاثاء.")
    assert [str(count.range) for count in account.counts] == ["2"]


def test_a_report_of_no_violence_has_no_account() -> None:
    assert read("افتتحت بلدية أوستربي سوقا جديدا للخضار يوم الثلاثاء.")[1] == ()
