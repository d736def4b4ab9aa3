"""No whereabouts of the women's shelter: in no field, no comment, no language, no wording."""

import re
from collections.abc import Iterator

from bot.content.nodes import Document, scalars
from bot.content.problems import Fault, Problem, _, values
from bot.whereabouts import ADDRESS, PIN, SHELTER

_COMMENT = re.compile(r"(?:^|\s)#(.*)$")


class ShelterAddress(Fault):
    """A violent husband reads too. The shelter is reached through 183 and 112 only; nothing that leads there is
    written anywhere: no street, no district, no landmark, no map link, no coordinates, not even in a comment."""

    code = "SHELTER-ADDRESS"
    message = _('"{value}" could lead to the women\'s shelter. Remove it: 183 and 112 show the way.')
    bad = "en: The house is next to the mosque."
    good = "en: The place is secret. You reach it through 183."


def check(document: Document, confidential: bool) -> Iterator[Problem]:
    """Yield whatever says where the shelter is; outside its own files, where a text speaks of the shelter."""
    for path, value in scalars(document.value):
        if confidential or SHELTER.search(value):
            found = PIN.search(value) or ADDRESS.search(value)
            if (found and "http" not in value[: found.start()]) or (found and confidential):
                yield document.problem(path, "SHELTER-ADDRESS", value=found[0])
    if confidential:
        for number, line in enumerate(document.text.splitlines(), 1):
            comment = _COMMENT.search(line)
            if comment and (found := PIN.search(comment[1]) or ADDRESS.search(comment[1])):
                at = comment.start(1) + found.start() + 1
                yield Problem(document.file, number, at, "SHELTER-ADDRESS", "", values(value=found[0]))
        if isinstance(document.value, dict):
            for field in ("location", "schedule", "address", "latitude", "longitude", "map"):
                if field in document.value:
                    yield document.problem((field,), "SHELTER-ADDRESS", value=field)
