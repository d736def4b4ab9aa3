"""The compiled message catalogs of locales/."""

from collections.abc import Mapping
from pathlib import Path

from babel.support import NullTranslations, Translations

from bot.errors import CatalogError
from bot.model import LANGUAGES, Language

DOMAIN = "merhaba"
Catalogs = Mapping[Language, NullTranslations]


def load_catalogs(folder: Path) -> Catalogs:
    """Load the three catalogs. Raises CatalogError if one is not compiled."""
    loaded: dict[Language, NullTranslations] = {}
    for language in LANGUAGES:
        catalog = Translations.load(str(folder), [language], DOMAIN)
        if not isinstance(catalog, Translations):
            raise CatalogError(f"{folder / language}: the message catalog is not compiled. Run `make setup`.")
        loaded[language] = catalog
    return loaded
