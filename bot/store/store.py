"""The database: published catalogue and preferences. SQLite by default, any SQLAlchemy URL otherwise."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreError
from bot.model import Catalogue, Language, as_language
from bot.people import MyData
from bot.store import rows, tables
from bot.store.cases import Cases
from bot.store.counts import Counts
from bot.store.news import News
from bot.store.vault import Vault

PREFERENCE_DAYS = 365
UNANSWERED_DAYS = 60
COUNT_DAYS = 730
_MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0004"


class Store:
    """Opens the database; every method is one transaction. Not for use from several threads at once."""

    def __init__(self, url: str, key_file: Path) -> None:
        """Open or create the database and the key that chat ids are hashed with. Raises StoreError."""
        try:
            database = make_url(url).database
            if url.startswith("sqlite") and database and database != ":memory:":
                Path(database).parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(url)
            if url.startswith("sqlite"):
                event.listen(self._engine, "connect", _sqlite_pragmas)
            _migrate(self._engine)
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(
                f"The database {url} cannot be opened ({type(error).__name__}). Check MERHABA_DATABASE."
            ) from error
        self._vault = Vault(key_file)
        self.cases = Cases(self._engine, self._vault)
        self.news = News(self._engine, self._vault)
        self.counts = Counts(self._engine)
        self._catalogue: Catalogue | None = None

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def version(self) -> str | None:
        """Return the fingerprint of the published content, None before the first publication."""
        with self._engine.connect() as connection:
            return connection.scalar(select(tables.publication.c.fingerprint))

    def publish(self, catalogue: Catalogue) -> None:
        """Replace the published catalogue in one transaction: readers see the old or the new one, never a mixture."""
        with self._engine.begin() as connection:
            for table in tables.CONTENT:
                connection.execute(delete(table))
            rows.write(connection, catalogue)
            connection.execute(
                insert(tables.publication).values(fingerprint=catalogue.version, published_at=datetime.now(UTC))
            )

    def catalogue(self) -> Catalogue:
        """Return the published catalogue; read again only when another one has been published. Raises StoreError."""
        version = self.version()
        if version is None:
            raise StoreError("No content is published yet. Run `make setup`.")
        if self._catalogue is None or self._catalogue.version != version:
            with self._engine.connect() as connection:
                self._catalogue = rows.read(connection, version)
        return self._catalogue

    def chosen_language(self, chat: str) -> Language | None:
        """Return the language a chat chose, None if it chose none."""
        with self._engine.connect() as connection:
            return as_language(
                connection.scalar(
                    select(tables.preference.c.language).where(tables.preference.c.chat == self._vault.hashed(chat))
                )
            )

    def choose_language(self, chat: str, language: Language) -> None:
        """Keep a chat's choice for a year; choices older than that go at the same time."""
        now = datetime.now(UTC)
        with self._engine.begin() as connection:
            old = tables.preference.c.updated_at < now - timedelta(days=PREFERENCE_DAYS)
            connection.execute(
                delete(tables.preference).where(old | (tables.preference.c.chat == self._vault.hashed(chat)))
            )
            connection.execute(
                insert(tables.preference).values(chat=self._vault.hashed(chat), language=language, updated_at=now)
            )

    def keep_unanswered(self, chat: str, language: Language, masked: str, today: date) -> None:
        """Keep the masked words of a question once per person and month; what is older than 60 days goes."""
        person = self._vault.hashed(_monthly(chat, today))
        table = tables.unanswered
        with self._engine.begin() as connection:
            connection.execute(delete(table).where(table.c.day < today - timedelta(days=UNANSWERED_DAYS)))
            known = select(table.c.id).where((table.c.person == person) & (table.c.text == masked))
            if connection.scalar(known) is None:
                connection.execute(insert(table).values(day=today, language=language, text=masked, person=person))

    def unanswered(self, today: date) -> list[tuple[int, date, str, str, str]]:
        """Return (id, day, language, masked text, person) of what is not older than 60 days."""
        table = tables.unanswered
        with self._engine.begin() as connection:
            connection.execute(delete(table).where(table.c.day < today - timedelta(days=UNANSWERED_DAYS)))
            wanted = select(table.c.id, table.c.day, table.c.language, table.c.text, table.c.person)
            found = connection.execute(wanted.order_by(table.c.id))
            return [(row.id, row.day, row.language, row.text, row.person) for row in found]

    def drop_unanswered(self, ids: Sequence[int]) -> None:
        """Delete questions that were labelled or thrown away."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.unanswered).where(tables.unanswered.c.id.in_(ids)))

    # --- one person ---

    def my_data(self, chat: str, today: date) -> MyData:
        """Return everything that is stored about a conversation."""
        table = tables.unanswered
        with self._engine.connect() as connection:
            kept = select(table.c.day, table.c.text).where(table.c.person.in_(self._persons(chat, today)))
            unanswered = tuple((row.day, row.text) for row in connection.execute(kept))
        cases = self.cases.about(chat)
        waiting = sum(parcel.case in cases for parcel in self.cases.parcels())
        language = self.chosen_language(chat)
        return MyData(language, tuple(sorted(self.news.topics(chat))), cases, unanswered, waiting)

    def forget(self, chat: str, now: datetime, today: date) -> None:
        """Delete everything that is stored about a conversation."""
        preference, table = tables.preference, tables.unanswered
        self.cases.forget(chat, now)
        self.news.forget(chat)
        with self._engine.begin() as connection:
            connection.execute(delete(preference).where(preference.c.chat == self._vault.hashed(chat)))
            connection.execute(delete(table).where(table.c.person.in_(self._persons(chat, today))))
        with self._engine.connect() as connection:
            # What was deleted must not stay readable in the free pages and the journal of the file.
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def purge(self, now: datetime, today: date) -> None:
        """Delete what has been kept long enough (docs/privacy.md)."""
        with self._engine.begin() as connection:
            old = tables.preference.c.updated_at < now - timedelta(days=PREFERENCE_DAYS)
            connection.execute(delete(tables.preference).where(old))
            table = tables.unanswered
            connection.execute(delete(table).where(table.c.day < today - timedelta(days=UNANSWERED_DAYS)))
        self.counts.purge(today - timedelta(days=COUNT_DAYS))
        self.cases.purge(now)

    def _persons(self, chat: str, today: date) -> list[str]:
        months = {f"{today - timedelta(days=d):%Y-%m}" for d in range(UNANSWERED_DAYS + 31)}
        return [self._vault.hashed(f"{month} {chat}") for month in months]


def _monthly(chat: str, today: date) -> str:
    return f"{today:%Y-%m} {chat}"


def _sqlite_pragmas(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _migrate(engine: Engine) -> None:
    """Bring the schema to HEAD with Alembic; the library is loaded only when there is something to do."""
    with engine.connect() as connection:
        if inspect(connection).has_table("alembic_version"):
            current = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            if current == HEAD:
                return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
