"""Why a name is taken for a place becomes a message too, which each language can say."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_AT_ONCE = 1000


def upgrade() -> None:
    """Turn the reasons of the places in readings into messages, a page of readings at a time."""
    readings = sa.table("readings", sa.column("report"), sa.column("body"))
    of_this = readings.c.report == sa.bindparam("_report")
    written = sa.update(readings).where(of_this).values(body=sa.bindparam("_body"))
    query = sa.select(readings).order_by(readings.c.report).limit(_AT_ONCE)
    page = op.get_bind().execute(query).all()
    while page:
        rows = [{"_report": row.report, "_body": _with_messages(row.body)} for row in page]
        op.get_bind().execute(written, rows)
        page = op.get_bind().execute(query.where(readings.c.report > page[-1].report)).all()


def _with_messages(body: str) -> str:
    reading: Any = json.loads(body)
    for place in reading["places"]:
        words = place["reason"].replace("{", "{{").replace("}", "}}")
        place["reason"] = {"english": words} if words else None
    return json.dumps(reading, ensure_ascii=False)
