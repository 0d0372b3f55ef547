"""The first schema: evidence, readings, suggestions, decisions and search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from harmledger.ledger import backends

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, the search index, and the triggers that keep the decision log as it is."""
    op.create_table(
        "assessments",
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident", name="pk_assessments"),
    )
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_decisions"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "originals",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("captured_at", sa.DateTime(), nullable=False),
        sa.Column("captured_by", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_originals"),
        sa.UniqueConstraint("sha256", name="uq_originals_sha256"),
    )
    op.create_table(
        "refusals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_refusals"),
        sa.UniqueConstraint("location", "reason", "stage", name="uq_refusals_location"),
    )
    op.create_table(
        "suggestions",
        sa.Column("founder", sa.String(), nullable=False),
        sa.Column("place_in_order", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("founder", name="pk_suggestions"),
        sa.UniqueConstraint("place_in_order", name="uq_suggestions_place_in_order"),
    )
    op.create_table(
        "intakes",
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("tool_version", sa.String(), nullable=False),
        sa.Column("done", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name="fk_intakes_original"),
        sa.PrimaryKeyConstraint("original", name="pk_intakes"),
    )
    op.create_table(
        "reports",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name="fk_reports_original"),
        sa.PrimaryKeyConstraint("sequence", name="pk_reports"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
    )
    op.create_index("ix_reports_original", "reports", ["original"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place_in_report", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=False),
        sa.Column("context", sa.Boolean(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.sequence"], name="fk_accounts_report"),
        sa.PrimaryKeyConstraint("report", "place_in_report", name="pk_accounts"),
        sa.UniqueConstraint("id", name="uq_accounts_id"),
    )
    op.create_table(
        "readings",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.sequence"], name="fk_readings_report"),
        sa.PrimaryKeyConstraint("report", name="pk_readings"),
    )
    connection = op.get_bind()
    backends.of(connection).guard_decisions(connection)
    backends.of(connection).create_search(connection)
