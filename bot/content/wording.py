"""The language in which problems are told: locales/<language>/LC_MESSAGES/content.mo."""

import gettext
from pathlib import Path

from bot.content.problems import Say
from bot.model import Language

DOMAIN = "content"


def wording(locales: Path, language: Language) -> Say:
    """Return what translates the templates of faults; English where a catalog is not compiled."""
    return gettext.translation(DOMAIN, locales, [language], fallback=True).gettext
