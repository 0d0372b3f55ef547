"""Tables by which tallies, sources and the log are read in parts; all derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_PLAIN = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, empty; have all incidents summarised again, which fills them."""
    op.create_table(
        "log_kinds",
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decisions.number"], name="fk_log_kinds_decision"),
        sa.PrimaryKeyConstraint("decision", name="pk_log_kinds"),
    )
    op.create_index("ix_log_kinds_kind", "log_kinds", ["kind"], unique=False)
    op.create_index("ix_log_kinds_undoes", "log_kinds", ["undoes"], unique=False)
    op.create_table(
        "tallied",
        sa.Column("id", _PLAIN, nullable=False),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=True),
        sa.Column("month", sa.String(), nullable=True),
        sa.Column("place", _PLAIN, nullable=True),
        sa.Column("admin1", _PLAIN, nullable=True),
        sa.Column("country", _PLAIN, nullable=True),
        sa.Column("actor", _PLAIN, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tallied"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "amounts",
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("conceded", sa.Boolean(), nullable=False),
        sa.Column("id", _PLAIN, nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=False),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("low_stated", sa.Boolean(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("harm", "group", "conceded", "id", name="pk_amounts"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_amounts_id", "amounts", ["id"], unique=False)
    op.create_table(
        "tellings",
        sa.Column("id", _PLAIN, nullable=False),
        sa.Column("name", _PLAIN, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", "name", name="pk_tellings"),
    )
    telling = ["name", "kind", "affiliation", "first", "id"]
    op.create_index("ix_tellings_name", "tellings", telling, unique=False)
    op.create_table(
        "publishers",
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("name", _PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("report", name="pk_publishers"),
    )
    op.create_index("ix_publishers_name", "publishers", ["name"], unique=False)
    incidents = sa.table("incidents", sa.column("stale", sa.Boolean()))
    op.execute(sa.update(incidents).values(stale=sa.true()))
    meta = sa.table("meta", sa.column("key"))
    op.execute(sa.delete(meta).where(meta.c.key.in_(["grouped by", "incidents stand by"])))
