"""The conversation in a real terminal: buttons by number, Ctrl-C ends it at once."""

import asyncio
import contextlib
import os
import pty
import signal
from pathlib import Path

from bot.settings import ROOT
from tests.end_to_end.conftest import environment


async def _read_until(master: int, mark: str) -> str:
    """Read what the program writes until a text comes; the rest stays unread."""
    loop, seen = asyncio.get_running_loop(), b""
    done: asyncio.Future[None] = loop.create_future()

    def readable() -> None:
        nonlocal seen
        with contextlib.suppress(OSError):
            seen += os.read(master, 65536)
        if mark.encode() in seen and not done.done():
            done.set_result(None)

    loop.add_reader(master, readable)
    try:
        async with asyncio.timeout(60):
            await done
    except TimeoutError:
        raise AssertionError(f"{mark!r} did not come: {seen.decode('utf-8', 'replace')[-500:]}") from None
    finally:
        loop.remove_reader(master)
    return seen.decode("utf-8", "replace")


async def test_buttons_by_number_and_ctrl_c(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        str(ROOT / ".venv" / "bin" / "merhaba"),
        "chat",
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(tmp_path, MERHABA_NLU_URL="http://127.0.0.1:9"),
        start_new_session=True,
        # Whoever runs the tests in the background (nohup) has Ctrl-C ignored, and a child would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(slave)
    try:
        await _read_until(master, "> ")
        os.write(master, b"where is the dentist\n")
        assert "Dental care: Where it is" in await _read_until(master, "[9 ")
        os.write(master, b"1\n")
        assert "Dental care: Opening hours" in await _read_until(master, "[9 ")
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(15):
            assert await process.wait() == 130
    finally:
        os.close(master)
