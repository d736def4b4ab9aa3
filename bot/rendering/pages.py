"""Pages for staff to look at in a browser: plain HTML without anything from elsewhere."""

import html
from collections.abc import Mapping, Sequence

from bot.model import Language
from bot.rendering.direction import direction_of

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1d2b36;background:#f6f7f8}
table{border-collapse:collapse;background:#fff}td,th{border:1px solid #d5dade;padding:.3rem .7rem}
td.n{text-align:right;font-variant-numeric:tabular-nums}.outdated,.stale,.unconfirmed{background:#fff4d6}
.missing,.errors{background:#ffdcd6}.complete{background:#e2f4e4}
"""


def page(title: str, body: str, style: str = "", script: str = "") -> str:
    """Return a whole HTML page; `body`, `style` and `script` are markup already."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}{style}</style></head>'
        f"<body>{body}{f'<script>{script}</script>' if script else ''}</body></html>\n"
    )


def status_page(rows: Sequence[tuple[str, str, Language, Mapping[str, int]]], states: Sequence[str]) -> str:
    """Return the state of the content as a page: a row for each institution and language."""
    head = "".join(f"<th>{html.escape(state)}</th>" for state in ("", "", *states))
    lines = []
    for name, title, language, counts in rows:
        cells = "".join(f'<td class="n {s if counts[s] else ""}">{counts[s] or "–"}</td>' for s in states)
        shown = f'<td dir="{direction_of(language)}" lang="{language}">{html.escape(title)}</td>'
        lines.append(f'<tr id="{html.escape(name)}-{language}">{shown}<td>{language}</td>{cells}</tr>')
    body = f"<h1>State of the content</h1><table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    return page("State of the content", body)
