"""The exercise: every report that is read leads back to the origin under which the key has it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.databases import Files
from tests.pipeline import material

from harmledger import pipeline
from harmledger.exercise.key import KeyIncident, Source, load_key
from harmledger.model import Lineage

KEY = load_key()
OTHER_NAMES = {
    "Karsholm Defence Forces": "Government of Karsholm",
    "Karsholm Press Agency": "Government of Karsholm",
    "Lifeboat Society": "Lifeboat Society of Karsholm",
    "Ministry of Health": "Government of Karsholm",
    "Ministry of the Interior": "Government of Karsholm",
    "The Nyrup Bay Log": "Nyrup Bay Log",
    "The Tarn Packet": "Tarn Packet",
}
"""What a ledger calls an origin of the key: a party's voices by the party, outlets without their article."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Lineage]]:
    """The lineages of each report, by the key's reference for it."""
    known = frozenset(reference for incident in KEY.incidents for reference in incident.references)
    by_reference: dict[str, list[Lineage]] = {}
    copy = Files().copy(material.exercised(tmp_path_factory), tmp_path_factory.mktemp("origins") / "ledger")
    with pipeline.existing(copy) as ledger:
        locations = {original.sha256: original.location for original in ledger.originals()}
        lineages = list(ledger.lineages())
        for report in ledger.reports():
            source = Source(location=locations[report.original], position=report.position)
            reference = source.reference(report.id, known) or report.id
            by_reference[reference] = [each for each in lineages if each.account.startswith(f"{report.id}/")]
    return by_reference


@pytest.mark.parametrize("incident", KEY.incidents, ids=lambda incident: incident.id)
def test_every_report_that_is_read_leads_back_to_its_origin(
    found: Mapping[str, list[Lineage]], incident: KeyIncident
) -> None:
    for origin, references in incident.told_by.items():
        for reference in references:
            names = {lineage.origin for lineage in found[reference]}
            expected = f"Quay, {reference}" if origin.endswith("on Quay") else OTHER_NAMES.get(origin, origin)
            assert not names or expected in names, reference
