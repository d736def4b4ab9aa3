"""The reviewed conversations as pages that look like a chat.

`python -m tests.conversations.pages` writes docs/conversations/.
"""

import html
from collections.abc import Iterator
from typing import Any

from bot.rendering.direction import direction_of
from bot.settings import ROOT
from tests.conversations.player import FOLDER, language_of, read

PAGES = ("ar", "tr", "en", "kept_apart_ar", "kept_apart_en")
_STYLE = """
body { font: 15px/1.45 sans-serif; max-width: 46rem; margin: 1rem auto; padding: 0 1rem; background: #dfe8ee; color: #111; }
h2 { margin-top: 3rem; font-size: 1.05rem; } .m { margin: .35rem 0; padding: .5rem .75rem; border-radius: .7rem; max-width: 80%;
white-space: pre-wrap; overflow-wrap: anywhere; width: fit-content; } .person { background: #d5f5c8; margin-inline-start: auto; }
.bot { background: #fff; } .staff { background: #fdf0cf; margin-inline-start: 2rem; font-size: .9em; } .b { display: flex; flex-wrap: wrap;
gap: .25rem; margin: .25rem 0; max-width: 80%; } .b span { background: #6d8ca3; color: #fff; border-radius: .4rem; padding: .15rem .6rem; }
.n { color: #666; font-size: .85em; margin: .2rem 0; } .x { color: #a33; font-size: .85em; }
"""


def page(name: str) -> str:
    """Return one language's conversations as a page."""
    files = sorted((FOLDER / name).glob("*.yml"))
    language = language_of(files[0])
    body = "".join(_conversation(file.stem, read(file)) for file in files)
    direction = direction_of(language)  # type: ignore[arg-type]
    head = f'<meta charset="utf-8"><title>Conversations: {name}</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="{language}" dir="{direction}"><head>{head}</head><body>{body}</body></html>\n'


def _conversation(name: str, script: dict[str, Any]) -> str:
    lines = "".join(line for turn in script["turns"] for line in _turn(turn))
    return f'<h2 dir="ltr">{html.escape(name[:2])}. {html.escape(script["title"])}</h2>{lines}\n'


def _turn(turn: dict[str, Any]) -> Iterator[str]:
    kind = next(iter(turn))
    said = str(turn[kind])
    if kind == "staff":
        yield f'<div class="m staff" dir="auto">{html.escape(said)}</div>'
    elif kind in ("say", "edit", "forward"):
        mark = {"say": "", "edit": "✎ ", "forward": "↪ "}[kind]
        yield f'<div class="m person" dir="auto">{mark}{html.escape(said)}</div>'
    else:
        yield f'<div class="n" dir="ltr">{html.escape(kind)}: {html.escape(said)}</div>'
    for text in turn.get("staff_see", ()):
        yield f'<div class="m staff" dir="auto">{html.escape(text)}</div>'
    for text in turn.get("bot", ()):
        yield _bot(text)
    if "read_as" in turn:
        yield f'<div class="x" dir="ltr">read as {html.escape(str(turn["read_as"]))}</div>'


def _bot(text: str) -> str:
    lead = "(in the place of the message before) "
    note = '<div class="n" dir="ltr">in the place of the message before:</div>' if text.startswith(lead) else ""
    text = text.removeprefix(lead)
    words = [line for line in text.splitlines() if not line.startswith("[")]
    rows = [line for line in text.splitlines() if line.startswith("[")]
    buttons = "".join(
        '<div class="b">' + "".join(f"<span>{html.escape(b)}</span>" for b in row[1:-1].split("] [")) + "</div>"
        for row in rows
    )
    return f'{note}<div class="m bot" dir="auto">{html.escape(chr(10).join(words).strip())}</div>{buttons}'


if __name__ == "__main__":
    folder = ROOT / "docs" / "conversations"
    folder.mkdir(exist_ok=True)
    for one in PAGES:
        (folder / f"{one}.html").write_text(page(one), "utf-8")
