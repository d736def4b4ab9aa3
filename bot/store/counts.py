"""Counts of questions and votes: numbers by hour, language, intent and service, nothing about anybody."""

from datetime import date
from typing import Any

from sqlalchemy import Engine, Table, delete, insert, select, update

from bot.model import Language, as_language
from bot.people import Count, Vote
from bot.store.tables import question_count, vote_count


class Counts:
    """Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        """Take the database."""
        self._engine = engine

    def question(self, day: date, hour: int, language: Language, intent: str, service: str, outcome: str) -> None:
        """Count one message; day and hour are Gaziantep's."""
        where = {"hour": hour, "intent": intent, "service": service, "outcome": outcome}
        self._add(question_count, {"day": day, "language": language, **where})

    def vote(self, day: date, language: Language, intent: str, service: str, reason: str) -> None:
        """Count one thumb; `reason` is '' for a thumb up."""
        key = {"day": day, "language": language, "intent": intent, "service": service, "reason": reason}
        self._add(vote_count, key)

    def questions(self, since: date) -> list[Count]:
        """Return the counts of messages from a day on."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(question_count).where(question_count.c.day >= since))
            return [
                Count(
                    r.day, r.hour, as_language(r.language) or "ar", r.intent, r.service, r.outcome, r._mapping["count"]
                )
                for r in rows
            ]

    def votes(self, since: date) -> list[Vote]:
        """Return the counts of votes from a day on."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(vote_count).where(vote_count.c.day >= since))
            return [
                Vote(r.day, as_language(r.language) or "ar", r.intent, r.service, r.reason, r._mapping["count"])
                for r in rows
            ]

    def purge(self, before: date) -> None:
        """Delete counts older than a day."""
        with self._engine.begin() as connection:
            for table in (question_count, vote_count):
                connection.execute(delete(table).where(table.c.day < before))

    def _add(self, table: Table, key: dict[str, Any]) -> None:
        here = [table.c[name] == value for name, value in key.items()]
        with self._engine.begin() as connection:
            if not connection.execute(update(table).where(*here).values(count=table.c.count + 1)).rowcount:
                connection.execute(insert(table).values(**key, count=1))
