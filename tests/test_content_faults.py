"""Every kind of fault, seeded into a copy of the shipped content, is reported at its line."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.commands_content import catalogue_of_problems
from bot.content.loader import load
from bot.content.problems import FAULTS, Problem, errors
from bot.content.wording import wording

TODAY = date(2026, 11, 23)
DENTAL = "services/health_services/dental_care.yml"
VACCINES = "services/health_services/vaccination.yml"
SHELTER = "institutions/womens_shelter.yml"
SAFE = "services/womens_shelter/safe_accommodation.yml"
AR = "مراكز الأسنان الحكومية (ADSM) تعطي مواعيد على 182"
Change = Callable[[str], str]


def put(old: str, new: str) -> Change:
    """Replace the first occurrence; it must be there."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def add(more: str) -> Change:
    """Append lines."""
    return lambda text: text + more


def whole(text: str) -> Change:
    """Replace the whole file."""
    return lambda _: text


# code, file, what is done to it, how the line begins on which it is reported (None: the first)
FAULTY: list[tuple[str, str, Change, str | None]] = [
    ("EMPTY", DENTAL, whole(""), None),
    ("TOO-LARGE", DENTAL, add("# " + "x" * 250_000), None),
    ("SYNTAX", DENTAL, put("description:\n", "description: [\n"), "  - text" if False else None),
    ("TAB", DENTAL, put("  tr: Diş sağlığı", "\ttr: Diş sağlığı"), "tr: Diş sağlığı"),
    ("COLON", DENTAL, put("tr: Diş sağlığı", "tr: Diş: sağlığı"), "tr: Diş: sağlığı"),
    ("ALIAS", DENTAL, put("en: Dental care\n  tr: Diş sağlığı", "en: &n Dental care\n  tr: *n"), "en: &n"),
    ("DUPLICATE-KEY", DENTAL, add("guidance: true\nguidance: false\n"), "guidance: false"),
    ("STRAY-FILE", "services/health_services/dentist.yaml", whole("name: x"), None),
    ("MISSING-FIELD", DENTAL, put("name:\n  en: Dental care\n  tr: Diş sağlığı\n  ar: علاج الأسنان\n", ""), "aliases:"),
    ("MISSING-LANGUAGE", DENTAL, put("  tr: Diş sağlığı\n", ""), "name:"),
    ("UNKNOWN-FIELD", DENTAL, put("name:", "nam:"), "nam:"),
    ("VALUE", "sources.yml", put("published: '2", "published: 'about 2"), "published: 'about"),
    ("DATE", DENTAL, put("assured_date: 2026-11-23", "assured_date: 23.11.2026"), "assured_date: 23.11.2026"),
    ("YES-NO", DENTAL, put("sample: true", "sample: belki"), "sample: belki"),
    ("MISSING-TEXT", DENTAL, put("tr: Diş sağlığı", "tr:"), "tr:"),
    ("TEXT-LENGTH", DENTAL, put("en: Treatment", "en: " + "Long " * 150 + "Treatment"), "en: Long"),
    ("NAME-LENGTH", DENTAL, put("en: Dental care", "en: " + "Dental care " * 8), "en: Dental care Dental"),
    ("HTML", DENTAL, put("en: Dental care", "en: <b>Dental</b> care"), "en: <b>"),
    ("HOURS-SYNTAX", DENTAL, add('schedule:\n  opening_hours: "Pzt-Cum 9-17"\n  sample: true\n'), "opening_hours:"),
    ("PHONE", "hotlines.yml", put('number: "183"', 'number: "18a"'), 'number: "18a"'),
    ("PHONE", DENTAL, put("en: Book an", "en: Call 0342 1234. Book an"), "en: Call 0342"),
    ("URL", "sources.yml", put("url: 'https://", "url: 'www."), "url: 'www."),
    ("NO-SOURCE", DENTAL, put("  sample: true\n", ""), "description:"),
    ("COORDINATES", DENTAL, add('location:\n  text: {en: A, tr: B, ar: ج}\n  latitude: "37.38"\n  longitude: "27.06"\n  sample: true\n'), "location:"),
    ("CRITERION", "services/community_centers/social_cohesion.yml", add("criteria:\n  - fact: registration\n    one_of: [kimlik]\n    reason: {en: A, tr: B, ar: ج}\n    alternative: [dental_care]\n    sample: true\n"), "- fact: registration"),
    ("CRITERION", "services/community_centers/social_cohesion.yml", add("criteria:\n  - fact: age\n    at_least: 18\n    at_most: 6\n    reason: {en: A, tr: B, ar: ج}\n    alternative: [dental_care]\n    sample: true\n"), "- fact: age"),
    ("UNKNOWN-REFERENCE", "services/community_centers/social_cohesion.yml", add("criteria:\n  - fact: pregnant\n    is: true\n    reason: {en: A, tr: B, ar: ج}\n    alternative: [dental_car]\n    sample: true\n"), "alternative:"),
    ("DATE-ORDER", "holidays.yml", put("until: 2027-03-08", "until: 2027-01-08"), "- from: 2027-02-08"),
    ("SAFETY-MISSING", "safety.yml", put("distress:", "distres:"), None),
    ("NUMBER-DIFFERS", DENTAL, put("tr: 182'den veya", "tr: 183'ten veya"), "tr: 183'ten"),
    ("PLACEHOLDER", DENTAL, put("en: Book an", "en: Dear {name}, book an"), "en: Dear {name}"),
    ("SAME-TEXT", DENTAL, put("tr: 182'den veya mhrs.gov.tr üzerinden randevu alın.", "tr: Book an appointment on 182 or on mhrs.gov.tr."), "tr: Book"),
    ("LATIN-IN-ARABIC", DENTAL, put("ar: احجز موعدًا", "ar: احجز randevu"), "ar: احجز randevu"),
    ("ARABIC-IN-LATIN", DENTAL, put("tr: Diş sağlığı", "tr: علاج الأسنان"), "tr: علاج"),
    ("KASHIDA", DENTAL, put("ar: احجز", "ar: احـجز"), "ar: احـجز"),
    ("MIXED-DIGITS", DENTAL, put("ar: احجز موعدًا على الرقم 182", "ar: احجز موعدًا على الرقم ١٨٢"), "ar: احجز"),
    ("DIRECTION-MARKS", DENTAL, put("ar: احجز", "ar: \u202bاحجز"), "ar: \u202bاحجز"),
    ("INVISIBLE-CHARACTER", DENTAL, put("en: Dental care", "en: Dental\u200bcare"), "en: Dental\u200b"),
    ("ARABIC-PUNCTUATION", DENTAL, put("ar: احجز موعدًا", "ar: احجز موعدًا, نعم"), "ar: احجز"),
    ("UNKNOWN-REFERENCE", DENTAL, put('phones: ["182"', 'phones: ["128"'), "phones:"),
    ("UNKNOWN-REFERENCE", DENTAL, put("source: [da_phones]", "source: [da_fones]"), "source: [da_fones]"),
    ("UNKNOWN-INSTITUTION", "services/health/eyes.yml", whole("name: {en: a, tr: b, ar: ج}\n"), None),
    ("ORPHAN", "sources.yml", add("nobody:\n  title: x\n  publisher: x\n  url: https://a.b\n  published: '2026'\n"), "nobody:"),
    ("BAD-ID", "services/health_services/Diş Sağlığı.yml", whole("name: {en: a, tr: b, ar: ج}\n"), None),
    ("DUPLICATE-ID", "services/sarmer/dental_care.yml", whole("name: {en: a, tr: b, ar: ج}\n"), None),
    ("DUPLICATE-NAME", VACCINES, put("name:\n  en: ", "name:\n  en: Dental care # "), "en: Dental care"),
    ("SHARED-EXAMPLE", VACCINES, put("examples:\n  en:\n", "examples:\n  en:\n    - my gum bleeds every brush\n"), "- my gum"),
    ("NO-EXAMPLES", DENTAL, put("examples:\n  en:\n", "examples:\n  fr:\n"), "examples:"),
    ("STALE", DENTAL, put("assured_date: 2026-11-23", "assured_date: 2026-05-01"), "assured_date: 2026-05-01"),
    ("EXPIRED", DENTAL, put("assured_date: 2026-11-23", "assured_date: 2025-05-01"), "assured_date: 2025-05-01"),
    ("FUTURE-DATE", DENTAL, put("assured_date: 2026-11-23", "assured_date: 2062-11-23"), "assured_date: 2062"),
    ("PAST-DATE", "holidays.yml", put("- date: 2026-01-01", "- date: 2025-01-01"), "- date: 2025-01-01"),
    ("DUPLICATE-DATE", "holidays.yml", add("- date: 2026-01-01\n  name: {en: a, tr: b, ar: ج}\n"), "- date: 2026-01-01\n  name: {en"),
    ("HOLIDAYS-END", "holidays.yml", lambda t: t[: t.index("- date: 2027-01-01")], None),
    ("UNCONFIRMED", DENTAL, put("  source: [da_phones]\n  assured_date: 2026-11-23\n", "  sample: true\n"), "application_process:"),
    ("OUTDATED", DENTAL, put("en: Book an appointment", "en: Please book an appointment"), "tr: 182'den"),
    # Nothing that leads to the shelter, in any field, language or form.
    ("SHELTER-ADDRESS", SHELTER, add('location:\n  text: {en: "a", tr: "b", ar: "ج"}\n  sample: true\n'), "location:"),
    ("SHELTER-ADDRESS", SAFE, add('schedule:\n  opening_hours: "24/7"\n  sample: true\n'), "schedule:"),
    ("SHELTER-ADDRESS", SHELTER, add("# It is in Ordu Caddesi.\n"), "# It is in"),
    ("SHELTER-ADDRESS", SHELTER, put("en: Women Shelter", "en: Women Shelter, 37.0662"), "en: Women Shelter"),
    ("SHELTER-ADDRESS", SHELTER, put("en: A protected", "en: It is opposite the mosque. A protected"), "en: It is"),
    ("SHELTER-ADDRESS", SHELTER, put("tr: Şiddet gören", "tr: Caminin karşısındadır. Şiddet gören"), "tr: Caminin"),
    ("SHELTER-ADDRESS", SHELTER, put("ar: مكان محمي", "ar: جنب الجامع. مكان محمي"), "ar: جنب"),
    ("SHELTER-ADDRESS", SHELTER, put("ar: المكان سري", "ar: في شارع الجامعة. المكان سري"), "ar: في شارع"),
    ("SHELTER-ADDRESS", SAFE, put("aliases:\n  en: [", "aliases:\n  en: [Şehitkamil shelter, "), "en: [Şehitkamil"),
    ("SHELTER-ADDRESS", SAFE, put("examples:\n  en:\n", "examples:\n  en:\n    - see maps.app.goo.gl/x1\n"), "- see maps"),
    ("SHELTER-ADDRESS", SHELTER, add('cost: "8GC2+3X"\n'), 'cost: "8GC2'),
    ("SHELTER-ADDRESS", "center.yml", put("en: The center answers", "en: The women's shelter is behind the park. It answers"), "en: The women's"),
    ("SHELTER-ADDRESS", "institutions/sarmer.yml", put("description:\n  text:\n    en: ", "description:\n  text:\n    en: Kadın konukevi İncilipınar Mahallesi. "), "en: Kadın"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """A copy of the shipped content that a test may spoil."""
    return Path(shutil.copytree(root / "content", tmp_path / "content"))


def spoil(folder: Path, name: str, change: Change) -> None:
    """Change a file, or make it."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else ""
    after = change(before)
    assert after != before
    file.write_text(after, "utf-8")


@pytest.mark.parametrize(
    ("code", "name", "change", "begins"), FAULTY, ids=[f"{f[0]}-{i}" for i, f in enumerate(FAULTY)]
)
def test_a_seeded_fault_is_reported_at_its_line(
    folder: Path, code: str, name: str, change: Change, begins: str | None
) -> None:
    _, before = load(folder, TODAY)
    spoil(folder, name, change)
    catalogue, after = load(folder, TODAY)
    found = [p for p in set(after) - set(before) if p.code == code and p.file == Path(name)]
    assert found, sorted(map(str, set(after) - set(before)))
    text = (folder / name).read_text("utf-8")
    if begins:
        first = begins.split("\n")[0]
        start = text.index(begins)
        line = text[:start].count("\n") + 1
        assert line in {p.line for p in found}, (first, [str(p) for p in found])
    assert (catalogue is None) == (FAULTS[code].severity == "error") or errors(after)
    for problem in found:
        assert text.splitlines() == [] or 1 <= problem.line <= len(text.splitlines()) + 1


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        ("name: Diş sağlığı çok önemli".encode("windows-1254"), "ENCODING", "Windows-1254"),
        ("name:\n  ar: علاج الأسنان واللثة للجميع".encode("windows-1256"), "ENCODING", "Windows-1256"),
        ("name: Diş".encode("utf-16"), "ENCODING", "UTF-16"),
        (b"x" * 10_000_000, "TOO-LARGE", "10000000"),
        (b"a: " + b"[" * 20_000, "SYNTAX", ""),
        (b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n", "ALIAS", ""),
        (b"name:\n  en: Dental ca", "MISSING-LANGUAGE", ""),
        (b"\x00\x01", "SYNTAX", ""),
    ],
)  # fmt: skip
def test_strange_files(folder: Path, raw: bytes, code: str, said: str) -> None:
    (folder / DENTAL).write_bytes(raw)
    catalogue, found = load(folder, TODAY)
    assert catalogue is None
    assert any(p.code == code and said in p.message() for p in found), [str(p) for p in found]


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / DENTAL).unlink()
    (folder / DENTAL).mkdir()
    _, found = load(folder, TODAY)
    assert ("UNREADABLE", Path(DENTAL)) in {(p.code, p.file) for p in found}


def test_no_folder(tmp_path: Path) -> None:
    catalogue, found = load(tmp_path / "nothing")
    assert catalogue is None
    assert [p.code for p in found] == ["NO-FOLDER"]


def test_every_fault_is_seeded() -> None:
    elsewhere = {"NO-FOLDER", "UNREADABLE", "ENCODING"}
    assert set(FAULTS) == {code for code, *_ in FAULTY} | elsewhere
    assert len(FAULTS) >= 50


def test_every_fault_is_documented(root: Path) -> None:
    page = (root / "docs" / "content-problems.md").read_text("utf-8")
    assert page == "\n".join(catalogue_of_problems()) + "\n", "run: merhaba content problems > docs/content-problems.md"


@pytest.mark.parametrize("language", ["tr", "ar"])
def test_every_fault_is_told_in_the_staff_s_language(root: Path, language: str) -> None:
    say = wording(root / "locales", language)  # type: ignore[arg-type]
    for fault in FAULTS.values():
        assert say(fault.message) != fault.message, fault.code


def test_near_misses_get_a_hint(folder: Path) -> None:
    spoil(folder, DENTAL, put("description:", "descripton:"))
    spoil(folder, DENTAL, put("source: [da_phones]", "source: [da_phone]"))
    spoil(folder, VACCINES, add('schedule:\n  opening_hours: "الاثنين إلى الجمعة ٩-١٧"\n  sample: true\n'))
    _, found = load(folder, TODAY)
    said = "\n".join(map(str, found))
    assert 'Did you mean "description"?' in said
    assert 'Did you mean "da_phones"?' in said
    assert 'Write "Mo-Fr 09:00-17:00".' in said


def test_all_problems_are_collected_and_sorted(folder: Path) -> None:
    spoil(folder, DENTAL, put("sample: true", "sample: maybe"))
    spoil(folder, "hotlines.yml", put('number: "183"', 'number: "18a"'))
    _, found = load(folder, TODAY)
    assert {p.code for p in found} >= {"YES-NO", "PHONE"}
    assert found == sorted(found)


def test_a_problem_is_one_line_with_place_and_code(folder: Path) -> None:
    problem = Problem(
        Path("services/a/b.yml"), 14, 10, "HOURS-SYNTAX", "opening_hours", (("value", "Pzt"), ("example", "Mo"))
    )
    assert problem.line_in(Path("content")) == (
        'content/services/a/b.yml:14:10 HOURS-SYNTAX opening_hours: "Pzt" is not opening hours. Write "Mo".'
    )
