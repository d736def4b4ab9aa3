"""Example questions: a service is found by them, and the next training learns from them."""

from collections.abc import Iterable, Iterator

from bot.content.nodes import Document
from bot.content.problems import Fault, Problem, _
from bot.model import LANGUAGES


class NoExamples(Fault):
    """Without examples of what people write, a new service is found by its names only."""

    code = "NO-EXAMPLES"
    severity = "warning"
    message = _("there are no example questions in {missing}. Add two or three, as people write them.")
    bad = "examples:\n  en: []"
    good = "examples:\n  en: [my tooth hurts since three days]"


class SharedExample(Fault):
    """The same question cannot mean two services."""

    code = "SHARED-EXAMPLE"
    message = _('"{value}" is an example of {other} too. Keep it where it fits better.')
    bad = "the same line in two services"
    good = "each line in one service"


def check(services: Iterable[Document]) -> Iterator[Problem]:
    """Yield services without examples, and examples of two services."""
    seen: dict[str, Document] = {}
    for document in services:
        found = document.value.get("examples") if isinstance(document.value, dict) else None
        lines = found if isinstance(found, dict) else {}
        missing = [code for code in LANGUAGES if not lines.get(code)]
        if missing:
            yield document.problem(("examples",), "NO-EXAMPLES", missing=", ".join(missing))
        for language in LANGUAGES:
            said = lines.get(language)
            for i, line in enumerate(said if isinstance(said, list) else []):
                key = " ".join(str(line).casefold().split())
                other = seen.setdefault(key, document)
                if other is not document:
                    yield document.problem(("examples", language, i), "SHARED-EXAMPLE", value=line, other=other.file)
