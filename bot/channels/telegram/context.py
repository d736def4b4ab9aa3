"""The typed context that every handler gets."""

from telegram.ext import Application, CallbackContext, ExtBot

from bot.pipeline import Pipeline


class Context(CallbackContext[ExtBot[int], None, None, dict[str, Pipeline]]):
    """Carries the pipeline; no user data and no chat data are kept by python-telegram-bot."""

    @property
    def pipeline(self) -> Pipeline:
        """The house's corridor."""
        return self.bot_data["pipeline"]


App = Application[ExtBot[int], Context, None, None, dict[str, Pipeline], None]
