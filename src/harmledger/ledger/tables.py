"""The tables of the ledger. `sequence` orders reports as they came; JSON columns hold records of `model`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from harmledger.ledger.state import IncidentState
from harmledger.model.account import Account
from harmledger.model.decision import AnyAction
from harmledger.model.incident import Assessment, Group, Link, Step
from harmledger.model.reading import Reading


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC; ValueError if it names no time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC, bare as SQLite keeps it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC, saying so."""
        return None if value is None else value.replace(tzinfo=UTC)


class Json(TypeDecorator[Any]):
    """A record as JSON text; it comes back as a value of `kind`."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self._decode = msgspec.json.Decoder(kind).decode

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the value as JSON."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return the record that the JSON holds."""
        return None if value is None else self._decode(value)


Plain = String().with_variant(String(collation="C"), "postgresql")
"""Words in the order of their characters, on every database."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

originals = Table(
    "originals",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("location", String, nullable=False),
    Column("captured_at", Moment, nullable=False),
    Column("captured_by", String, nullable=False),
    Column("method", String, nullable=False),
    Column("tool", String, nullable=False),
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("location", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("location", "reason", "stage"),
)

intakes = Table(
    "intakes",
    metadata,
    Column("original", ForeignKey("originals.sha256"), primary_key=True),
    Column("tool_version", String, nullable=False),
    Column("done", Moment, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("original", ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("tool", String, nullable=False),
    Column("version", String, nullable=False),
    Column("title", Text),
    Column("byline", Text),
    Column("outlet", Text),
    Column("published", Date),
    Column("language", String),
    Column("url", Text),
    Index("ix_reports_language", "language", "sequence"),
)

readings = Table(
    "readings",
    metadata,
    Column("report", ForeignKey("reports.sequence"), primary_key=True),
    Column("reader", String, nullable=False),
    Column("body", Json(Reading), nullable=False),
)
"""What the latest reader marked; the accounts stand in their own table, and not in `body`."""

accounts = Table(
    "accounts",
    metadata,
    Column("report", ForeignKey("reports.sequence"), primary_key=True),
    Column("place_in_report", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("event_type", String, nullable=False),
    Column("context", Boolean, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("place", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("body", Json(Account), nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("founder", String, primary_key=True),
    Column("place_in_order", Integer, nullable=False, unique=True),
    Column("body", Json(Group), nullable=False),
)
"""What is suggested now. No foreign key: a later reading may drop an account before it is grouped again."""

questions = Table(
    "questions",
    metadata,
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True),
    Column("place_in_order", Integer, nullable=False, unique=True),
    Column("body", Json(Link), nullable=False),
)
"""Pairs of accounts of which a person is asked whether they tell of one event, as of the suggestions."""

lineages = Table(
    "lineages",
    metadata,
    Column("account", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("origin", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("affiliation", String),
    Column("path", Json(tuple[Step, ...]), nullable=False),
)
"""The origins of each account, the first at place 0. No foreign key, for the reason above."""

assessments = Table(
    "assessments",
    metadata,
    Column("incident", String, primary_key=True),
    Column("accounts", Json(tuple[str, ...]), nullable=False),
    Column("body", Json(Assessment), nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("by", String, nullable=False),
    Column("action", Json(AnyAction), nullable=False),
    Column("reason", Text, nullable=False),
)
"""Appended to only: triggers refuse any change."""

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
)
"""Who may sign in to the workbench; `password` is a hash. The log of decisions keeps the names of all."""

sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("person", ForeignKey("people.key"), nullable=False, index=True),
    Column("begun", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
)
"""Where people are signed in; `token` is the SHA-256 of what their browser keeps."""

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("name", String),
    Column("source", String, nullable=False),
    Column("let_in", Boolean, nullable=False),
    Index("ix_sign_ins_let_in", "let_in", "number"),
)
"""Who tried to sign in of late; no password, and no name that is nobody's."""

about = Table(
    "about",
    metadata,
    Column("account", String, primary_key=True),
    Column("decision", ForeignKey("decisions.number"), primary_key=True, index=True),
)
"""Which accounts each decision names; an undo, those of what it undoes."""

