"""A table of the pairs of accounts that a person is asked about; the ledger is grouped again to fill it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and forget by what the ledger was grouped."""
    op.create_table(
        "questions",
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("place_in_order", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name="pk_questions"),
        sa.UniqueConstraint("place_in_order", name="uq_questions_place_in_order"),
    )
    meta = sa.table("meta", sa.column("key"))
    op.execute(sa.delete(meta).where(meta.c.key == "grouped by"))
