"""Shared parts of the tests: real content, a real database file, compiled catalogs."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.content.loader import load
from bot.content.problems import errors
from bot.model import Catalogue
from bot.rendering.catalogs import load_catalogs
from bot.rendering.render import Renderer
from bot.settings import ROOT
from bot.store.store import Store

MONDAY_MORNING = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)  # 10:30 in Gaziantep


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    """The shipped content."""
    loaded, problems = load(root / "content", date(2026, 11, 23))
    assert not errors(problems), "\n".join(map(str, errors(problems)))
    assert loaded is not None
    return loaded


@pytest.fixture
def store(tmp_path: Path, catalogue: Catalogue) -> Iterator[Store]:
    """A new SQLite file with the shipped content published."""
    opened = Store(f"sqlite:///{tmp_path / 'merhaba.sqlite'}", tmp_path / "chat.key")
    opened.publish(catalogue)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def renderer(root: Path) -> Renderer:
    """Real catalogs."""
    return Renderer(load_catalogs(root / "locales"))
