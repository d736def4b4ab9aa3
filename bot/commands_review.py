"""`merhaba nlu review`: staff label what the bot could not answer; labelled questions become training data."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import QuestionsError
from bot.evaluation.examples import add_example
from bot.model import NO_TOPIC
from bot.rooms import open_store
from bot.settings import Settings
from bot.understanding.review import FEWEST_PEOPLE, Asked, Group, groups

_HELP = (
    "Answer with an intent, or an intent and a service (hours dental_care), then write the question as people might "
    "ask it. Empty line: leave it for later; drop: throw it away; quit: end."
)


async def review(settings: Settings, options: argparse.Namespace) -> int:
    """Show every group that at least five people asked, and take a label for it from standard input."""
    store = open_store(settings)
    try:
        today = datetime.now(UTC).date()
        asked = [Asked(*row) for row in store.unanswered(today)]
        found = groups(asked)
        print(f"{len(asked)} question(s) kept, {len(found)} group(s) asked by {FEWEST_PEOPLE} people or more")
        if found and not options.list:
            print(_HELP)
        labelled = 0
        for number, group in enumerate(found, 1):
            print(f"\n{number}. {group.people} people, {group.language}: {group.text}")
            if options.list:
                continue
            answer = _line("label: ")
            if answer in (None, "quit"):
                break
            if answer == "drop" or (answer and _label(settings.root / "nlu" / "data", group, answer)):
                store.drop_unanswered([a.id for a in group.asked])
                labelled += answer != "drop"
        if labelled:
            print(f"\n{labelled} question(s) added to nlu/data. `merhaba nlu train` learns from them.")
        return 0
    finally:
        store.close()


def _label(data: Path, group: Group, answer: str) -> bool:
    """Add the question to the training data; says what is wrong and returns False if the label does not exist."""
    intent, _, service = answer.partition(" ")
    text = _line("question: ") or ""
    if not text:
        print("Nothing written: left for later.")
        return False
    try:
        file = add_example(data / group.language, intent, service.strip() or NO_TOPIC, text)
    except QuestionsError as error:
        print(error)
        return False
    print(f"added to {file}")
    return True


def _line(prompt: str) -> str | None:
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None
