"""One language's voice: catalog, locale and direction together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.support import NullTranslations

from bot.model import Language
from bot.rendering import direction

# Syrians name the months as in Syria (تشرين الثاني, not نوفمبر): CLDR's ar_SY.
_LOCALES: dict[Language, str] = {"ar": "ar_SY", "tr": "tr_TR", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Speech:
    """Renders texts in one language."""

    language: Language
    catalog: NullTranslations

    @property
    def locale(self) -> Locale:
        """The CLDR locale for dates and lists."""
        return Locale.parse(_LOCALES[self.language])

    def say(self, message: str, **values: str) -> str:
        """Translate an English text of phrases.py and fill its {fields}."""
        return str(self.catalog.gettext(message)).format(**values)

    def count(self, forms: tuple[str, str], number: int) -> str:
        """Translate a text with a number in the right plural form."""
        return str(self.catalog.ngettext(*forms, number)).format(count=number)

    def enumeration(self, items: Sequence[str]) -> str:
        """Join items with the language's commas and 'and'."""
        return format_list(list(items), locale=self.locale)

    def day(self, day: date) -> str:
        """Return a date in words, as '23 November 2026'."""
        return format_date(day, "d MMMM y", locale=self.locale)

    def keep_order(self, text: str) -> str:
        """Isolate a number-like text where the language runs right to left."""
        return direction.isolate(text) if self.language == "ar" else text

    def finished(self, text: str) -> str:
        """Protect the compound numbers of a whole text where the language runs right to left."""
        return direction.isolate_numbers(text) if self.language == "ar" else text
