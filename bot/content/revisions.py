"""Which text each translation was made from: content/translations.tsv, kept by `merhaba content stamp` and the bot.

A line is file, place in the file, language, a hash of the source text, a hash of the translation, and the day on
which the two were last seen to belong together. A translation whose source has changed since, and that has not
changed itself, is outdated: it is served with that day's date.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.nodes import Document, Path_, texts
from bot.content.problems import Fault, Problem, _
from bot.model import LANGUAGES, Language

FILE = "translations.tsv"
_HEAD = "# file\tplace\tlanguage\tsource\ttranslation\tday: kept by `merhaba content stamp`; do not edit\n"
Key = tuple[str, str, str]
Older = dict[tuple[Path, Path_], tuple[tuple[Language, date], ...]]


class Outdated(Fault):
    """The text that this one was translated from has changed. Until it is translated again, people get the older
    text with its date."""

    code = "OUTDATED"
    severity = "warning"
    message = _("the {source} text has changed since this was translated on {day}. Translate the change.")
    bad = "en: (changed today)\nar: (translated last year)"
    good = "both changed, or `merhaba content stamp --accept FILE` if nothing needs to change"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hashes of a source text and its translation on the day they belonged together."""

    source: str
    translation: str
    day: date


Record = dict[Key, Stamp]


def read_record(root: Path) -> Record:
    """Read the record; lines that cannot be read count as not there."""
    try:
        lines = (root / FILE).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    record: Record = {}
    for line in lines:
        fields = line.split("\t")
        try:
            file, place, language, source, translation, day = fields
            record[file, place, language] = Stamp(source, translation, date.fromisoformat(day))
        except ValueError:
            continue
    return record


def stamp(
    root: Path, documents: Iterable[Document], source: Language, today: date, accepted: Collection[Path] = ()
) -> bool:
    """Bring the record up to date and write it; True if it changed.

    A new or changed translation belongs to today's source; where only the source changed, the old line stays. All
    translations of `accepted` files are taken to belong to today's source. Raises OSError.
    """
    old, new = read_record(root), {}
    for key, _path, text, original in _pairs(documents, source):
        stamp, known = Stamp(_hash(original), _hash(text), today), old.get(key)
        settled = known is None or known.translation != stamp.translation or Path(key[0]) in accepted
        if known and (not settled or (known.source, known.translation) == (stamp.source, stamp.translation)):
            stamp = known
        new[key] = stamp
    if new == old:
        return False
    lines = ("\t".join((*key, s.source, s.translation, s.day.isoformat())) + "\n" for key, s in sorted(new.items()))
    partial = root / f".{FILE}.partial"
    partial.write_text(_HEAD + "".join(lines), "utf-8")
    partial.replace(root / FILE)
    return True


def older(documents: Iterable[Document], record: Record, source: Language) -> Older:
    """Return the languages of each text that are behind the source, with the day of their text."""
    found: Older = {}
    for document in documents:
        for key, path, text, original in _pairs([document], source):
            known, language = record.get(key), key[2]
            if known and known.source != _hash(original) and known.translation == _hash(text):
                at = document.file, path
                found[at] = (*found.get(at, ()), (language, known.day))  # type: ignore[arg-type]
    return found


def check(documents: Iterable[Document], found: Older, source: Language) -> Iterator[Problem]:
    """Yield a problem for each text that is behind."""
    named = {d.file: d for d in documents}
    for (file, path), languages in found.items():
        for language, day in languages:
            yield named[file].problem((*path, language), "OUTDATED", source=source, day=day)


def _pairs(documents: Iterable[Document], source: Language) -> Iterator[tuple[Key, Path_, str, str]]:
    for document in documents:
        for path, said in texts(document):
            if source not in said or (path and path[-1] in ("aliases", "examples")):
                continue
            place = ".".join(map(str, path))
            for language in LANGUAGES:
                if language != source and language in said:
                    key = document.file.as_posix(), place, language
                    yield key, path, said[language], said[source]


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
