"""Origins get a table, with the way from each account to them; all is grouped and assessed again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table, and drop what was found by report: the next run finds it again by account."""
    op.create_table(
        "lineages",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", "place", name="pk_lineages"),
    )
    op.create_index("ix_lineages_origin", "lineages", ["origin"], unique=False)
    meta = sa.table("meta", sa.column("key"))
    op.execute(sa.delete(meta).where(meta.c.key.in_(("origins", "grouped by"))))
    op.execute(sa.delete(sa.table("assessments")))
