"""Cases: conversations between people and staff, and the outbox in which their messages wait for delivery."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from bot.model import Language, as_language
from bot.people import Case, CaseKind, CaseState, Parcel, ParcelKind
from bot.store.moments import aware, known
from bot.store.tables import handled_update, handover, outbox, staff_group, stale_thread
from bot.store.vault import Vault

FIRST_NUMBER = 1001
CLOSE_AFTER = timedelta(days=7)  # without a word from either side
FORGET_AFTER = timedelta(days=30)  # after closing: who it was; number and times stay for the statistics
REMEMBER_UPDATES = timedelta(days=2)  # Telegram keeps updates for 24 hours (Bot API, getUpdates)
_PEOPLE_HEAR = (ParcelKind.ANSWER, ParcelKind.CLOSED)


class Cases:
    """Every method is one transaction; a method that takes `update` does nothing for an update handled before."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        """Take the database and its key."""
        self._engine, self._vault = engine, vault

    # --- people ---

    def of(self, conversation: str) -> Case | None:
        """Return the case of a conversation that is open or answered."""
        with self._engine.connect() as connection:
            return self._one(
                connection, (handover.c.chat == self._vault.hashed(conversation)) & (handover.c.state != "closed")
            )

    def open(self, conversation: str, kind: CaseKind, language: Language, topic: str | None, now: datetime) -> Case:
        """Open a case, which staff are told of; an open case of the conversation goes on instead."""
        present = self.of(conversation)
        if present:
            return present
        with self._engine.begin() as connection:
            last = connection.scalar(select(func.max(handover.c.number)))
            number = max(last or 0, FIRST_NUMBER - 1) + 1
            connection.execute(
                insert(handover).values(
                    number=number, kind=kind, state=CaseState.OPEN, language=language, topic=topic, hidden=False,
                    chat=self._vault.hashed(conversation), address=self._vault.sealed(conversation),
                    opened_at=now, asked_at=now,
                )
            )  # fmt: skip
            self._post(connection, number, ParcelKind.OPENING, "", now)
            case = self._one(connection, handover.c.number == number)
            assert case
            return case

    def pass_on(
        self, case: Case, text: str, now: datetime, number: int | None = None, source: int | None = None
    ) -> bool:
        """Put a person's message (or the id of one to copy) into the outbox; False if this update was handled."""
        with self._engine.begin() as connection:
            if not _first_time(connection, number, now):
                return False
            # Staff are told how long the oldest unanswered word has waited, not the newest.
            waits = {} if case.state is CaseState.OPEN else {"asked_at": now, "raised_at": None}
            _set(connection, case.number, state=CaseState.OPEN, hidden=False, **waits)
            self._post(connection, case.number, ParcelKind.COPY if source else ParcelKind.QUESTION, text, now, source)
            return True

    def show(self, conversation: str) -> None:
        """The person is back in a chat that may have been hidden: what waited may be delivered, of ended cases too."""
        hidden = (handover.c.chat == self._vault.hashed(conversation)) & handover.c.hidden
        with self._engine.connect() as connection:
            if connection.execute(select(handover.c.number).where(hidden)).first() is None:
                return
        with self._engine.begin() as connection:
            connection.execute(update(handover).where(hidden).values(hidden=False))

    def hide(self, case: Case, now: datetime) -> None:
        """Hold back what staff answer until the person writes again, and tell staff so."""
        with self._engine.begin() as connection:
            _set(connection, case.number, hidden=True)
            self._post(connection, case.number, ParcelKind.NOTE, "hidden", now)

    def close(
        self, case: Case, now: datetime, number: int | None = None, by_staff: bool = False, note: str = "ended"
    ) -> bool:
        """Close a case; the other side is told (staff with a note). False if this update was handled before."""
        with self._engine.begin() as connection:
            if not _first_time(connection, number, now):
                return False
            _set(connection, case.number, state=CaseState.CLOSED, closed_at=now)
            self._post(connection, case.number, ParcelKind.CLOSED if by_staff else ParcelKind.NOTE, note, now)
            return True

    # --- staff ---

    def in_thread(self, thread: int) -> Case | None:
        """Return the case that a forum topic belongs to, whatever its state; None when it has been forgotten."""
        with self._engine.connect() as connection:
            return self._one(connection, (handover.c.thread == thread) & handover.c.address.is_not(None))

    def answer(self, case: Case, text: str, now: datetime, number: int | None = None) -> bool:
        """Put a staff member's answer into the outbox; a closed case is open again. False if handled before."""
        with self._engine.begin() as connection:
            if not _first_time(connection, number, now):
                return False
            first = select(handover.c.answered_at).where(handover.c.number == case.number)
            _set(
                connection,
                case.number,
                state=CaseState.ANSWERED,
                answered_at=connection.scalar(first) or now,
                closed_at=None,
                raised_at=None,
            )
            self._post(connection, case.number, ParcelKind.ANSWER, text, now)
            return True

    def has_thread(self, case: Case, thread: int | None) -> None:
        """Keep the forum topic of a case (None: it was deleted and must be made again)."""
        with self._engine.begin() as connection:
            _set(connection, case.number, thread=thread)

    def waiting(self, since: datetime) -> list[Case]:
        """Return open cases whose question is older than `since` and that were not raised since then."""
        old = (handover.c.state == "open") & (handover.c.asked_at < since)
        quiet = handover.c.raised_at.is_(None) | (handover.c.raised_at < since)
        with self._engine.connect() as connection:
            return [_case(row) for row in connection.execute(select(handover).where(old & quiet))]

    def raised(self, case: Case, now: datetime) -> None:
        """Record that a case was raised and put the note for staff into the outbox."""
        with self._engine.begin() as connection:
            _set(connection, case.number, raised_at=now)
            self._post(connection, case.number, ParcelKind.NOTE, "raised", now)

    # --- delivery ---

    def parcels(self, number: int | None = None) -> list[Parcel]:
        """Return what waits for delivery, oldest first (or the one parcel with this id).

        What is for people who have hidden the chat is held back.
        """
        held = handover.c.hidden & outbox.c.kind.in_(_PEOPLE_HEAR)
        wanted = (
            select(
                outbox.c.id, outbox.c.kind.label("parcel"), outbox.c.text, outbox.c.message, outbox.c.source, handover
            )
            .join(handover, outbox.c.handover == handover.c.number)
            .where(~held & handover.c.address.is_not(None))
            .order_by(outbox.c.id)
        )
        if number is not None:
            wanted = wanted.where(outbox.c.id == number)
        with self._engine.connect() as connection:
            return [
                Parcel(
                    row.id,
                    _case(row),
                    ParcelKind(row.parcel),
                    self._vault.opened(row.text),
                    self._vault.opened(row.address),
                    row.message,
                    row.source,
                )
                for row in connection.execute(wanted)
            ]

    def announced(self, parcel: Parcel, message: int) -> None:
        """Keep the id of the message that now only has to be filled: filling it twice changes nothing."""
        with self._engine.begin() as connection:
            connection.execute(update(outbox).where(outbox.c.id == parcel.id).values(message=message))

    def delivered(self, parcel: Parcel) -> None:
        """Delete a parcel, words and all."""
        with self._engine.begin() as connection:
            connection.execute(delete(outbox).where(outbox.c.id == parcel.id))

    # --- updates and groups ---

    def handled(self, number: int) -> bool:
        """Return whether an update was handled."""
        with self._engine.connect() as connection:
            return connection.scalar(select(handled_update.c.id).where(handled_update.c.id == number)) is not None

    def mark_handled(self, number: int, now: datetime) -> None:
        """Record that an update was handled."""
        with self._engine.begin() as connection:
            _first_time(connection, number, now)

    def group(self, configured: int) -> int:
        """Return the present id of a group of staff."""
        with self._engine.connect() as connection:
            moved = select(staff_group.c.migrated_to).where(staff_group.c.configured == configured)
            return connection.scalar(moved) or configured

    def migrated(self, configured: int, to: int) -> None:
        """Keep the new id of a group (Bot API, ResponseParameters.migrate_to_chat_id)."""
        with self._engine.begin() as connection:
            connection.execute(delete(staff_group).where(staff_group.c.configured == configured))
            connection.execute(insert(staff_group).values(configured=configured, migrated_to=to))

    # --- forgetting ---

    def stale_threads(self) -> list[tuple[int, CaseKind]]:
        """Return the forum topics of forgotten cases, which are to be deleted."""
        with self._engine.connect() as connection:
            return [(row.thread, CaseKind(row.kind)) for row in connection.execute(select(stale_thread))]

    def thread_deleted(self, thread: int) -> None:
        """Record that a forum topic was deleted."""
        with self._engine.begin() as connection:
            connection.execute(delete(stale_thread).where(stale_thread.c.thread == thread))

    def about(self, conversation: str) -> tuple[Case, ...]:
        """Return all cases that can still be joined with a conversation."""
        with self._engine.connect() as connection:
            mine = handover.c.chat == self._vault.hashed(conversation)
            return tuple(_case(row) for row in connection.execute(select(handover).where(mine)))

    def forget(self, conversation: str, now: datetime) -> None:
        """Delete who a conversation's cases belong to and what waits in their outbox; their forum topics go next."""
        with self._engine.begin() as connection:
            _forget(connection, handover.c.chat == self._vault.hashed(conversation), now)

    def purge(self, now: datetime) -> None:
        """Close what was silent for a week, forget whose cases were closed 30 days ago."""
        with self._engine.begin() as connection:
            silent = (handover.c.state != "closed") & (handover.c.asked_at < now - CLOSE_AFTER)
            connection.execute(update(handover).where(silent).values(state="closed", closed_at=now))
            old = (handover.c.closed_at < now - FORGET_AFTER) & handover.c.chat.is_not(None)
            _forget(connection, old, now)
            connection.execute(delete(handled_update).where(handled_update.c.handled_at < now - REMEMBER_UPDATES))

    def times(self, since: datetime) -> list[tuple[CaseKind, datetime, datetime | None]]:
        """Return kind, opening and first answer of every case opened since then."""
        wanted = select(handover.c.kind, handover.c.opened_at, handover.c.answered_at).where(
            handover.c.opened_at >= since
        )
        with self._engine.connect() as connection:
            return [(CaseKind(r.kind), known(r.opened_at), aware(r.answered_at)) for r in connection.execute(wanted)]

    def _one(self, connection: Connection, where: ColumnElement[bool]) -> Case | None:
        row = connection.execute(select(handover).where(where).order_by(handover.c.number.desc())).first()
        return _case(row) if row else None

    def _post(
        self, connection: Connection, number: int, kind: ParcelKind, text: str, now: datetime, source: int | None = None
    ) -> None:
        values = {"handover": number, "kind": kind, "text": self._vault.sealed(text), "source": source}
        connection.execute(insert(outbox).values(**values, created_at=now))


