"""The log of who signed in and who was turned away; it forgets what is old, and keeps only so much."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from sqlalchemy import Connection, delete, insert, select

from harmledger.ledger.tables import sign_ins
from harmledger.model.person import SignIn

KEPT = timedelta(days=90)
"""For how long a line is kept."""
MOST = 10_000
"""How many lines are kept of those let in, and of those turned away: neither pushes out the other."""


def note(connection: Connection, tried: SignIn) -> None:
    """Note an attempt, and forget what is too old or too much."""
    connection.execute(insert(sign_ins), msgspec.structs.asdict(tried))
    of_its_kind = sign_ins.c.let_in.is_(tried.let_in)
    newest_first = select(sign_ins.c.number).where(of_its_kind).order_by(sign_ins.c.number.desc())
    last = connection.scalar(newest_first.offset(MOST).limit(1))
    if last is not None:
        connection.execute(delete(sign_ins).where(of_its_kind, sign_ins.c.number <= last))
    connection.execute(delete(sign_ins).where(sign_ins.c.at < tried.at - KEPT))


def latest(connection: Connection, limit: int | None) -> tuple[SignIn, ...]:
    """Return the latest attempts, or all, the last first."""
    columns = (sign_ins.c.at, sign_ins.c.name, sign_ins.c.source, sign_ins.c.let_in)
    query = select(*columns).order_by(sign_ins.c.number.desc()).limit(limit)
    return tuple(SignIn(**row._mapping) for row in connection.execute(query))
