"""Settings from the environment, read once at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SettingsError
from bot.model import Language, as_language

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how long to wait. The token is kept out of repr, so out of logs."""

    root: Path
    var: Path
    content: Path
    database: str
    telegram_token: str = field(repr=False)
    telegram_api_url: str
    nlu_python: Path
    nlu_url: str | None
    nlu_timeout: float
    default_language: Language
    bot_username: str = ""
    staff_chat: int | None = None
    staff_language: Language = "tr"
    staff_group: int | None = None
    protection_group: int | None = None
    raise_after: float = 120.0
    sends_per_second: float = 30.0
    group_sends_per_minute: float = 20.0


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings; unset variables have defaults fit for `make run`. Raises SettingsError."""
    root = Path(environ.get("MERHABA_ROOT", ROOT))
    var = Path(environ.get("MERHABA_VAR", root / "var"))
    language = as_language(environ.get("MERHABA_LANGUAGE", "ar"))
    if language is None:
        raise SettingsError("MERHABA_LANGUAGE must be ar, tr or en.")
    staff_language = as_language(environ.get("MERHABA_STAFF_LANGUAGE", "tr"))
    if staff_language is None:
        raise SettingsError("MERHABA_STAFF_LANGUAGE must be ar, tr or en.")
    return Settings(
        root=root,
        var=var,
        content=Path(environ.get("MERHABA_CONTENT", root / "content")),
        database=environ.get("MERHABA_DATABASE", f"sqlite:///{var / 'merhaba.sqlite'}"),
        telegram_token=environ.get("TELEGRAM_BOT_TOKEN", "").strip(),
        telegram_api_url=environ.get("TELEGRAM_API_URL", "https://api.telegram.org").rstrip("/"),
        nlu_python=Path(environ.get("MERHABA_NLU_PYTHON", root / "nlu" / ".venv" / "bin" / "python")),
        nlu_url=environ.get("MERHABA_NLU_URL", "").rstrip("/") or None,
        nlu_timeout=_number(environ, "MERHABA_NLU_TIMEOUT", 2.0, "seconds"),
        default_language=language,
        staff_chat=_chat(environ, "MERHABA_STAFF_CHAT"),
        staff_group=_chat(environ, "MERHABA_STAFF_GROUP"),
        protection_group=_chat(environ, "MERHABA_PROTECTION_GROUP"),
        raise_after=_number(environ, "MERHABA_RAISE_AFTER", 120.0, "minutes"),
        group_sends_per_minute=_number(environ, "MERHABA_GROUP_SENDS_PER_MINUTE", 20.0, "messages"),
        sends_per_second=_number(environ, "MERHABA_SENDS_PER_SECOND", 30.0, "messages"),
        staff_language=staff_language,
        bot_username=environ.get("MERHABA_BOT_USERNAME", "").strip(),
    )


def _chat(environ: Mapping[str, str], name: str) -> int | None:
    text = environ.get(name, "").strip()
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f'{name}="{text}" is not a chat id. It is a number such as -1001234567890.') from None


def _number(environ: Mapping[str, str], name: str, default: float, unit: str) -> float:
    text = environ.get(name)
    if text is None:
        return default
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < 3600:
        raise SettingsError(f'{name}="{text}" is not a number of {unit}. Write for example {name}={default:g}.')
    return seconds
