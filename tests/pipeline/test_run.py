"""The way from inputs to incidents: what is done once, what is done again, and what it is done with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import Databases
from tests.pipeline import material

from harmledger import pipeline
from harmledger.errors import RefusedError, VocabularyError
from harmledger.model.vocabulary import VagueQuantityTerm, load, terms
from harmledger.pipeline import RunReport

STORY = "Dozens of people were killed in an airstrike on a market in {place} on 4 May 2031, residents said."


@pytest.fixture(autouse=True)
def kept(databases: Databases, tmp_path: Path) -> Iterator[None]:
    """Keep the ledger that `run` makes on either database."""
    folder = databases.home(tmp_path / "l")
    yield
    databases.forget(folder)


def write(folder: Path, **fields: object) -> None:
    folder.mkdir(exist_ok=True)
    row = {"id": "w1", "published": "2031-05-05", "text": STORY.format(place="Tarn Hollow"), **fields}
    (folder / f"{row['id']}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def gazetteer(path: Path, lat: float) -> Path:
    path.write_text(f"name,lat,lon,kind\nTarn Hollow,{lat},-120,town\n", encoding="utf-8")
    return path


def run(folder: Path, **options: object) -> RunReport:
    return pipeline.run([str(folder / "in")], folder / "l", by="tester", jobs=1, **options)  # type: ignore[arg-type]


def only_incident(folder: Path) -> pipeline.Incident:
    with pipeline.existing(folder / "l") as ledger:
        (found,) = pipeline.incidents(ledger)
    return found


def test_what_comes_later_is_added_and_the_rest_is_not_done_again(tmp_path: Path) -> None:
    write(tmp_path / "in")
    assert run(tmp_path).read == 1
    write(tmp_path / "in", id="w2", text="Two people were wounded by shelling in Brask on 9 June 2031.")
    done = run(tmp_path)
    assert (done.originals, done.reports, done.read, done.incidents) == (1, 1, 1, 2)


def test_reports_in_a_language_that_is_not_read_are_kept_and_counted(tmp_path: Path) -> None:
    write(tmp_path / "in", language="fa", text="دو نفر روز شنبه در حمله به بازار کشته شدند.")
    done = run(tmp_path)
    assert (done.reports, done.unread, done.incidents) == (1, 1, 0)


def test_reports_in_arabic_make_incidents_too(tmp_path: Path) -> None:
    write(tmp_path / "in", language="ar", text="قتل شخصان في قصف على السوق يوم السبت.")
    done = run(tmp_path)
    assert (done.reports, done.unread, done.incidents) == (1, 0, 1)


def test_the_same_bytes_elsewhere_add_nothing(tmp_path: Path) -> None:
    write(tmp_path / "in")
    run(tmp_path)
    (tmp_path / "in" / "copy.jsonl").write_bytes((tmp_path / "in" / "w1.jsonl").read_bytes())
    done = run(tmp_path)
    assert (done.originals, done.reports, done.incidents, done.refused) == (0, 0, 1, ())


def test_an_id_that_says_something_else_is_refused_and_the_first_stands(tmp_path: Path) -> None:
    write(tmp_path / "in")
    run(tmp_path)
    row = {"id": "w1", "text": "Nobody was killed."}
    (tmp_path / "in" / "z.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = run(tmp_path)
    assert [refused.reason for refused in done.refused]
    assert only_incident(tmp_path).reports["w1"].text.startswith("Dozens")


def test_a_profile_given_later_means_to_read_again_and_stays(tmp_path: Path) -> None:
    write(tmp_path / "in")
    run(tmp_path)
    assert only_incident(tmp_path).assessment.figures["killed"]["all"].range.low == 12
    assert run(tmp_path, profile="none").read == 1
    assert "killed" not in only_incident(tmp_path).assessment.figures
    assert run(tmp_path).read == 0


def test_a_policy_given_later_means_to_assess_again_and_stays(tmp_path: Path) -> None:
    write(tmp_path / "in")
    run(tmp_path)
    done = run(tmp_path, method={"policy": "most_conservative"})
    assert done.read == 0
    assert only_incident(tmp_path).assessment.figures["killed"]["all"].policy == "most_conservative"
    run(tmp_path)
    assert only_incident(tmp_path).assessment.figures["killed"]["all"].policy == "most_conservative"


def test_a_gazetteer_is_kept_in_the_ledger_and_a_changed_one_means_to_read_again(tmp_path: Path) -> None:
    write(tmp_path / "in")
    own = gazetteer(tmp_path / "places.csv", -40)
    run(tmp_path, gazetteers=[own])
    own.unlink()
    assert run(tmp_path).read == 0
    assert run(tmp_path, gazetteers=[gazetteer(own, -41)]).read == 1
    place = only_incident(tmp_path).assessment.place
    assert place is not None
    assert place.place.lat == -41


def test_a_file_of_sources_is_kept_in_the_ledger_and_a_changed_one_means_to_group_again(
    tmp_path: Path,
) -> None:
    write(tmp_path / "in", outlet="Tarn Packet")
    write(tmp_path / "in", id="w2", outlet="Front Radio", text=f"Listeners, hear! {STORY} We mourn them all.")
    own = tmp_path / "sources.toml"
    row = '{ name = "%s", kind = "party_affiliated", affiliation = "Northern Front", see = "desk" }'
    content = f'sources = [{row % "Tarn Packet"}, {row % "Front Radio"}]\n[references]\ndesk = "Invented"\n'
    own.write_text(content, encoding="utf-8")
    run(tmp_path, known_sources=[own])
    own.unlink()
    assert origins_of(tmp_path) == {"Northern Front"}
    run(tmp_path)
    assert origins_of(tmp_path) == {"Northern Front"}
    own.write_text(content.replace("Northern Front", "Southern Front"), encoding="utf-8")
    assert run(tmp_path, known_sources=[own]).read == 0
    assert origins_of(tmp_path) == {"Southern Front"}


def origins_of(folder: Path) -> set[str]:
    with pipeline.existing(folder / "l") as ledger:
        return {origin.name for found in pipeline.incidents(ledger) for origin in found.assessment.origins}


def test_a_profile_or_policy_that_is_none_and_a_gazetteer_that_is_gone_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "in")
    with pytest.raises(VocabularyError, match="airwars"):
        run(tmp_path, profile="guess")
    with pytest.raises(VocabularyError, match="envelope"):
        run(tmp_path, method={"policy": "guess"})
    with pytest.raises(RefusedError, match=r"gone\.csv"):
        run(tmp_path, gazetteers=[tmp_path / "gone.csv"])
    with pytest.raises(RefusedError, match=r"gone\.toml"):
        run(tmp_path, known_sources=[tmp_path / "gone.toml"])


def test_every_vague_profile_of_the_codebook_can_be_chosen() -> None:
    assert set(terms("profiles")) == {
        t.profile for t in load("vague_quantities", VagueQuantityTerm).values()
    } | {"none"}


def test_a_report_that_the_reader_trips_over_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from harmledger.reading import reader

    whole = reader.read

    def tripping(report, *rest, **options):  # type: ignore[no-untyped-def]
        if report.id == "w1":
            raise ZeroDivisionError("a fault of the reader")
        return whole(report, *rest, **options)

    monkeypatch.setattr(reader, "read", tripping)
    write(tmp_path / "in")
    write(tmp_path / "in", id="w2")
    done = run(tmp_path)
    assert (done.read, done.incidents) == (2, 1)
    (refused,) = done.refused
    assert "w1" in refused.location
    assert "a fault of the reader" in refused.reason
    assert run(tmp_path).refused == done.refused


def test_of_a_report_without_end_the_beginning_is_read_and_the_run_says_so(tmp_path: Path) -> None:
    write(tmp_path / "in", text=STORY.format(place="Brask") + "\n" * 500_000 + "No news.")
    done = run(tmp_path)
    assert [refused.reason for refused in done.refused] == ["read only as far as character 500,000"]
    assert only_incident(tmp_path).assessment.figures["killed"]["all"].range.low == 12


def test_the_members_of_an_archive_come_in_as_originals_of_their_own(tmp_path: Path) -> None:
    inputs = material.fill(tmp_path)
    pipeline.run([str(inputs / "c.zip")], tmp_path / "l", by="tester", jobs=1)
    with pipeline.existing(tmp_path / "l") as ledger:
        locations = [original.location for original in ledger.originals()]
    assert locations[0] == str(inputs / "c.zip")
    assert locations[1:] == [
        f"{inputs / 'c.zip'}!{name}" for name in (*[f"story{n}.txt" for n in range(4)], "late.jsonl")
    ]


def test_progress_ends_at_the_whole_of_every_stage(tmp_path: Path) -> None:
    told: dict[str, tuple[int, int]] = {}
    inputs = material.fill(tmp_path)
    pipeline.run(
        [str(inputs)],
        tmp_path / "l",
        by="tester",
        jobs=1,
        progress=lambda stage, done, total: told.__setitem__(stage, (done, total)),
    )
    assert list(told) == ["capture", "take in", "read", "group", "assess"]
    assert all(done == total for done, total in told.values())