log_kinds = Table(
    "log_kinds",
    metadata,
    Column("decision", ForeignKey("decisions.number"), primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("undoes", Integer, index=True),
)
"""Of what kind each decision is, and which one it undoes, if it undoes any."""

grouped = Table(
    "grouped",
    metadata,
    Column("account", String, primary_key=True),
    Column("founder", String, primary_key=True, index=True),
)
"""Which accounts each suggestion names."""

_ORDER = ("report", "place_in_report")

incidents = Table(
    "incidents",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("report", Integer, nullable=False),
    Column("place_in_report", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("stale", Boolean, nullable=False, index=True),
    Column("event_type", String, index=True),
    Column("means", String, index=True),
    Column("grade", String, index=True),
    Column("earliest", Date, index=True),
    Column("latest", Date),
    Column("place", Plain),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("killed", Integer),
    Column("injured", Integer),
    Column("origins", Integer),
    Column("differ", Integer),
    Column("flagged", Boolean),
    Column("reprinted", Boolean),
    Column("place_words", Text),
    Column("actor_words", Text),
    Column("words", Text),
    Index("ix_incidents_order", "report", "place_in_report"),
    Index("ix_incidents_status", "status", "lat"),
    Index(
        "ix_incidents_urgency", *("status", "flagged", "differ", "origins"), *_ORDER, "reprinted", "lat", "id"
    ),
    Index("ix_incidents_location", "place", "lat", "lon", "radius_km", "status", "id"),
    Index(
        "ix_incidents_deaths",
        text("killed DESC NULLS LAST"),
        *_ORDER,
        postgresql_include=["id", "status"],
    ).ddl_if(dialect="postgresql"),
)
"""Every incident as it stands now, and what of it lists are sorted and filtered by: rows that are soon read.

Its folded words have a blank before and after each. Derived: `state.current` says what must stand here, and
`standing` keeps it so. `stale` says that a summary is still to be made: what stands in the other columns is
older than the state.
"""

incident_states = Table(
    "incident_states",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("state", Json(IncidentState), nullable=False),
)
"""All that is decided of each incident."""

incident_actors = Table(
    "incident_actors",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("name", Plain, primary_key=True, index=True),
)
"""The parties of each incident."""

tallied = Table(
    "tallied",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("rejected", Boolean, nullable=False),
    Column("grade", String, nullable=False),
    Column("event", String, nullable=False),
    Column("means", String),
    Column("month", String),
    Column("place", Plain),
    Column("admin1", Plain),
    Column("country", Plain),
    Column("actor", Plain),
    sqlite_with_rowid=False,
)
"""What each incident is tallied by; as derived, and as old, as what stands in `incidents`."""

amounts = Table(
    "amounts",
    metadata,
    Column("harm", String, primary_key=True),
    Column("group", String, primary_key=True),
    Column("conceded", Boolean, primary_key=True),
    Column("id", Plain, primary_key=True, index=True),
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger),
    Column("low_stated", Boolean, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("kind", String, nullable=False),
    sqlite_with_rowid=False,
)
"""The ranges of each incident: what it comes to, and what the accused concede."""

totals = Table(
    "totals",
    metadata,
    Column("axis", String, primary_key=True),
    Column("harm", String, primary_key=True),
    Column("group", String, primary_key=True),
    Column("conceded", Boolean, primary_key=True),
    Column("key", Plain, primary_key=True),
    Column("grade", String, primary_key=True),
    Column("incidents", Integer, nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger, nullable=False),
    Column("closed", Integer, nullable=False),
    Column("stated", Integer, nullable=False),
    Column("approximate", Integer, nullable=False),
    Column("kinds", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What incidents add up to, by each column of `tallied`, an unknown key being empty, and by grade.

Every number is a sum over incidents, so what one adds can be taken off again; see `sums`. Rows whose `harm`
and `group` are empty count the incidents, whether they have a figure or not; those of no incident stay.
"""

tellings = Table(
    "tellings",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("name", Plain, primary_key=True),
    Column("kind", String, nullable=False),
    Column("affiliation", String),
    Column("first", Boolean, nullable=False),
    Index("ix_tellings_name", "name", "kind", "affiliation", "first", "id"),
)
"""The sources that told of each incident, as outlets or as origins, and whether they were first."""

publishers = Table(
    "publishers",
    metadata,
    Column("report", String, primary_key=True),
    Column("name", Plain, nullable=False, index=True),
)
"""Who published each report, by the name under which sources are known."""

members = Table(
    "members",
    metadata,
    Column("account", String, primary_key=True),
    Column("incident", Plain, primary_key=True, index=True),
    Column("name", Plain, nullable=False, index=True),
    Column("report", String, index=True),
)
"""The accounts of each incident, the id that it bears or bore with each as its founder, and the report.

The vanished ones are among them, without a report.
"""
