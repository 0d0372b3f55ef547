"""What is PostgreSQL's own: its transactions, one that writes at a time, its triggers and its search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError

from harmledger.errors import LedgerError
from harmledger.ledger.backends import WRITES, Folded
from harmledger.model import say

_DRIVER = "postgresql+psycopg"

_WRITING, _RUNNING = 6_812_001, 6_812_002
"""Keys of advisory locks: of a transaction that writes, and of a process that takes reports in."""


_TO_WRITE = (
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE; "  # so that it sees what was written before
    f"SELECT pg_advisory_xact_lock({_WRITING})"
)
_TO_BE_ALONE = (
    "SET LOCAL lock_timeout = '2s'; "  # the server may be slow to see that whoever had the lock was killed
    f"SELECT pg_advisory_lock({_RUNNING})"
)
_TO_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


def name(url: URL) -> str:
    """Return the address."""
    return url.render_as_string(hide_password=True)


def is_there(url: URL) -> bool:  # only the server can tell
    """Leave it to the server to say."""
    return True


def engine(url: URL, *, writing: bool) -> Engine:
    """Return an engine on the database, which exists.

    Transactions that write wait for each other; those that read wait for nobody.
    """
    try:
        made = create_engine(url.set(drivername=_DRIVER))
    except ModuleNotFoundError as error:
        raise LedgerError("PostgreSQL needs its driver: pip install 'harmledger[postgresql]'") from error

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        writes = writing and connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql(_TO_WRITE if writes else _TO_READ)

    return made


def claim(url: URL) -> Lock:
    """Take the right to be alone in taking reports in."""
    return Lock(url)


class Lock:
    """Held by the one process that takes reports in; the end of its connection gives it back."""

    def __init__(self, url: URL) -> None:
        self._engine = engine(url, writing=True)
        self._connection = self._engine.connect()
        try:
            self._connection.exec_driver_sql(_TO_BE_ALONE)
        except OperationalError as error:
            self.release()
            raise LedgerError(
                say("another harmledger is writing in {}: wait until it is done, or stop it", name(url))
            ) from error
        self._connection.rollback()  # the lock is the session's, and outlives the transaction

    def release(self) -> None:
        """Let another process take reports in."""
        self._connection.close()
        self._engine.dispose()


_DECISIONS_ONLY_GROW = (
    """
    CREATE FUNCTION decisions_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'decisions are appended to only';
        ELSIF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM decisions) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'decisions are numbered without gaps';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER decisions_only_grow BEFORE INSERT OR UPDATE OR DELETE ON decisions "
    "FOR EACH ROW EXECUTE FUNCTION decisions_only_grow()",
    "CREATE TRIGGER decisions_never_empty BEFORE TRUNCATE ON decisions "
    "EXECUTE FUNCTION decisions_only_grow()",
)


def guard_decisions(connection: Connection) -> None:
    """Let the database itself refuse to change, delete or leave out a decision."""
    for statement in _DECISIONS_ONLY_GROW:
        connection.exec_driver_sql(statement)


def count_on(connection: Connection) -> None:
    """Let the sequences behind the columns that number rows begin after the rows that are there."""
    numbered = {"originals": "sequence", "refusals": "id", "reports": "sequence", "sign_ins": "number"}
    for name, column in numbered.items():
        counter = f"pg_get_serial_sequence('{name}', '{column}')"
        following = f"(SELECT coalesce(max({column}), 0) + 1 FROM {name})"  # noqa: S608  # names of ours
        connection.exec_driver_sql(f"SELECT setval({counter}, {following}, false)")


_MOST_PLACES = 8
"""How many places of a word in a report bear on how well the report fits."""
_MOST_BYTES = 1_000_000
"""Of the words of one report with their places; a tsvector holds 1 MiB."""


def create_search(connection: Connection) -> None:
    """Make the index of which words a report says, and beside it the folded text, which knows their order."""
    connection.exec_driver_sql(
        "CREATE TABLE report_search ("
        "report integer PRIMARY KEY, title text NOT NULL, text text NOT NULL, words tsvector NOT NULL)"
    )
    connection.exec_driver_sql("CREATE INDEX ix_report_search_words ON report_search USING gin (words)")


def add_to_search(connection: Connection, reports: Sequence[Folded]) -> None:
    """Make reports findable."""
    added = text("INSERT INTO report_search VALUES (:rowid, :title, :text, CAST(:words AS tsvector))")
    rows = [{**report, "words": _vector(str(report["title"]), str(report["text"]))} for report in reports]
    connection.execute(added, rows)


def _vector(title: str, body: str) -> str:
    """Return the words of a report as a tsvector, those of the title under weight A.

    Where a report has more different words than a tsvector holds, only the first of them are found.
    """
    places: dict[str, list[str]] = defaultdict(list)
    size = 0
    titled = title.split()
    for place, word in enumerate((*titled, *body.split()), start=1):
        if len(places[word]) == _MOST_PLACES:
            continue
        size += 2 if places[word] else len(word.encode()) + 6
        if size > _MOST_BYTES:
            break
        places[word].append(f"{min(place, 16_383)}{'A' if place <= len(titled) else ''}")
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items() if where)


def matching(connection: Connection, terms: Sequence[Sequence[str]], limit: int) -> Sequence[int]:
    """Return the reports that say all the terms, by the weight of their words (`ts_rank`).

    The index finds those that say the words; whether they stand in a row, the folded text tells.
    """
    runs = [" ".join(term) for term in terms if len(term) > 1]
    in_a_row = "".join(
        f" AND (' ' || title || ' ' LIKE :run{n} OR ' ' || text || ' ' LIKE :run{n})"
        for n in range(len(runs))
    )
    found = text(
        "SELECT report FROM report_search, CAST(:sought AS tsquery) AS sought "  # noqa: S608  # names alone
        f"WHERE words @@ sought{in_a_row} "
        "ORDER BY ts_rank('{0.2, 0.2, 0.2, 1.0}', words, sought, 1) DESC, report LIMIT :most"
    )
    sought = " & ".join(f"'{word}'" for term in terms for word in term)
    values = {f"run{n}": f"% {run} %" for n, run in enumerate(runs)}
    return connection.scalars(found, {"sought": sought, "most": limit, **values}).all()
