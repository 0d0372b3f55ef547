"""Where the rooms are joined: the only place that knows capture, intake, reading, grouping and the ledger."""

from harmledger.intake import Refusal
from harmledger.pipeline.incident import Incident
from harmledger.pipeline.looking import decide, existing, incident, incidents, incidents_of, state, verify
from harmledger.pipeline.progress import Progress
from harmledger.pipeline.reading import read
from harmledger.pipeline.run import RunReport, run
from harmledger.pipeline.workers import Read

__all__ = [
    "Incident",
    "Progress",
    "Read",
    "Refusal",
    "RunReport",
    "decide",
    "existing",
    "incident",
    "incidents",
    "incidents_of",
    "read",
    "run",
    "state",
    "verify",
]
