"""Five thousand services are read and found. How long it takes is measured by tests/benchmarks.py."""

import re
import shutil
from pathlib import Path

from bot.content.loader import load
from bot.content.problems import errors
from bot.understanding.keywords import KeywordParser
from tests.benchmarks import grow


def test_five_thousand_services_are_read_and_found(tmp_path: Path, root: Path) -> None:
    folder = Path(shutil.copytree(root / "content", tmp_path / "content"))
    grow(folder, 5000)
    catalogue, found = load(folder)
    assert not errors(found)
    assert catalogue is not None
    assert len(catalogue.services) == 5048
    parse = KeywordParser(catalogue).parse("kurbağa4321 nerede")
    assert parse.topics[0].name == "service_4321"
    assert re.fullmatch(r"[0-9a-f]{16}", catalogue.version)
