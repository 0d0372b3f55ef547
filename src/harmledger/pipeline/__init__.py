"""Where the rooms are joined: the only place that knows capture, intake, reading, grouping and the ledger."""

from harmledger.assessment import AXES, Line, Overview, Question, Row, Size, Sum, Tally
from harmledger.gazetteer import Match
from harmledger.grouping.origins.sources import host
from harmledger.intake import Refusal
from harmledger.pipeline.additions import claims_of, lay_over, reading_of
from harmledger.pipeline.claiming import (
    Proposal,
    addition,
    place,
    propose,
    quote,
    sentences_of,
)
from harmledger.pipeline.edits import Said, said
from harmledger.pipeline.evaluating import Evaluation, evaluate
from harmledger.pipeline.grounds import Grounds, grounds
from harmledger.pipeline.incident import Incident, Outline
from harmledger.pipeline.learning import learn
from harmledger.pipeline.looking import (
    Doubt,
    Listing,
    decide,
    doubts,
    existing,
    fault_of,
    first,
    incident,
    incidents,
    incidents_of,
    is_grouped,
    listing,
    outlines,
    state,
    these,
    unread,
    verify,
)
from harmledger.pipeline.naming import places
from harmledger.pipeline.progress import Progress
from harmledger.pipeline.reading import read
from harmledger.pipeline.run import RunReport, run
from harmledger.pipeline.taking import TakenFile
from harmledger.pipeline.tallying import overview, tally
from harmledger.pipeline.team import Team
from harmledger.pipeline.tellers import Teller, teller, tellers
from harmledger.pipeline.workers import Read

__all__ = [
    "AXES",
    "Doubt",
    "Evaluation",
    "Grounds",
    "Incident",
    "Line",
    "Listing",
    "Match",
    "Outline",
    "Overview",
    "Progress",
    "Proposal",
    "Question",
    "Read",
    "Refusal",
    "Row",
    "RunReport",
    "Said",
    "Size",
    "Sum",
    "TakenFile",
    "Tally",
    "Team",
    "Teller",
    "addition",
    "claims_of",
    "decide",
    "doubts",
    "evaluate",
    "existing",
    "fault_of",
    "first",
    "grounds",
    "host",
    "incident",
    "incidents",
    "incidents_of",
    "is_grouped",
    "lay_over",
    "learn",
    "listing",
    "outlines",
    "overview",
    "place",
    "places",
    "propose",
    "quote",
    "read",
    "reading_of",
    "run",
    "said",
    "sentences_of",
    "state",
    "tally",
    "teller",
    "tellers",
    "these",
    "unread",
    "verify",
]
