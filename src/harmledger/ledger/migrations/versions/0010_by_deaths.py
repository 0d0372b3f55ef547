"""An index for the list in its order by deaths, on a server; a file sorts as fast."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the index where the database takes the order of what is unknown into one."""
    if op.get_bind().dialect.name == "postgresql":
        op.create_index(
            "ix_incidents_deaths",
            "incidents",
            [sa.text("killed DESC NULLS LAST"), "report", "place_in_report"],
            postgresql_include=["id", "status"],
        )
