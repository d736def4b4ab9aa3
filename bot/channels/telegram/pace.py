"""Telegram's limits: 30 messages a second in all, 20 a minute in one group (Bots FAQ, 'hitting limits')."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import AIORateLimiter

_MOST_RETRIES = 5


class Pace(AIORateLimiter):
    """Slows down what sends messages; changing and deleting them is not limited, and must not wait behind it."""

    def __init__(self, messages_per_second: float, per_minute_in_a_group: float) -> None:
        """Take the pace for all chats together and for one group; 30 and 20 are Telegram's limits."""
        super().__init__(
            overall_max_rate=messages_per_second, group_max_rate=per_minute_in_a_group, max_retries=_MOST_RETRIES
        )

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Do a request when its turn has come."""
        sends = endpoint.startswith(("send", "copy", "create"))
        return await super().process_request(callback, args, kwargs, endpoint, data if sends else {}, rate_limit_args)
