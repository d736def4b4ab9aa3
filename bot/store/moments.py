"""Moments in and out of the database: always aware, always UTC, also where SQLite forgets the zone."""

from datetime import UTC, datetime


def aware(moment: datetime | None) -> datetime | None:
    """Return a moment that was read from the database as UTC."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def known(moment: datetime | None) -> datetime:
    """Return a moment of a column that is never empty."""
    read = aware(moment)
    assert read is not None
    return read
