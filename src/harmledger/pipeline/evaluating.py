"""The reader measured on a recorder's own coded records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmledger.assessment import evaluation
from harmledger.assessment.evaluation import FieldScore, Judgement
from harmledger.gazetteer import Gazetteer, open_gazetteer
from harmledger.intake import Found, Refusal, coded
from harmledger.model import Account, Place, Reading, sentences, vocabulary
from harmledger.model.coded_record import CodedRecord
from harmledger.model.record import Record
from harmledger.pipeline import workers
from harmledger.pipeline.reading import Refuse, as_original


class Disagreement(Record, frozen=True):
    """A judgement that is not right, and the sentence that the reader took its value from, if any."""

    judgement: Judgement
    sentence: str


class Evaluation(Record, frozen=True):
    """How the reader did on so many reports, field by field, and where it was furthest off."""

    reports: int
    scores: tuple[FieldScore, ...]
    worst: tuple[Disagreement, ...]


def evaluate(
    path: Path,
    refuse: Refuse,
    *,
    gazetteers: Sequence[Path] = (),
    profile: str = "airwars",
    group: str = "all",
    most: int = 5,
    jobs: int | None = None,
) -> Evaluation:
    """Read the reports of a table of coded records, and compare; `refuse` is told what is not scored.

    RefusedError if the table or a gazetteer file cannot be read, VocabularyError if there is no such
    profile or group.
    """
    profile, group = vocabulary.check("profiles", profile), vocabulary.check("groups", group)
    gazetteer = open_gazetteer(gazetteers)
    content = Found(location=str(path), path=path).read()
    table = coded.take(*as_original(content, str(path), "file", "text/csv"))
    for refusal in table.refusals:
        refuse(refusal)
    judgements: list[Judgement] = []
    texts: dict[str, str] = {}
    reports = (report for report, _ in table.rows)
    readings = workers.read_all(reports, gazetteer, profile=profile, jobs=jobs)
    for each, (_, record) in zip(readings, table.rows, strict=True):
        if each.fault:
            refuse(Refusal(where=each.report.id, reason=each.fault))
        texts[each.report.id] = each.report.text
        judgements += evaluation.judge(
            each.report.id,
            record,
            _main(each.reading),
            fields=table.fields,
            group=group,
            candidates=_candidates(record, gazetteer),
        )
    return Evaluation(
        reports=len(table.rows),
        scores=evaluation.scores(judgements, table.fields),
        worst=tuple(
            Disagreement(judgement=j, sentence=_sentence(texts[j.report], j))
            for j in evaluation.worst(judgements, table.fields, most)
        ),
    )


def _main(reading: Reading) -> Account | None:
    return next((account for account in reading.accounts if not account.context), None)


def _candidates(record: CodedRecord, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the coded point, or else every place that the coded name can mean."""
    if record.point is None:
        return gazetteer.lookup(record.place) if record.place else ()
    lat, lon = record.point
    name = record.place or "as coded"
    return (Place(name=name, lat=lat, lon=lon, precision="exact", kind="coded", gazetteer="recorder"),)


def _sentence(text: str, judgement: Judgement) -> str:
    if judgement.span is None:
        return ""
    found = sentences.split(text)
    return found[max(0, sentences.index_at(found, judgement.span.start))].text
