"""Holds a date library against labelled messages. Usage: see docs/understanding.md, Entities (needs dateparser).

Of the messages of tests/nlu/entities.jsonl that name one day, how many does dateparser.search read as the date that the
label means on Monday, 23 November 2026? Messages without a day should give none.
"""

import json
from datetime import date, datetime
from pathlib import Path

from bot.dialogue.days import dates

TODAY = date(2026, 11, 23)


def main() -> None:
    """Print a row for each language."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime(2026, 11, 23, 10), "PREFER_DATES_FROM": "future"}
    rows: dict[str, list[int]] = {}
    for line in (Path(__file__).parent / "nlu" / "entities.jsonl").read_text("utf-8").splitlines():
        message = json.loads(line)
        days = [str(e["value"]) for e in message["entities"] if e["entity"] == "day"]
        meant = dates(days, TODAY, ())
        found = search_dates(message["text"], languages=[message["language"]], settings=settings) or []
        row = rows.setdefault(message["language"], [0, 0, 0, 0])
        if days and len(meant) == 1:
            row[0] += 1
            row[1] += any(moment.date() == meant[0] for _, moment in found)
        elif not days:
            row[2] += 1
            row[3] += bool(found)
    print("| language | messages with one day | dateparser right | messages without a day | dateparser finds one |")
    print("|---|---|---|---|---|")
    for language, row in sorted(rows.items()):
        print(f"| {language} | {' | '.join(map(str, row))} |")


if __name__ == "__main__":
    main()
