"""Reasons become messages, which each language can say; those from before stay English until the next run."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_AT_ONCE = 1000


def upgrade() -> None:
    """Turn the reasons that stand into messages, and have all be grouped and assessed again."""
    _rewrite("suggestions", ["founder"], "body", _of_group)
    _rewrite("questions", ["place_in_order"], "body", _of_link)
    _rewrite("lineages", ["account", "place"], "path", _of_path)
    _rewrite("accounts", ["report", "place_in_report"], "body", _of_account)
    op.execute(sa.delete(sa.table("assessments")))
    incidents = sa.table("incidents", sa.column("stale", sa.Boolean()))
    op.execute(sa.update(incidents).values(stale=sa.true()))
    meta = sa.table("meta", sa.column("key"))
    op.execute(sa.delete(meta).where(meta.c.key == "grouped by"))


def _rewrite(name: str, keys: Sequence[str], column: str, change: Callable[[Any], None]) -> None:
    """Change the JSON of a column in every row, a page at a time."""
    table = sa.table(name, *map(sa.column, (*keys, column)))
    key = [table.c[each] for each in keys]
    query = sa.select(table).order_by(*key).limit(_AT_ONCE)
    written = sa.update(table).where(*(table.c[each] == sa.bindparam(f"_{each}") for each in keys))
    page = op.get_bind().execute(query).all()
    while page:
        rows = []
        for row in page:
            body = json.loads(row._mapping[column])
            change(body)
            values = {f"_{each}": row._mapping[each] for each in keys}
            rows.append({**values, column: json.dumps(body, ensure_ascii=False)})
        op.get_bind().execute(written.values({column: sa.bindparam(column)}), rows)
        last = sa.tuple_(*(sa.literal(page[-1]._mapping[each]) for each in keys))
        page = op.get_bind().execute(query.where(sa.tuple_(*key) > last)).all()


def _message(words: str) -> dict[str, str]:
    return {"english": words.replace("{", "{{").replace("}", "}}")}


def _of_group(group: Any) -> None:
    for link in group["links"]:
        _of_link(link)


def _of_link(link: Any) -> None:
    link["reasons"] = [_message(reason) for reason in link["reasons"]]


def _of_path(path: Any) -> None:
    for step in path:
        step["reason"] = _message(step["reason"])


def _of_account(account: Any) -> None:
    if account["date"]:
        reason = account["date"]["reason"]
        account["date"]["reason"] = _message(reason) if reason else None
