"""The database: tables, migrations, the decision log, queries and search."""

from harmledger.ledger.listing import ORDERS, Location, Page, Wanted
from harmledger.ledger.location import keep
from harmledger.ledger.moving import move
from harmledger.ledger.records import Amount, Refused, Saved, Summary, Telling
from harmledger.ledger.search import Hit
from harmledger.ledger.sources import Told
from harmledger.ledger.state import IncidentState, current, dangling, find, incident_id
from harmledger.ledger.store import Ledger
from harmledger.ledger.sums import Part, Sums

__all__ = [
    "ORDERS",
    "Amount",
    "Hit",
    "IncidentState",
    "Ledger",
    "Location",
    "Page",
    "Part",
    "Refused",
    "Saved",
    "Summary",
    "Sums",
    "Telling",
    "Told",
    "Wanted",
    "current",
    "dangling",
    "find",
    "incident_id",
    "keep",
    "move",
]
