"""The database: tables, migrations, the decision log, queries and search."""

from harmledger.ledger.listing import ORDERS, Location, Page, Wanted
from harmledger.ledger.location import keep
from harmledger.ledger.moving import move
from harmledger.ledger.records import Heading, Refused, Saved, Summary
from harmledger.ledger.search import Hit
from harmledger.ledger.state import IncidentState, current, dangling, find, incident_id
from harmledger.ledger.store import Ledger

__all__ = [
    "ORDERS",
    "Heading",
    "Hit",
    "IncidentState",
    "Ledger",
    "Location",
    "Page",
    "Refused",
    "Saved",
    "Summary",
    "Wanted",
    "current",
    "dangling",
    "find",
    "incident_id",
    "keep",
    "move",
]
