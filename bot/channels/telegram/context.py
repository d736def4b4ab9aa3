"""The typed context that every handler gets."""

from typing import Any, cast

from telegram.ext import Application, CallbackContext, ExtBot

from bot.channels.telegram.broadcast import Broadcaster
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.recent import Recent
from bot.channels.telegram.release import Release
from bot.pipeline import Pipeline


class Context(CallbackContext[ExtBot[int], None, None, dict[str, Any]]):
    """Carries what handlers work with; no user data and no chat data are kept by python-telegram-bot."""

    @property
    def pipeline(self) -> Pipeline:
        """The house's corridor."""
        return cast(Pipeline, self.bot_data["pipeline"])

    @property
    def recent(self) -> Recent:
        """Ids of recent messages."""
        return cast(Recent, self.bot_data["recent"])

    @property
    def groups(self) -> Groups:
        """The groups of staff."""
        return cast(Groups, self.bot_data["groups"])

    @property
    def outbox(self) -> Outbox:
        """What delivers messages of cases."""
        return cast(Outbox, self.bot_data["outbox"])

    @property
    def broadcaster(self) -> Broadcaster:
        """What sends announcements."""
        return cast(Broadcaster, self.bot_data["broadcaster"])

    @property
    def release(self) -> Release:
        """What asks staff before an announcement goes out."""
        return cast(Release, self.bot_data["release"])


App = Application[ExtBot[int], Context, None, None, dict[str, Any], None]
