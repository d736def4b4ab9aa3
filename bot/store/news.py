"""Subscribers and the announcements on their way to them: each person gets each announcement once."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Engine, Select, delete, func, insert, literal, select, update

from bot.model import Language, as_language
from bot.people import URGENT, Broadcast, DeliveryState, Subscriber
from bot.store.moments import known
from bot.store.tables import broadcast, delivery, subscriber, subscription
from bot.store.vault import Vault


class News:
    """Every method is one transaction."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        """Take the database and its key."""
        self._engine, self._vault = engine, vault

    # --- subscribers ---

    def topics(self, conversation: str) -> frozenset[str]:
        """Return the topics that a conversation asked for news of."""
        wanted = (
            select(subscription.c.topic)
            .join(subscriber, subscription.c.subscriber == subscriber.c.id)
            .where(subscriber.c.chat == self._vault.hashed(conversation))
        )
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(wanted))

    def switch(self, conversation: str, topic: str, language: Language, now: datetime) -> bool:
        """Subscribe to a topic or end it; True if it is on now. Who ends the last topic is deleted."""
        chat = self._vault.hashed(conversation)
        with self._engine.begin() as connection:
            number = connection.scalar(select(subscriber.c.id).where(subscriber.c.chat == chat))
            if number is None:
                values = {"chat": chat, "address": self._vault.sealed(conversation), "language": language}
                added = connection.execute(insert(subscriber).values(**values, agreed_at=now))
                number = added.inserted_primary_key[0] if added.inserted_primary_key else None
            here = (subscription.c.subscriber == number) & (subscription.c.topic == topic)
            connection.execute(update(subscriber).where(subscriber.c.id == number).values(language=language))
            if connection.execute(delete(subscription).where(here)).rowcount:
                left = select(func.count()).select_from(subscription).where(subscription.c.subscriber == number)
                if not connection.scalar(left):
                    connection.execute(delete(subscriber).where(subscriber.c.id == number))
                return False
            connection.execute(insert(subscription).values(subscriber=number, topic=topic))
            return True

    def forget(self, conversation: str) -> None:
        """Delete a subscriber with all topics and deliveries."""
        with self._engine.begin() as connection:
            connection.execute(delete(subscriber).where(subscriber.c.chat == self._vault.hashed(conversation)))

    def gone(self, number: int) -> None:
        """Delete a subscriber who has blocked the bot."""
        with self._engine.begin() as connection:
            connection.execute(delete(subscriber).where(subscriber.c.id == number))

    # --- announcements ---

    def audience(self, topics: Iterable[str], urgent: bool) -> int:
        """Return how many subscribers an announcement would go to."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(_audience(topics, urgent).subquery())) or 0

    def approve(self, announcement: str, topics: Iterable[str], urgent: bool, now: datetime) -> bool:
        """Release an announcement to who is subscribed now; False if it was released before."""
        with self._engine.begin() as connection:
            if connection.scalar(select(broadcast.c.announcement).where(broadcast.c.announcement == announcement)):
                return False
            nobody_yet = {"sent": 0, "gone": 0, "unclear": 0}
            connection.execute(insert(broadcast).values(announcement=announcement, approved_at=now, **nobody_yet))
            wanted = _audience(topics, urgent).subquery()
            # Drawn from the table in one statement, so that nobody is left out or written down twice.
            rows = select(literal(announcement), wanted.c.id, literal(DeliveryState.PENDING.value))
            connection.execute(insert(delivery).from_select(["announcement", "subscriber", "state"], rows))
            return True

    def unfinished(self) -> list[str]:
        """Return the announcements that are not yet with everybody."""
        with self._engine.connect() as connection:
            open_ = select(broadcast.c.announcement).where(broadcast.c.finished_at.is_(None))
            return list(connection.scalars(open_.order_by(broadcast.c.approved_at)))

    def next(self, announcement: str) -> Subscriber | None:
        """Mark one person as being sent to and return her; None when nobody is left."""
        waiting = (delivery.c.announcement == announcement) & (delivery.c.state == DeliveryState.PENDING)
        with self._engine.begin() as connection:
            row = connection.execute(
                select(subscriber)
                .join(delivery, delivery.c.subscriber == subscriber.c.id)
                .where(waiting)
                .order_by(subscriber.c.id)
                .limit(1)
            ).first()
            if row is None:
                return None
            here = (delivery.c.announcement == announcement) & (delivery.c.subscriber == row.id)
            connection.execute(update(delivery).where(here).values(state=DeliveryState.SENDING))
            return Subscriber(row.id, self._vault.opened(row.address), as_language(row.language) or "ar")

    def result(self, announcement: str, number: int, state: DeliveryState) -> None:
        """Record what became of one delivery."""
        here = (delivery.c.announcement == announcement) & (delivery.c.subscriber == number)
        with self._engine.begin() as connection:
            connection.execute(update(delivery).where(here).values(state=state))
            if state is DeliveryState.GONE:
                _count(connection, announcement, gone=1)

    def recover(self, again: Iterable[str]) -> None:
        """After a crash: what was being sent is unclear. `again` names those where twice is better than never."""
        sending = delivery.c.state == DeliveryState.SENDING
        with self._engine.begin() as connection:
            retried = delivery.c.announcement.in_(tuple(again))
            connection.execute(update(delivery).where(sending & retried).values(state=DeliveryState.PENDING))
            connection.execute(update(delivery).where(sending & ~retried).values(state=DeliveryState.UNCLEAR))

    def finish(self, announcement: str, now: datetime) -> None:
        """Keep the numbers of an announcement that everybody got, and delete who they were."""
        counts = self._counted(announcement)
        with self._engine.begin() as connection:
            sent, unclear = counts.get(DeliveryState.SENT, 0), counts.get(DeliveryState.UNCLEAR, 0)
            connection.execute(
                update(broadcast)
                .where(broadcast.c.announcement == announcement)
                .values(finished_at=now, sent=sent, unclear=unclear)
            )
            connection.execute(delete(delivery).where(delivery.c.announcement == announcement))

    def broadcasts(self) -> list[Broadcast]:
        """Return all released announcements with how far they are, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(broadcast).order_by(broadcast.c.approved_at.desc())).all()
        found = []
        for row in rows:
            counts = {DeliveryState.SENT: row.sent, DeliveryState.UNCLEAR: row.unclear}
            counts = counts if row.finished_at else self._counted(row.announcement)
            counts[DeliveryState.GONE] = row.gone
            found.append(Broadcast(row.announcement, known(row.approved_at), counts))
        return found

    def _counted(self, announcement: str) -> dict[DeliveryState, int]:
        wanted = (
            select(delivery.c.state, func.count())
            .where(delivery.c.announcement == announcement)
            .group_by(delivery.c.state)
        )
        with self._engine.connect() as connection:
            return {DeliveryState(state): n for state, n in connection.execute(wanted).tuples()}


def _count(connection: Connection, announcement: str, gone: int) -> None:
    connection.execute(
        update(broadcast).where(broadcast.c.announcement == announcement).values(gone=broadcast.c.gone + gone)
    )


def _audience(topics: Iterable[str], urgent: bool) -> Select[tuple[int]]:
    wanted = [*topics, *([URGENT] if urgent else [])]
    return (
        select(subscriber.c.id)
        .join(subscription, subscription.c.subscriber == subscriber.c.id)
        .where(subscription.c.topic.in_(wanted))
        .distinct()
    )
