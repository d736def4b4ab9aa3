"""The first schema: published content and language preferences.

Written out, not taken from tables.py: a migration must go on making the same tables when that file has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables."""
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("institution_id", sa.String(64), sa.ForeignKey("entry.id")),
        sa.Column("guidance", sa.Boolean, nullable=False),
        sa.Column("confidential", sa.Boolean, nullable=False),
    )
    op.create_table(
        "translation",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("owner", sa.String(80), nullable=False, index=True),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "fact",
        sa.Column("owner", sa.String(80), primary_key=True),
        sa.Column("field", sa.String(40), primary_key=True),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("assured_date", sa.Date),
        sa.Column("opening_hours", sa.Text),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("published", sa.String(10), nullable=False),
    )
    op.create_table(
        "fact_source",
        sa.Column("owner", sa.String(80), primary_key=True),
        sa.Column("field", sa.String(40), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("source_id", sa.String(64), sa.ForeignKey("source.id"), nullable=False),
    )
    op.create_table(
        "hotline",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", sa.String(32)),
        sa.Column("opening_hours", sa.Text),
        sa.Column("assured_date", sa.Date, nullable=False),
        sa.Column("sources", sa.Text, nullable=False),
    )
    op.create_table(
        "phone",
        sa.Column("owner", sa.String(80), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("hotline_id", sa.String(32), sa.ForeignKey("hotline.id"), nullable=False),
    )
    op.create_table(
        "holiday",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("closes", sa.Time),
    )
    op.create_table("safety", sa.Column("intent", sa.String(32), primary_key=True))
    op.create_table(
        "preference",
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop all tables."""
    for table in (
        "preference",
        "safety",
        "holiday",
        "phone",
        "hotline",
        "fact_source",
        "source",
        "fact",
        "translation",
        "entry",
        "publication",
    ):
        op.drop_table(table)
