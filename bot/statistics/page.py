"""Figures as text for the terminal and as one page of HTML without scripts."""

import html
from collections.abc import Iterator

from bot.statistics.figures import LEAST, Figures, Table

_STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
th, td { text-align: start; padding: .2rem .5rem; white-space: nowrap; }
td.bar { width: 70%; } td.number { text-align: end; }
.bar div { background: #2a7f9e; height: 1rem; border-radius: 2px; }
"""


def text(found: Figures, since: str) -> str:
    """Return the figures as lines for a terminal."""
    lines = [f"Since {since}. Numbers under {LEAST} are not shown."]
    for table in found.tables:
        lines += ["", f"{table.name} ({_total(table)})"]
        width = max((len(label) for label, _ in table.rows), default=0)
        lines += [f"  {label:<{width}} {number:>7}" for label, number in table.rows]
    return "\n".join([*lines, "", *_rest(found)])


def page(found: Figures, since: str) -> str:
    """Return the figures as a page with a bar for every number."""
    parts = [f"<h1>Merhaba</h1><p>Since {html.escape(since)}. Numbers under {LEAST} are not shown.</p>"]
    parts += [
        f"<h2>{html.escape(table.name)}</h2><p>{_total(table)}</p><table>{''.join(_bars(table))}</table>"
        for table in found.tables
    ]
    parts.append("".join(f"<p>{html.escape(line)}</p>" for line in _rest(found)))
    head = f'<meta charset="utf-8"><title>Merhaba: statistics</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _total(table: Table) -> str:
    small = f", {table.hidden} too small to be shown" if table.hidden else ""
    return f"{table.total} shown{small}"


def _bars(table: Table) -> Iterator[str]:
    most = max((number for _, number in table.rows), default=1)
    for label, number in table.rows:
        bar = f'<div style="width:{100 * number / most:.1f}%"></div>'
        yield f'<tr><th>{html.escape(label)}</th><td class="number">{number}</td><td class="bar">{bar}</td></tr>'


def _rest(found: Figures) -> Iterator[str]:
    share = "too few to say" if found.unanswered is None else f"{found.unanswered:.0%}"
    yield f"Messages without an answer: {share}"
    if not found.waits:
        yield "Time to the staff's first answer: too few cases to say"
    for kind, number, minutes in found.waits:
        yield f"Time to the staff's first answer, {kind.value}: median {minutes:.0f} minutes of {number} cases"
