"""Questions that could not be answered, masked, kept with the asker's consent (docs/privacy.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "unanswered",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False, index=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.UniqueConstraint("person", "text", name="uq_unanswered_person"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("unanswered")
