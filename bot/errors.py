"""The exceptions of the bot.

MerhabaError               says in its text what is wrong and what to do
├── SettingsError          an environment variable has a value that cannot be used
├── ContentError           content files have problems; carries them
├── StoreError             the database cannot be opened or is of another version
├── NluError               the NLU server or its environment is not usable
├── QuestionsError         a file of test questions or results cannot be read
├── ExchangeError          a file from outside cannot be read
├── LeafletError           a leaflet cannot be made of what was asked
├── AnnouncementError      an announcement does not exist or cannot be sent now
└── CatalogError           message catalogs are missing
"""


class MerhabaError(Exception):
    """Base of all errors that are shown to the operator as one sentence, without a traceback."""


class SettingsError(MerhabaError):
    """An environment variable has a value that cannot be used."""


class ContentError(MerhabaError):
    """Content files have problems; the text lists them."""


class StoreError(MerhabaError):
    """The database cannot be opened or is of another version."""


class NluError(MerhabaError):
    """The NLU server or its environment is not usable."""


class QuestionsError(MerhabaError):
    """A file of test questions or results cannot be read."""


class CatalogError(MerhabaError):
    """Message catalogs are missing or not compiled."""


class AnnouncementError(MerhabaError):
    """An announcement does not exist, is not current, or was sent before."""


class LeafletError(MerhabaError):
    """A leaflet cannot be made: the service or the bot's name is not known, or the text is too long."""


class ExchangeError(MerhabaError):
    """A spreadsheet, gettext or HSDS file cannot be read; the text says which and why."""
