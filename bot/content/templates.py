"""New content files with comments that say what belongs where."""

from pathlib import Path

from bot.content.checks.references import close
from bot.errors import ContentError

_SERVICE = """\
# yaml-language-server: $schema=../../schemas/service.json
# A service. Fill in what stands in <angle brackets> in all three languages; remove fields that you do not need.
# What a service does not say, its institution says. `merhaba content check` tells what is still wrong.
name:
  en: <short name in English>
  tr: <short name in Turkish>
  ar: <اسم قصير بالعربية>
# What people call it, also misspelt: the service is found by these words at once.
aliases:
  en: []
  tr: []
  ar: []
# Two or three whole questions a language, as people really write them. No names, no numbers of persons.
examples:
  en:
    - <question in English>
  tr:
    - <question in Turkish>
  ar:
    - <سؤال بالعربية>
description:
  text:
    en: <one or two sentences in English>
    tr: <one or two sentences in Turkish>
    ar: <جملة أو جملتان بالعربية>
  # Either who says so (ids of sources.yml) and the day on which you checked it ...
  # source: [seed]
  # assured_date: 2026-11-23
  # ... or this line, while nobody has confirmed it:
  sample: true
# In the same form, where they differ from the institution's: eligibility, cost_option, application_process, languages.
# required_document:
#   items:
#     - {en: ..., tr: ..., ar: ...}
#   sample: true
# location:
#   text: {en: ..., tr: ..., ar: ...}
#   latitude: 37.06
#   longitude: 37.38
#   sample: true
# schedule:
#   opening_hours: "Mo-Fr 09:00-17:00; PH off"
#   sample: true
# Ids of hotlines.yml.
phones: ["153"]
"""

_INSTITUTION = _SERVICE.replace("../../schemas/service.json", "../schemas/institution.json").replace(
    "# A service. Fill in", "# An institution: what it says holds for all its services. Fill in"
).replace("# What a service does not say, its institution says. `merhaba", "# Add its id to center.yml too. `merhaba")  # fmt: skip

_ANNOUNCEMENT = """\
# yaml-language-server: $schema=../schemas/announcement.json
# News for people who asked for them. They see it from the first to the last day, both included.
title:
  en: <short title in English>
  tr: <short title in Turkish>
  ar: <عنوان قصير بالعربية>
text:
  en: <what happens, where, when, in English>
  tr: <the same in Turkish>
  ar: <الشيء نفسه بالعربية>
# An institution or service that it is about, and a district, or neither.
# topic: health_services
# district: sahinbey
from: <year-month-day>
until: <year-month-day>
# true only for danger (earthquake): it goes to everybody who agreed to that.
urgent: false
"""

TEMPLATES = {"service": _SERVICE, "institution": _INSTITUTION, "announcement": _ANNOUNCEMENT}


def place(content: Path, kind: str, name: str, institution: str | None) -> Path:
    """Return where a new file belongs. Raises ContentError if it needs an institution that does not exist."""
    if kind != "service":
        return content / f"{kind}s" / f"{name}.yml"
    known = sorted(f.stem for f in (content / "institutions").glob("*.yml"))
    if institution is None or institution not in known:
        hint = close(institution, known) if institution else ""
        said = f' Did you mean "{hint}"?' if hint else f" There are: {', '.join(known)}."
        raise ContentError(f"A service needs the institution that it belongs to: --institution ID.{said}")
    return content / "services" / institution / f"{name}.yml"
