"""The database: nothing is lost on the way through it, and readers never see half a publication."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from bot.errors import StoreError
from bot.model import Catalogue
from bot.people import CaseKind, ParcelKind
from bot.store import rows
from bot.store.store import Store
from bot.store.tables import metadata
from tests.conftest import MONDAY_MORNING as NOW


def test_what_was_published_is_read_back(store: Store, catalogue: Catalogue) -> None:
    read = store.catalogue()
    assert read.services == dict(catalogue.services)
    assert list(read.institutions) == list(catalogue.institutions)
    assert read == catalogue


def test_a_new_publication_replaces_the_old(store: Store, catalogue: Catalogue) -> None:
    fewer = {k: v for k, v in catalogue.services.items() if k != "dental_care"}
    store.publish(replace(catalogue, version="next", services=fewer))
    assert store.version() == "next"
    assert store.catalogue().entry("dental_care") is None


def test_a_failed_publication_changes_nothing(
    store: Store, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(rows, "write", fail)
    with pytest.raises(RuntimeError):
        store.publish(replace(catalogue, version="half"))
    assert store.version() == catalogue.version
    assert len(store.catalogue().services) == len(catalogue.services)


def test_a_chosen_language_is_kept_without_the_chat_id(tmp_path: Path, catalogue: Catalogue) -> None:
    url, key = f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "chat.key"
    first = Store(url, key)
    first.choose_language("telegram:987654321", "tr")
    first.choose_language("telegram:987654321", "ar")
    first.close()
    again = Store(url, key)
    assert again.chosen_language("telegram:987654321") == "ar"
    assert again.chosen_language("telegram:1") is None
    again.close()
    stored = b"".join(f.read_bytes() for f in tmp_path.iterdir() if f.name.startswith("a.sqlite"))
    assert b"987654321" not in stored
    assert key.stat().st_mode & 0o077 == 0


def test_migrations_make_the_tables_of_today(tmp_path: Path) -> None:
    Store(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "k").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.sqlite'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_an_unusable_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="MERHABA_DATABASE"):
        Store(f"sqlite:///{tmp_path / 'file' / 'x.sqlite'}", tmp_path / "k")


def test_nothing_published_yet(tmp_path: Path) -> None:
    empty = Store(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "k")
    with pytest.raises(StoreError, match="make setup"):
        empty.catalogue()
    empty.close()
    tables = sqlite3.connect(tmp_path / "a.sqlite")
    assert tables.execute("select count(*) from publication").fetchone() == (0,)
    tables.close()


def test_what_staff_wrote_to_a_hidden_chat_waits_also_if_they_ended_it(store: Store) -> None:
    case = store.cases.open("telegram:71", CaseKind.QUESTION, "en", None, NOW)
    store.cases.hide(case, NOW)
    store.cases.answer(case, "come on Tuesday", NOW)
    store.cases.close(case, NOW, by_staff=True)
    to_her = {ParcelKind.ANSWER, ParcelKind.CLOSED}
    assert not to_her & {parcel.kind for parcel in store.cases.parcels()}
    store.cases.show("telegram:72")
    assert not to_her & {parcel.kind for parcel in store.cases.parcels()}
    store.cases.show("telegram:71")
    assert to_her <= {parcel.kind for parcel in store.cases.parcels()}
