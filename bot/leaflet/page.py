"""The words of one leaflet, finished by the caller: this room sets them on paper and knows no facts."""

from dataclasses import dataclass
from datetime import date

from bot.model import Language


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines. `leads` (as many as lines, or none) are set bold before them: phone numbers.

    `warning` stands before the lines so that nobody sets out in vain; `notes` follow them in small letters.
    """

    heading: str
    lines: tuple[str, ...]
    leads: tuple[str, ...] = ()
    checklist: bool = False
    warning: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `day` is the date of the content: the file has no other, so equal words give equal files.

    `kicker` stands small over the title, `invitation` beside the QR code of `link`.
    """

    language: Language
    kicker: str
    title: str
    sections: tuple[Section, ...]
    invitation: str
    footer: tuple[str, ...]
    link: str
    day: date
