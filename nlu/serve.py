"""Rasa's HTTP server on loopback, which leaves when the process that started it does.

Usage: python -m nlu.serve --model FILE --port N   (standard input: a pipe that the starter holds open)
"""

import argparse
import os
import sys
import threading


def leave_with_parent() -> None:
    """Read standard input to its end, then end this process: the starter is gone, in whatever way it went."""
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)


def main() -> None:
    """Serve a model. Rasa logs texts at DEBUG only; --quiet sets WARNING."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", required=True)
    options.add_argument("--port", required=True)
    chosen = options.parse_args()
    threading.Thread(target=leave_with_parent, daemon=True).start()

    from nlu.quiet import quiet

    quiet()
    from rasa.__main__ import main as rasa

    sys.argv = [
        "rasa", "run", "--enable-api", "--interface", "127.0.0.1", "--port", chosen.port, "--model", chosen.model,
        "--quiet",
    ]  # fmt: skip
    rasa()


if __name__ == "__main__":
    main()
