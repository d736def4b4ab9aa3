"""Cases with staff, their outbox, news, announcements, eligibility criteria, districts, counts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables, and let the next start publish the content again."""
    op.create_table(
        "handover",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("topic", sa.String(64)),
        sa.Column("chat", sa.String(64)),
        sa.Column("address", sa.LargeBinary),
        sa.Column("thread", sa.Integer),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("raised_at", sa.DateTime(timezone=True)),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_handover_chat", "handover", ["chat"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("handover", sa.Integer, sa.ForeignKey("handover.number"), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("source", sa.Integer),
        sa.Column("message", sa.Integer),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "handled_update",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_handled_update_handled_at", "handled_update", ["handled_at"])
    op.create_table(
        "stale_thread",
        sa.Column("thread", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(12), nullable=False),
    )
    op.create_table(
        "staff_group",
        sa.Column("configured", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("migrated_to", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "subscriber",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat", sa.String(64), nullable=False, unique=True),
        sa.Column("address", sa.LargeBinary, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "subscription",
        sa.Column("subscriber", sa.Integer, sa.ForeignKey("subscriber.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("topic", sa.String(64), primary_key=True),
    )
    op.create_table(
        "broadcast",
        sa.Column("announcement", sa.String(64), primary_key=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer, nullable=False),
        sa.Column("unclear", sa.Integer, nullable=False),
    )
    op.create_table(
        "delivery",
        sa.Column("announcement", sa.String(64), sa.ForeignKey("broadcast.announcement"), primary_key=True),
        sa.Column("subscriber", sa.Integer, sa.ForeignKey("subscriber.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("state", sa.String(8), nullable=False),
    )
    op.create_index("ix_delivery_state", "delivery", ["announcement", "state"])
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("topic", sa.String(64)),
        sa.Column("district", sa.String(32)),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
    )
    op.create_table(
        "criterion",
        sa.Column("entry", sa.String(64), sa.ForeignKey("entry.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("fact", sa.String(16), nullable=False),
        sa.Column("fits", sa.Text, nullable=False),
        sa.Column("ask", sa.Text, nullable=False),
        sa.Column("at_least", sa.Integer),
        sa.Column("at_most", sa.Integer),
        sa.Column("alternatives", sa.Text, nullable=False),
    )
    op.create_table(
        "district",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("latitude", sa.Float, nullable=False),
        sa.Column("longitude", sa.Float, nullable=False),
    )
    op.create_table(
        "question_count",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("hour", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("language", sa.String(2), primary_key=True),
        sa.Column("intent", sa.String(32), primary_key=True),
        sa.Column("service", sa.String(64), primary_key=True),
        sa.Column("outcome", sa.String(20), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "vote_count",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("language", sa.String(2), primary_key=True),
        sa.Column("intent", sa.String(32), primary_key=True),
        sa.Column("service", sa.String(64), primary_key=True),
        sa.Column("reason", sa.String(10), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.execute("UPDATE publication SET fingerprint = 'before 0004'")


def downgrade() -> None:
    """Take the tables away again."""
    for table in (
        "vote_count", "question_count", "district", "criterion", "announcement", "delivery", "broadcast",
        "subscription", "subscriber", "staff_group", "stale_thread", "handled_update", "outbox", "handover",
    ):  # fmt: skip
        op.drop_table(table)
