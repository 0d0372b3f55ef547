"""The policy in the settings becomes a part of the method; what was assessed is assessed again."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Move the ledger's policy, and drop assessments, which do not say yet by which policy they were made."""
    connection = op.get_bind()
    meta = sa.table("meta", sa.column("key"), sa.column("value"))
    kept = connection.scalar(sa.select(meta.c.value).where(meta.c.key == "settings"))
    if kept is not None:
        settings = json.loads(kept)
        settings["method"] = {"policy": settings.pop("policy", "envelope")}
        connection.execute(sa.update(meta).where(meta.c.key == "settings").values(value=json.dumps(settings)))
    connection.execute(sa.delete(sa.table("assessments")))