def _case(row: Any) -> Case:
    return Case(
        number=row.number,
        kind=CaseKind(row.kind),
        state=CaseState(row.state),
        language=as_language(row.language) or "ar",
        topic=row.topic,
        opened_at=known(row.opened_at),
        asked_at=known(row.asked_at),
        thread=row.thread,
        hidden=row.hidden,
    )


def _set(connection: Connection, number: int, **values: object) -> None:
    connection.execute(update(handover).where(handover.c.number == number).values(**values))


def _first_time(connection: Connection, number: int | None, now: datetime) -> bool:
    if number is None:
        return True
    if connection.scalar(select(handled_update.c.id).where(handled_update.c.id == number)) is not None:
        return False
    connection.execute(insert(handled_update).values(id=number, handled_at=now))
    return True


def _forget(connection: Connection, where: ColumnElement[bool], now: datetime) -> None:
    numbers: Sequence[int] = connection.scalars(select(handover.c.number).where(where)).all()
    connection.execute(delete(outbox).where(outbox.c.handover.in_(numbers)))
    threads = select(handover.c.thread, handover.c.kind).where(
        handover.c.number.in_(numbers) & handover.c.thread.is_not(None)
    )
    connection.execute(insert(stale_thread).from_select(["thread", "kind"], threads))
    connection.execute(
        update(handover)
        .where(handover.c.number.in_(numbers))
        .values(
            chat=None,
            address=None,
            thread=None,
            topic=None,
            state="closed",
            closed_at=func.coalesce(handover.c.closed_at, now),
        )
    )
