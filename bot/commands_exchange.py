"""`merhaba content export` and `merhaba content import`: HSDS, spreadsheets, gettext."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.content import revisions
from bot.content.folder import read_folder
from bot.content.loader import load
from bot.content.problems import errors
from bot.content.writer import Place, changes, values, write
from bot.errors import ContentError, ExchangeError
from bot.exchange import hsds, po, xlsx
from bot.exchange.rows import named, rows
from bot.model import LANGUAGES
from bot.settings import Settings

_READERS: Mapping[str, Callable[[Path], dict[Place, str]]] = {"hsds": hsds.read, "xlsx": xlsx.read, "po": po.read}
_DEFAULTS = {"hsds": "hsds", "xlsx": "content.xlsx", "po": "po"}


async def export(settings: Settings, options: argparse.Namespace) -> int:
    """Write the whole content in another form; it must be free of errors."""
    root = settings.content
    catalogue, problems = load(root)
    if catalogue is None:
        listed = "\n".join(p.line_in(Path(root.name)) for p in errors(problems))
        raise ContentError(f"{listed}\nThe content has errors. Mend them and export again.")
    target: Path = options.output or settings.var / "export" / _DEFAULTS[options.form]
    found, source = values(root), read_folder(root).source_language
    if options.form == "hsds":
        hsds.export(catalogue, found, source, target)
    elif options.form == "xlsx":
        xlsx.export(rows(found), target)
    else:
        folder = read_folder(root)
        behind = revisions.older(folder.documents(), revisions.read_record(root), source)
        late = {(file, (*path, code)) for (file, path), codes in behind.items() for code, _ in codes}
        for language in LANGUAGES:
            if language != source:
                po.export(rows(found), source, language, late, target / f"{language}.po")
    print(f"content: exported to {target}", file=sys.stderr)
    return 0


async def import_(settings: Settings, options: argparse.Namespace) -> int:
    """Show what a file would change, and write it if that is wanted; status 1 if it was not written."""
    root = settings.content
    # Places are compared as they are written: "112" may be the id of a hotline or the number of an item.
    known = {(file, named(path)): (file, path) for file, path in values(root)}
    wanted: dict[Place, str] = {}
    for (file, path), text in _READERS[options.form](options.file).items():
        place = known.get((file, named(path)))
        if place is None:
            print(f"not taken: {file}: there is no {named(path)} in the content", file=sys.stderr)
        else:
            wanted[place] = text
    changed = changes(root, wanted)
    for (file, path), (old, new) in changed.items():
        print(f"{root.name}/{file} {named(path)}\n  - {old}\n  + {new}")
    if not changed:
        print("content: nothing has changed", file=sys.stderr)
        return 0
    if not options.yes and not _agreed(len(changed)):
        print("content: nothing was written", file=sys.stderr)
        return 1
    wrong = write(root, {place: new for place, (_, new) in changed.items()})
    if wrong:
        listed = "\n".join(p.line_in(Path(root.name)) for p in wrong)
        raise ExchangeError(f"{listed}\nWith these changes the content would have errors. Nothing was written.")
    print(f"content: {len(changed)} value(s) written", file=sys.stderr)
    return 0


def _agreed(number: int) -> bool:
    print(f"Write {number} change(s)? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "e", "evet", "نعم")
