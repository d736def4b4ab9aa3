"""The plan of the house holds: imports go down only, one library has one room, files stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot"
# A module may import from its own level's room and from every level below; rooms of one level never from each other.
LEVELS = [
    {"bot.cli"},
    {"bot.commands"},
    {
        "bot.commands_content",
        "bot.commands_exchange",
        "bot.commands_leaflet",
        "bot.commands_nlu",
        "bot.commands_people",
        "bot.commands_preview",
        "bot.commands_review",
    },
    {"bot.rooms"},
    {"bot.channels", "bot.evaluation", "bot.preview"},
    {"bot.watching"},
    {"bot.pipeline"},
    {
        "bot.understanding",
        "bot.dialogue",
        "bot.rendering",
        "bot.leaflet",
        "bot.exchange",
        "bot.content",
        "bot.store",
        "bot.statistics",
    },
    {"bot.opening"},
    {"bot.blocks"},
    {"bot.settings"},
    {"bot.people"},
    {"bot.messages"},
    {
        "bot.errors",
        "bot.model",
        "bot.sayings",
        "bot.whereabouts",
        "bot.disclosure",
        "bot.hiding",
        "bot.wishes",
        "bot.particulars",
    },
]
LIBRARIES = {
    "telegram": "bot.channels",
    "httpx": "bot.understanding",
    "sqlalchemy": "bot.store",
    "alembic": "bot.store",
    "cryptography": "bot.store",
    "yaml": "bot.content",
    "ruamel": "bot.content",
    "openpyxl": "bot.exchange",
    "polib": "bot.exchange",
    "aiohttp": "bot.preview",
    "pydantic": "bot.content",
    "pydantic_core": "bot.content",
    "phonenumbers": "bot.content",
    "babel": "bot.rendering",
    "rapidfuzz": "bot.understanding",
    "opening_hours": "bot.opening",
    "fpdf": "bot.leaflet",
    "segno": "bot.leaflet",
    "fontpkg": "bot.leaflet",
}
FILES = sorted(BOT.rglob("*.py"))


def module(file: Path) -> str:
    """Return a file's dotted name."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room(name: str) -> str:
    """Return the room that a module belongs to."""
    return ".".join(name.split(".")[:2])


def level(name: str) -> int:
    """Return a room's level, 0 at the top."""
    return next(i for i, rooms in enumerate(LEVELS) if room(name) in rooms)


def imports(file: Path) -> Iterator[str]:
    """Yield the dotted names that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" if node.module == "bot" else node.module for alias in node.names)


def test_there_is_a_house() -> None:
    assert len(FILES) > 30


@pytest.mark.parametrize("file", FILES, ids=module)
def test_imports_go_down(file: Path) -> None:
    name = module(file)
    if name in ("bot", "bot.store.migrations.env"):
        return
    for imported in imports(file):
        assert not imported.startswith("nlu"), f"{name} imports {imported}: the bot meets the NLU side over HTTP only"
        if imported.startswith("bot.") and room(imported) != room(name):
            assert level(imported) > level(name), f"{name} imports {imported}: that door opens upwards or sideways"


@pytest.mark.parametrize("file", FILES, ids=module)
def test_one_library_one_room(file: Path) -> None:
    for imported in imports(file):
        home = LIBRARIES.get(imported.split(".")[0])
        assert home is None or room(module(file)) == home, f"{module(file)} imports {imported}, which lives in {home}"


@pytest.mark.parametrize(
    "file", [*FILES, *sorted((ROOT / "nlu").glob("*.py")), *sorted((ROOT / "nlu" / "components").rglob("*.py"))]
)
def test_files_stay_small(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 400
