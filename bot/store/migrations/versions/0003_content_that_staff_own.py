"""Pins, periods with other hours, and translations that are behind. Content tables are filled again at publication."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns, and let the next start publish the content again."""
    op.add_column("translation", sa.Column("older", sa.Date))
    op.add_column("fact", sa.Column("latitude", sa.Float))
    op.add_column("fact", sa.Column("longitude", sa.Float))
    op.drop_table("holiday")
    op.create_table(
        "holiday",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("closes", sa.Time),
        sa.Column("opening_hours", sa.Text),
        sa.Column("instead_of", sa.Text),
        sa.Column("may_differ", sa.Boolean, nullable=False),
        sa.Column("institutions", sa.Text, nullable=False),
        sa.Column("feast", sa.String(20)),
    )
    op.execute("UPDATE publication SET fingerprint = 'before 0003'")


def downgrade() -> None:
    """Take the columns away again."""
    op.drop_column("translation", "older")
    op.drop_column("fact", "latitude")
    op.drop_column("fact", "longitude")
    op.drop_table("holiday")
    op.create_table("holiday", sa.Column("day", sa.Date, primary_key=True), sa.Column("closes", sa.Time))
