"""Who says it: sources, cues, contents, stances and chains, in invented texts from Karsholm."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear

from harmledger.model import Claim, Span, sentences
from harmledger.reading import attribution
from harmledger.reading.marker import Mark, Marks


def read(text: str) -> tuple[Claim, ...]:
    return attribution.read(text, sentences.split(text), language="en")


def parts(claim: Claim) -> tuple[str, str, str]:
    """Source, cue and content, the fragments of each joined by a stroke."""
    source, cue, content = (
        "|".join(span.text for span in role) for role in (claim.source, claim.cue, claim.content)
    )
    return source, cue, content


def only(text: str) -> Claim:
    (claim,) = read(text)
    return claim


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ('"We saw smoke," Veld said.', "Veld", "said", '"We saw smoke,"'),
        ('"We saw smoke," said Anna Veld, a nurse.', "Anna Veld, a nurse", "said", '"We saw smoke,"'),
        ("“We ran. We hid,” she told reporters.", "she", "told", "“We ran. We hid,”"),
        ('"We ran," Veld said. "We hid."', "Veld", "said", '"We ran,"|"We hid."'),
        ('"We ran," Veld said, "and hid."', "Veld", "said", '"We ran,"|"and hid."'),
        ("On Monday, Veld said: “We hid.”", "Veld", "said", "“We hid.”"),
        ('“We ran," Veld said.', "Veld", "said", '“We ran,"'),
        ('"Who fired?" Veld asked.', "Veld", "asked", '"Who fired?"'),
    ],
)
def test_a_quotation_belongs_to_the_source_beside_it(text: str, source: str, cue: str, content: str) -> None:
    assert parts(only(text)) == (source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The ministry said that six died.", "The ministry", "said", "that six died"),
        ("The ministry has since said six died.", "The ministry", "has since said", "six died"),
        ("Six people died, residents said.", "residents", "said", "Six people died"),
        ("At 12:30 p.m., the boy fell, said Ole Brand.", "Ole Brand", "said", "At 12:30 p.m., the boy fell"),
        ("Reports say there were six dead.", "Reports", "say", "there were six dead"),
        ("Those from the mill, near Brask, report that six died.", "Those from the mill", "report",
         "that six died"),
        ("Six people died, said a doctor in Brask.", "a doctor in Brask", "said", "Six people died"),
        ("In Brask, she said, six died.", "she", "said", "In Brask|six died"),
        ("Ole Brand, the mayor, said six died.", "Ole Brand, the mayor", "said", "six died"),
        ("Ole Brand, who fled, said six died.", "Ole Brand", "said", "six died"),
        ("Witnesses told AFP that soldiers fired.", "Witnesses", "told", "that soldiers fired"),
        ("The army vowed not to hit the mill that had burned.", "The army", "vowed",
         "not to hit the mill that had burned"),
        ("Veld explained how badly he was hurt.", "Veld", "explained", "how badly he was hurt"),
        ("Veld told his men to flee.", "Veld", "told", "to flee"),
        ("The army said to reporters that six died.", "The army", "said", "that six died"),
        ("The army said in a statement on Monday that six died.", "The army", "said", "that six died"),
        ("The army soon after the raid reported that six died.", "The army", "reported", "that six died"),
        ("A note found by the army said he fled.", "A note found by the army", "said", "he fled"),
        ("Media including Osterby Radio, Brask News and Tarn TV reported that six died.",
         "Media including Osterby Radio, Brask News and Tarn TV", "reported", "that six died"),
        ("Media, including @BraskNews and Tarn TV reported that six died.",
         "Media, including @BraskNews and Tarn TV", "reported", "that six died"),
        ("A video posted to Tarn TV by Ole Brand showed six dead.",
         "A video posted to Tarn TV by Ole Brand", "showed", "six dead"),
        ("Similarly, the mayor, Ole Brand, said six died.", "the mayor, Ole Brand", "said", "six died"),
        ("VELMORA (KPA) — Six people died, residents said.", "residents", "said", "Six people died"),
        ("Brask News/Tarn TV said six died.", "Brask News/Tarn TV", "said", "six died"),
        ("@BraskNews wrote that six died.", "@BraskNews", "wrote", "that six died"),
        ("THE ARMY HAS DESCRIBED THE RAID AS LAWFUL.", "THE ARMY", "HAS DESCRIBED", "THE RAID AS LAWFUL"),
        ("THE POLICE THIS MORNING REPORTED THAT SIX DIED.", "THE POLICE", "REPORTED", "THAT SIX DIED"),
    ],
)  # fmt: skip
def test_indirect_speech_keeps_source_cue_and_content_apart(
    text: str, source: str, cue: str, content: str
) -> None:
    assert parts(only(text)) == (source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("According to the Ministry of Health, six died.", "the Ministry of Health", "six died"),
        (
            "Six people died, according to the Ministry of Health.",
            "the Ministry of Health",
            "Six people died",
        ),
        ("The school, according to residents, was hit.", "residents", "The school|was hit"),
        ("According to her, six died.", "her", "six died"),
        ("It is where, according to police, the boy fell.", "police", "It is where|the boy fell"),
        ("Six people died, as reported by Tarn TV.", "Tarn TV", "Six people died"),
        ("As confirmed by the army, six died.", "the army", "six died"),
    ],
)
def test_according_to_stands_before_its_source(text: str, source: str, content: str) -> None:
    claim = only(text)
    assert (claim.source[0].text, "|".join(span.text for span in claim.content)) == (source, content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Six people were reported killed in Brask.", "were reported", "Six people|killed in Brask"),
        ("At least six people, two women, were reported killed.", "were reported",
         "At least six people, two women|killed"),
        ("It was reported that six died.", "was reported", "that six died"),
        ("Six people were reportedly killed.", "reportedly", "Six people were|killed"),
    ],
)  # fmt: skip
def test_hearsay_has_no_source(text: str, cue: str, content: str) -> None:
    assert parts(only(text)) == ("", cue, content)


def test_a_passive_names_its_teller_after_by() -> None:
    assert parts(only("The strike was confirmed by the army.")) == ("the army", "was confirmed", "The strike")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said it had fired.", "asserts"),
        ("The army denied that it had fired.", "denies"),
        ("The army rejected the report.", "denies"),
        ("The army did not deny the report.", "doubts"),
        ("The army questioned the report.", "doubts"),
        ("The clinic could not confirm the report.", "doubts"),
        ("The army did not say who fired.", "doubts"),
        ("The army did not accept that it had fired.", "denies"),
        ("No source identified the army.", "doubts"),
        ("Osterby Radio quoted the mayor's letter.", "relays"),
    ],
)
def test_the_verb_and_its_negation_give_the_stance(text: str, stance: str) -> None:
    assert only(text).stance == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said it had not shelled Brask.", "denies"),
        ("The army did not fire, a spokesman said.", "denies"),
        ("The army never had gas and did not use it in Brask, a spokesman said.", "denies"),
        ('"We were not behind the raid," the Front said.', "denies"),
        ("The army said it did not return to Brask.", "asserts"),
        ("The army said it did not shell homes and that two people died.", "asserts"),
        ("The army said the Front, which did not fire, had fled.", "asserts"),
    ],
)
def test_to_say_that_a_deed_was_not_done_denies_it(text: str, stance: str) -> None:
    assert only(text).stance == stance


def test_reporting_someone_as_saying_relays() -> None:
    outer, inner = read("Osterby Radio reported a resident as saying that six died.")
    assert (outer.stance, inner.stance) == ("relays", "asserts")
    assert inner.chain == ("Osterby Radio", "a resident")


def test_a_claim_within_a_claim_has_a_chain_from_the_nearest_teller() -> None:
    outer, inner = read("RT reported that the Observatory said six people died.")
    assert outer.chain == ("RT",)
    assert inner.chain == ("RT", "the Observatory")
    assert inner.content[0].text == "six people died"
    assert (outer.stance, inner.stance) == ("relays", "asserts")


@pytest.mark.parametrize(
    "text",
    [
        "RT, citing a military source, reported that six died.",
        "RT reported, citing a military source, that six died.",
        "Six people died, RT reported, citing a military source.",
        "According to RT, citing a military source, six died.",
    ],
)
def test_whom_a_source_cites_ends_its_chain(text: str) -> None:
    told = next(claim for claim in read(text) if "died" in parts(claim)[2])
    assert told.chain == ("RT", "a military source")
    assert told.stance == "relays"


def test_a_chain_has_as_many_links_as_the_sentence() -> None:
    told = read("RT reported that the Observatory said residents told it that six died.")[-1]
    assert told.chain == ("RT", "the Observatory", "residents")


def test_what_is_reported_does_not_tell_more() -> None:
    told = read("RT reported the raid saying that six died.")[-1]
    assert told.chain == ("RT",)


def test_a_turn_ends_all_that_is_said_before_it() -> None:
    outer, inner, last = read("RT quoted a nurse as saying that six died, while residents blamed the army.")
    assert parts(outer)[2] == "a nurse as saying that six died"
    assert parts(inner)[2] == "that six died"
    assert last.chain == ("residents",)


def test_a_dateline_is_no_part_of_who_says_it() -> None:
    claim = only("BRASK, March 5 - Six people died, the town's mayor, Anna Veld, said on Monday.")
    assert parts(claim) == ("the town's mayor, Anna Veld", "said", "Six people died")


def test_a_chain_names_who_is_only_described_first() -> None:
    assert only("Six people died, a monitor, the Karsholm Observatory, said.").chain == (
        "the Karsholm Observatory",
    )


def test_a_turn_ends_what_is_denied() -> None:
    told = read("The army denied it, but later its spokesman, Ole Brand, said six died.")[-1]
    assert told.source[0].text == "its spokesman, Ole Brand"


def test_a_reason_cited_is_no_source() -> None:
    told = read("RT left Brask, citing heavy rain, and said six died.")[-1]
    assert told.chain == ("RT",)


def test_sources_beside_each_other_make_no_chain() -> None:
    text = "The Observatory said six died, but the army denied the strike."
    assert [(parts(claim)[2], claim.chain) for claim in read(text)] == [
        ("six died", ("The Observatory",)),
        ("the strike", ("the army",)),
    ]


def test_joined_verbs_and_participles_share_their_source() -> None:
    text = "Veld blamed the army and said six died, adding that two were missing."
    assert [parts(claim) for claim in read(text)] == [
        ("Veld", "blamed", "the army"),
        ("Veld", "said", "six died"),
        ("Veld", "adding", "that two were missing"),
    ]


def test_a_pronoun_stands_in_the_source_and_its_name_in_the_chain() -> None:
    _, second = read("Anna Veld, a nurse, said two died. She said the clinic was hit.")
    assert second.source[0].text == "She"
    assert second.chain == ("Anna Veld",)


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Anna Veld fled to Brask. She said two died.", "Anna Veld"),
        ("Anna Veld said two died. Police said no one fled. She said six died.", "Anna Veld"),
        ("Police said two died. They said six fled.", "Police"),
        ("Police said two died. She said six fled.", "She"),
    ],
)
def test_a_pronoun_stands_for_the_last_one_named_that_it_can_mean(text: str, teller: str) -> None:
    assert read(text)[-1].chain == (teller,)


def test_a_relative_pronoun_is_named_by_what_it_stands_for() -> None:
    first, second = read("Anna Veld, who said her son died, blamed the army.")
    assert parts(first) == ("who", "said", "her son died")
    assert first.chain == second.chain == ("Anna Veld",)


def test_a_pronoun_far_from_any_name_stays_as_it_stands() -> None:
    text = "Veld said two died. " + "The rain fell on Brask. " * 60 + "She said six died."
    assert read(text)[-1].chain == ("She",)


def test_a_quotation_runs_on_over_sentences_and_paragraphs() -> None:
    text = '"We ran," Veld said. "We hid."\n\n"No one came."\n\nThe rain fell.\n\n"Stop."'
    assert [span.text for span in only(text).content] == ['"We ran,"', '"We hid."', '"No one came."']


def test_a_quotation_reopened_in_each_paragraph_is_one() -> None:
    text = "“We ran.\n\n“Then we hid,” Veld said."
    assert parts(only(text)) == ("Veld", "said", "“We ran.\n\n“Then we hid,”")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("VELMORA (AP) _ The rain fell.", "AP"),
        ("BRASK, 3 MAY 90 (RADIO OSTERBY) -- THE RAIN FELL.", "RADIO OSTERBY"),
        ("The rain fell.\nSource: Karsholm News Agency", "Karsholm News Agency"),
    ],
)
def test_a_credit_answers_for_the_whole_report(text: str, source: str) -> None:
    claim = only(text)
    assert (claim.source[0].text, claim.content, claim.chain) == (source, (), (source,))


@pytest.mark.parametrize(
    "text",
    [
        "The rain fell on Brask.",
        "The ministry's reports were late.",
        "The United States sent doctors.",
        "Ole Brand (Harbour) - a mayor - left.",
        "An alleged strike hit the mill.",
        "She wanted to say no.",
        "The strike claimed six lives.",
        "The clinic admitted 12 people.",
        "All identified victims lived in Brask.",
    ],
)
def test_what_no_one_says_is_no_claim(text: str) -> None:
    assert read(text) == ()


def marked(text: str, **heads: tuple[str, float]) -> Marks:
    """Marks on one stretch of `text` a head."""

    def mark(stretch: str, head: str, score: float) -> Mark:
        at = text.index(stretch)
        return Mark(Span.of(text, at, at + len(stretch)), head, score)

    return Marks(**{head: (mark(stretch, head, score),) for head, (stretch, score) in heads.items()})


def read_marked(text: str, **heads: tuple[str, float]) -> list[tuple[str, str, str]]:
    claims = attribution.read(text, sentences.split(text), marked(text, **heads), language="en")
    return [parts(claim) for claim in claims]


VOUCHED = "Anna Veld has vouched for the driver, who fled."
SHE = ("Anna Veld", 0.8)
DRIVER = ("the driver", 0.8)


def test_a_marked_cue_that_no_list_knows_takes_the_marks_beside_it() -> None:
    assert read_marked(VOUCHED, source=SHE, cue=("has vouched for", 0.8), content=DRIVER) == [
        ("Anna Veld", "has vouched for", "the driver")
    ]


def test_a_marked_cue_with_nothing_beside_it_is_no_statement() -> None:
    assert read_marked(VOUCHED, cue=("has vouched for", 0.9)) == []


@pytest.mark.parametrize(("cue", "stance"), [("rejoiced at", "asserts"), ("never rejoiced at", "doubts")])
def test_a_marked_cue_has_the_stance_of_its_words(cue: str, stance: str) -> None:
    text = f"Veld {cue} the raid."
    marks = marked(text, source=("Veld", 0.9), cue=(cue, 0.9))
    (claim,) = attribution.read(text, sentences.split(text), marks, language="en")
    assert claim.stance == stance


@pytest.mark.parametrize(
    ("score", "content"), [(0.8, "that the mill burned, which shook Brask"), (0.95, "that the mill burned")]
)
def test_a_certain_mark_mends_an_edge(score: float, content: str) -> None:
    text = "Veld said that the mill burned, which shook Brask."
    assert read_marked(text, content=("that the mill burned", score)) == [("Veld", "said", content)]


def test_a_mark_of_the_inner_claim_does_not_cut_the_outer_one() -> None:
    text = "RT said the Observatory said six died."
    outer, inner = read_marked(text, content=("six died", 0.95))
    assert (outer[2], inner[2]) == ("the Observatory said six died", "six died")


def test_marks_stand_in_where_the_rules_find_no_source_or_content() -> None:
    text = "In a poll by Tarn TV, most men feared another raid."
    heads = {"source": ("a poll by Tarn TV", 0.9), "cue": ("In", 0.9), "content": ("most men", 0.9)}
    assert ("a poll by Tarn TV", "In", "most men") in read_marked(text, **heads)


@pytest.mark.parametrize("score", [0.5, 0.65])
def test_a_doubtful_mark_makes_no_statement_of_its_own(score: float) -> None:
    assert read_marked(VOUCHED, source=SHE, cue=("has vouched for", score), content=DRIVER) == []


@pytest.mark.parametrize(
    ("text", "cue", "claims"),
    [
        ("The army showed six prisoners.", None, 0),
        ("The army showed six prisoners.", "showed", 1),
        ("The army said six died.", None, 1),
        ("They said six died.", None, 0),
        ("They said six died.", "said", 1),
        ("Six died, according to the army.", None, 1),
        ("The army has denied that six died.", None, 1),
        ("The army has shown that six died.", None, 0),
    ],
)
def test_a_doubtful_verb_needs_its_mark_and_a_plain_one_does_not(
    text: str, cue: str | None, claims: int
) -> None:
    assert len(read_marked(text, **({"cue": (cue, 0.5)} if cue else {}))) == claims


def test_a_mark_inside_a_quotation_stands_for_the_whole() -> None:
    text = 'The crowd bayed "Leave us now" at noon.'
    heads = {"source": ("The crowd", 0.9), "cue": ("bayed", 0.9), "content": ("Leave us", 0.9)}
    assert read_marked(text, **heads) == [("The crowd", "bayed", '"Leave us now"')]


def test_marked_cues_side_by_side_are_one() -> None:
    auxiliary, rest = marked(VOUCHED, cue=("has", 0.9)), marked(VOUCHED, source=SHE, cue=("vouched for", 0.9))
    both = rest._replace(cue=auxiliary.cue + rest.cue)
    (claim,) = attribution.read(VOUCHED, sentences.split(VOUCHED), both, language="en")
    assert parts(claim) == ("Anna Veld", "has vouched for", "")


def test_a_passive_that_names_its_teller_is_plain() -> None:
    assert read_marked("The raid was reported by Tarn TV.") == [("Tarn TV", "was reported", "The raid")]


def test_marks_of_another_sentence_are_out_of_reach() -> None:
    text = "Veld sighed. The mill burned."
    assert read_marked(text, cue=("burned", 0.9), source=("Veld", 0.9)) == []


WORDS = st.sampled_from(
    [
        *(
            "Veld",
            "she",
            "who",
            "THE",
            "the",
            "ministry",
            "RT",
            "Monday",
            "said",
            "SAID",
            "told",
            "denied",
            "was",
        ),
        *(
            "reported",
            "saying",
            "citing",
            "reportedly",
            "according",
            "to",
            "by",
            "as",
            "on",
            "that",
            "and",
            "but",
        ),
        *(
            "including",
            "(AP)",
            "Source:",
            '"we',
            "“hid",
            "”",
            "'",
            "''",
            "(",
            ")",
            ",",
            ".",
            "?",
            "--",
            "\n",
            "\n\n",
        ),
    ]
)


TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, Marks]:
    """A text and marks of any length and score on its words, those of a head in order and apart."""
    text = draw(TEXTS)
    heads: dict[str, tuple[Mark, ...]] = {}
    for head in ("source", "cue", "content"):
        edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
        spans = [Span.of(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
        heads[head] = tuple(Mark(span, head, draw(st.floats(0.5, 1.0))) for span in spans)
    return text, Marks(**heads)


@given(st.one_of(TEXTS.map(lambda text: (text, None)), marked_texts()))
def test_every_span_quotes_the_text_and_every_id_is_new(given_: tuple[str, Marks | None]) -> None:
    text, marks = given_
    claims = attribution.read(text, sentences.split(text), marks, language="en")
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    for claim in claims:
        assert claim.source or claim.cue
        assert all(span.quotes(text) for role in (claim.source, claim.cue, claim.content) for span in role)
        for role in (claim.source, claim.cue, claim.content):
            assert list(role) == sorted(role)


@pytest.mark.parametrize(
    "unit",
    ["he said that ", "A and ", '"', "“a ", "according to A ", "Anna, ", "(", "after noon ", "Brask (radio "],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    def reading(times: int) -> Callable[[], object]:
        text = unit * times + "said x."
        split = sentences.split(text)
        spans = [Span.of(text, at, at + 1) for at in range(0, len(unit) * times, len(unit))]
        heads = {
            head: tuple(Mark(span, head, 0.9) for span in spans) for head in ("source", "cue", "content")
        }
        return lambda: [
            attribution.read(text, split, marks, language="en") for marks in (Marks(), Marks(**heads))
        ]

    assert is_linear(reading, 200)
