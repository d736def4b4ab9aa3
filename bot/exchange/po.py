"""gettext files of content texts for translation tools: one a language, from the source language."""

from collections.abc import Collection, Iterable
from pathlib import Path

import polib

from bot.errors import ExchangeError
from bot.exchange.rows import Place, Row, named, placed
from bot.model import Language

_PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "tr": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
}


def export(rows: Iterable[Row], source: Language, language: Language, outdated: Collection[Place], file: Path) -> None:
    """Write the texts with their translations; those of `outdated` places are marked fuzzy. Raises OSError."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Project-Id-Version": "merhaba content",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _PLURALS[language],
    }
    for row in rows:
        if source in row.texts:
            fuzzy = (row.file, (*row.place, language)) in outdated
            po.append(
                polib.POEntry(
                    msgctxt=f"{row.file.as_posix()}:{named(row.place)}",
                    msgid=row.texts[source],
                    msgstr=row.texts.get(language, ""),
                    flags=["fuzzy"] if fuzzy else [],
                )
            )
    file.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(file))


def read(file: Path) -> dict[Place, str]:
    """Return the translations of a file; empty and fuzzy ones stand for nothing. Raises ExchangeError."""
    try:
        po = polib.pofile(str(file), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExchangeError(f"{file} cannot be read as a gettext file (.po): {str(error).splitlines()[0]}") from None
    language = po.metadata.get("Language", "")
    if language not in _PLURALS:
        raise ExchangeError(f'{file}: its header must name the language: "Language: ar\\n", tr or en.')
    found: dict[Place, str] = {}
    for entry in po.translated_entries():
        name, _, place = (entry.msgctxt or "").partition(":")
        if place:
            found[Path(name), (*placed(place), language)] = entry.msgstr
    return found
