"""Tables of incidents as they stand, and of which accounts decisions and suggestions name; all derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_PLAIN = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, empty: whoever opens the ledger to write fills them."""
    op.create_table(
        "about",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.number"], name="fk_about_decision"),
        sa.PrimaryKeyConstraint("account", "decision", name="pk_about"),
    )
    op.create_index("ix_about_decision", "about", ["decision"], unique=False)
    op.create_table(
        "grouped",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("founder", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("account", "founder", name="pk_grouped"),
    )
    op.create_index("ix_grouped_founder", "grouped", ["founder"], unique=False)
    op.create_table(
        "members",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("incident", _PLAIN, nullable=False),
        sa.Column("name", _PLAIN, nullable=False),
        sa.Column("report", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("account", "incident", name="pk_members"),
    )
    op.create_index("ix_members_incident", "members", ["incident"], unique=False)
    op.create_index("ix_members_name", "members", ["name"], unique=False)
    op.create_index("ix_members_report", "members", ["report"], unique=False)
    op.create_table(
        "incidents",
        sa.Column("id", _PLAIN, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place_in_report", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=True),
        sa.Column("means", sa.String(), nullable=True),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("place", _PLAIN, nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("origins", sa.Integer(), nullable=True),
        sa.Column("differ", sa.Integer(), nullable=True),
        sa.Column("flagged", sa.Boolean(), nullable=True),
        sa.Column("reprinted", sa.Boolean(), nullable=True),
        sa.Column("place_words", sa.Text(), nullable=True),
        sa.Column("actor_words", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
    )
    for column in ("stale", "event_type", "means", "grade", "earliest"):
        op.create_index(f"ix_incidents_{column}", "incidents", [column], unique=False)
    op.create_index("ix_incidents_order", "incidents", ["report", "place_in_report"], unique=False)
    op.create_index("ix_incidents_status", "incidents", ["status", "lat"], unique=False)
    urgency = [
        "status",
        "flagged",
        "differ",
        "origins",
        "report",
        "place_in_report",
        "reprinted",
        "lat",
        "id",
    ]
    op.create_index("ix_incidents_urgency", "incidents", urgency, unique=False)
    location = ["place", "lat", "lon", "radius_km", "status", "id"]
    op.create_index("ix_incidents_location", "incidents", location, unique=False)
    op.create_table(
        "incident_states",
        sa.Column("id", _PLAIN, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident_states"),
    )
    op.create_table(
        "incident_actors",
        sa.Column("id", _PLAIN, nullable=False),
        sa.Column("name", _PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("id", "name", name="pk_incident_actors"),
    )
    op.create_index("ix_incident_actors_name", "incident_actors", ["name"], unique=False)
