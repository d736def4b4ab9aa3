"""The preview's page: every service as Telegram messages in three languages side by side, problems beside them."""

import html
from collections.abc import Iterable, Mapping, Sequence

from bot.messages import Reply
from bot.model import LANGUAGES, Catalogue, Entry, Language
from bot.rendering.direction import direction_of
from bot.rendering.pages import page

_STYLE = """
header{position:sticky;top:0;background:#fffd;padding:.6rem 0;border-bottom:1px solid #d5dade;z-index:1}
input{font:inherit;padding:.4rem .6rem;width:24rem;max-width:70vw}h2{margin:2rem 0 .3rem}
.columns{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem}
.chat{background:#d9e4ec;border-radius:10px;padding:.7rem}
.message{background:#fff;border-radius:10px;padding:.5rem .8rem;margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
.buttons{display:flex;flex-wrap:wrap;gap:.25rem;margin-bottom:.8rem}
.buttons span{background:#6a8ba5;color:#fff;border-radius:6px;padding:.15rem .5rem;font-size:.85rem}
.problem{font:13px/1.4 ui-monospace,monospace;padding:.15rem .5rem;margin:.15rem 0;background:#fff4d6;white-space:pre-wrap}
.problem.error{background:#ffdcd6}details{margin:.3rem 0}#answer:empty{display:none}
"""
_SCRIPT = """
const box = document.querySelector('#ask'), answer = document.querySelector('#answer');
box.form.addEventListener('submit', async event => {
  event.preventDefault();
  answer.innerHTML = await (await fetch('/ask?text=' + encodeURIComponent(box.value))).text();
  answer.dataset.asked = box.value;
});
new EventSource('/events').onmessage = async () => {
  const fresh = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  document.querySelector('main').replaceWith(fresh.querySelector('main'));
};
"""
Problems = Sequence[tuple[str, str, str]]  # file, severity, line


def whole_page(
    catalogue: Catalogue | None, shown: Mapping[str, Mapping[Language, Sequence[Reply]]], problems: Problems
) -> str:
    """Return the page; without a catalogue only the problems."""
    known = {file: (severity, line) for file, severity, line in problems}
    entries = [*catalogue.institutions.values(), *catalogue.services.values()] if catalogue else []
    placed = {_file(entry) for entry in entries}
    loose = [p for p in problems if p[0] not in placed]
    wrong = sum(severity == "error" for _, severity, _ in problems)
    state = f"{wrong} error(s), {len(problems) - wrong} warning(s)" if known else "no problems"
    head = (
        "<header><form><input id='ask' dir='auto' placeholder='Ask as people would: وين دكتور السنان'> "
        f"<button>Ask</button> <span id='state'>{state}</span></form><div id='answer'></div></header>"
    )
    body = "".join(_section(entry, shown[entry.id], [p for p in problems if p[0] == _file(entry)]) for entry in entries)
    return page("Preview", f"{head}<main>{_listed(loose)}{body}</main>", _STYLE, _SCRIPT)


def answer(reply: Reply, read: str) -> str:
    """Return an answer of the pipeline as markup, with how the question was read."""
    return f"<div class='problem'>{html.escape(read)}</div>{_chat(reply.language, [reply])}"


def _section(entry: Entry, replies: Mapping[Language, Sequence[Reply]], problems: Problems) -> str:
    columns = "".join(_chat(language, replies[language]) for language in LANGUAGES)
    title = f"<h2>{html.escape(entry.name.en)} <small>{html.escape(_file(entry))}</small></h2>"
    return f"<section id='{html.escape(entry.id)}'>{title}{_listed(problems)}<div class='columns'>{columns}</div></section>"


def _chat(language: Language, replies: Iterable[Reply]) -> str:
    shown = []
    for reply in replies:
        for i, part in enumerate(reply.parts):
            title = reply.titles[i] if i < len(reply.titles) else ""
            bold = title and part.startswith(title)
            text = f"<b>{html.escape(title)}</b>{html.escape(part[len(title) :])}" if bold else html.escape(part)
            shown.append(f"<div class='message'>{text}</div>")
        labels = "".join(f"<span>{html.escape(button.text)}</span>" for row in reply.buttons for button in row)
        shown.append(f"<div class='buttons'>{labels}</div>")
    return f"<div class='chat' lang='{language}' dir='{direction_of(language)}'>{''.join(shown)}</div>"


def _listed(problems: Problems) -> str:
    return "".join(f"<div class='problem {severity}'>{html.escape(line)}</div>" for _, severity, line in problems)


def _file(entry: Entry) -> str:
    return f"services/{entry.institution}/{entry.id}.yml" if entry.institution else f"institutions/{entry.id}.yml"
