"""The `merhaba` command. It alone wires the rooms together."""

import argparse
import asyncio
import importlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from bot import (
    commands,
    commands_nlu,
    commands_review,
)
from bot.errors import MerhabaError
from bot.model import LANGUAGES
from bot.settings import Settings, read_settings

Groups: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Add = Callable[[Groups, str, object, str], argparse.ArgumentParser]


def _later(module: str, name: str) -> object:
    """Return a command whose module is loaded when it is called: spreadsheets and PDF take half a second to load."""

    async def run(settings: Settings, options: argparse.Namespace) -> int:
        return int(await getattr(importlib.import_module(module), name)(settings, options))

    return run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 something is wrong (said in a sentence), 130 interrupted."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Arabic must pass whatever the locale of the machine is.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    # INFO of httpx and of python-telegram-bot holds URLs, so the token, and texts: it stays off at every level of ours.
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    options = _parser().parse_args(arguments)
    try:
        return int(asyncio.run(options.run(read_settings(), options)))
    except MerhabaError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) has seen enough; what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="merhaba", description="The Refugee Information Center of Gaziantep on Telegram."
    )
    groups = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(where: Groups, name: str, run: object, text: str) -> argparse.ArgumentParser:
        command = where.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    add(
        groups,
        "setup",
        commands.setup,
        "check and publish the content, train the NLU model if none fits the present files",
    )
    add(groups, "run", commands.run, "serve Telegram if TELEGRAM_BOT_TOKEN is set, else open a conversation here")
    chat = add(groups, "chat", commands.chat, "open a conversation in the terminal")
    ask = add(groups, "ask", commands.ask, "answer one message, or one a line of standard input")
    ask.add_argument("text", nargs="?", metavar="TEXT")
    ask.add_argument("--json", action="store_true", help="print one JSON object a line")
    ask.add_argument(
        "--conversation", action="store_true", help="keep the context from line to line; an empty line starts anew"
    )
    for command in (chat, ask):
        command.add_argument("--language", choices=LANGUAGES, help="the language that the person chose")

    content = groups.add_parser("content", help="check the content files, print them").add_subparsers(
        required=True, metavar="COMMAND"
    )
    _content(add, content)
    leaflet = add(
        content, "leaflet", _later("bot.commands_leaflet", "leaflet"), "write a page to print, in each language, as PDF"
    )
    leaflet.add_argument("service", metavar="SERVICE", help="a service or institution, as its file is named")
    leaflet.add_argument("-o", "--output", type=Path, metavar="DIR", help="default: var/leaflets")
    leaflet.add_argument("--bot", metavar="NAME", help="the bot's name on Telegram; default: MERHABA_BOT_USERNAME")

    nlu = groups.add_parser("nlu", help="train and measure the understanding").add_subparsers(
        required=True, metavar="COMMAND"
    )
    train = add(nlu, "train", commands_nlu.train, "train a model of the present files; it serves unless it is worse")
    train.add_argument("--force", action="store_true", help="let it serve even if it is worse")
    test = add(nlu, "test", commands_nlu.test, "print how well questions are read, per language and variant")
    test.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="questions as JSON lines; default: nlu/questions/*.jsonl"
    )
    test.add_argument("--errors", action="store_true", help="also list the questions that were read wrongly")
    test.add_argument("--json", type=Path, metavar="FILE", help="write every result there, for `nlu compare`")
    test.add_argument("--report", type=Path, metavar="FILE", help="write a page with tables and pictures there")
    test.add_argument("--model", metavar="MODEL", help="a model of var/models; default: the serving one")
    compared = add(nlu, "compare", commands_nlu.compare_runs, "print what got better and worse between two tests")
    for name in ("before", "after"):
        compared.add_argument(name, help="results written by `nlu test --json`, or a model of var/models")
    reviewed = add(nlu, "review", commands_review.review, "label questions that the bot could not answer")
    reviewed.add_argument("--list", action="store_true", help="only show them")
    add(nlu, "rollback", commands_nlu.rollback, "let the model before the serving one serve again")
    _people(add, groups)
    return parser


def _people(add: Add, groups: Groups) -> None:
    stats = add(
        groups, "stats", _later("bot.commands_people", "stats"), "print what is asked, in numbers of five or more"
    )
    stats.add_argument("--html", type=Path, metavar="FILE", help="write it there as a page instead")
    stats.add_argument("--days", type=int, default=30, metavar="N", help="of the last N days; default: 30")
    announce = groups.add_parser("announce", help="send news to who asked for them").add_subparsers(
        required=True, metavar="COMMAND"
    )
    add(announce, "status", _later("bot.commands_people", "announce_status"), "say how far each announcement is")
    send = add(
        announce, "send", _later("bot.commands_people", "announce_send"), "send an announcement to its subscribers"
    )
    send.add_argument("name", metavar="NAME", help="the file's name in content/announcements, without .yml")


def _content(add: Add, content: Groups) -> None:
    check = add(content, "check", _later("bot.commands_content", "check"), "list every problem in the content files")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: content/")
    check.add_argument("--language", choices=LANGUAGES, default="en", help="the language of the messages")
    check.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: annotations on pull requests"
    )
    check.add_argument("--errors", action="store_true", help="only what keeps the content from being published")
    state = add(
        content,
        "status",
        _later("bot.commands_content", "show_status"),
        "print how far each institution is in each language",
    )
    state.add_argument("--html", type=Path, metavar="FILE", help="write it there as a page too")
    stamp = add(
        content,
        "stamp",
        _later("bot.commands_content", "stamp_translations"),
        "record which text each translation belongs to",
    )
    stamp.add_argument("--accept", nargs="+", type=Path, metavar="FILE", help="its translations need no change")
    new = add(content, "new", _later("bot.commands_content", "new"), "make a commented file to fill in")
    new.add_argument("kind", choices=("service", "institution", "announcement"))
    new.add_argument("id", metavar="ID", help="the file's name: small letters, digits and _")
    new.add_argument("--institution", metavar="ID", help="where a service belongs")
    schema = add(content, "schema", _later("bot.commands_content", "schema"), "write JSON Schemas for editors")
    schema.add_argument("-o", "--output", type=Path, metavar="DIR", help="default: content/schemas")
    for name, run, text in (
        (
            "export",
            _later("bot.commands_exchange", "export"),
            "write the whole content as HSDS 3.1, a spreadsheet or gettext files",
        ),
        ("import", _later("bot.commands_exchange", "import_"), "show what such a file changes, and write it"),
    ):
        command = add(content, name, run, text)
        command.add_argument("form", choices=("hsds", "xlsx", "po"))
        if name == "export":
            command.add_argument("-o", "--output", type=Path, metavar="PATH", help="default: var/export/...")
        else:
            command.add_argument("file", type=Path, metavar="PATH", help="a file, for hsds the folder")
            command.add_argument("--yes", action="store_true", help="write without asking")
    look = add(
        content,
        "preview",
        _later("bot.commands_preview", "preview"),
        "show the content as people will see it, in the browser",
    )
    look.add_argument("--open", action="store_true", help="open the browser")
    look.add_argument("--port", type=int, default=8765, metavar="N", help="default: 8765; 0 takes a free one")
    add(
        content,
        "problems",
        _later("bot.commands_content", "problems"),
        "print every kind of problem with examples, as Markdown",
    )


if __name__ == "__main__":
    sys.exit(main())
