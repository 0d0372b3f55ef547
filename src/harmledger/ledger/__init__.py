"""The database: tables, migrations, the decision log, queries and search."""

from harmledger.ledger.location import keep
from harmledger.ledger.records import Heading, Refused, Saved
from harmledger.ledger.search import Hit
from harmledger.ledger.state import IncidentState, current, dangling, find, incident_id
from harmledger.ledger.store import Ledger

__all__ = [
    "Heading",
    "Hit",
    "IncidentState",
    "Ledger",
    "Refused",
    "Saved",
    "current",
    "dangling",
    "find",
    "incident_id",
    "keep",
]
