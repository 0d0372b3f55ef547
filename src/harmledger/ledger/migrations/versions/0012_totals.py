"""A table of what incidents add up to, and an index by which reports in a language are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_PLAIN = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, empty; have all incidents summarised again, which fills it."""
    op.create_index("ix_reports_language", "reports", ["language", "sequence"], unique=False)
    op.create_table(
        "totals",
        sa.Column("axis", sa.String(), nullable=False),
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("conceded", sa.Boolean(), nullable=False),
        sa.Column("key", _PLAIN, nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=False),
        sa.Column("high", sa.BigInteger(), nullable=False),
        sa.Column("closed", sa.Integer(), nullable=False),
        sa.Column("stated", sa.Integer(), nullable=False),
        sa.Column("approximate", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("axis", "harm", "group", "conceded", "key", "grade", name="pk_totals"),
        sqlite_with_rowid=False,
    )
    for name in ("tallied", "amounts"):
        op.execute(sa.delete(sa.table(name)))
    incidents = sa.table("incidents", sa.column("stale", sa.Boolean()))
    op.execute(sa.update(incidents).values(stale=sa.true()))
