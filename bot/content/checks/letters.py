"""Letters, digits and invisible marks that do not belong in a language's text."""

import re
import unicodedata
from collections.abc import Iterator

from bot.content.nodes import Document, Path_, texts
from bot.content.problems import Fault, Problem, _
from bot.model import Language

_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u064b-\u065f]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w.'’@/-]*", re.UNICODE)
_GLUED = re.compile(r"[\u0621-\u064a][A-Za-zÀ-ɏ]|[A-Za-zÀ-ɏ][\u0621-\u064a]")
_KASHIDA = "\u0640"
_OPENING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f\u061c" + _OPENING + _POP + _POP_ISOLATE)
_WESTERN, _INDIC = re.compile(r"[0-9]"), re.compile(r"[٠-٩۰-۹]")


class LatinInArabic(Fault):
    """A Latin word in the middle of an Arabic sentence breaks its direction, and many cannot read it. Web addresses,
    abbreviations in capitals, words in brackets and names that the other languages also write so may stand."""

    code = "LATIN-IN-ARABIC"
    message = _('"{value}" is written in Latin letters. Write it in Arabic letters.')
    bad = "ar: احجز randevu على الرقم 182"
    good = "ar: احجز موعدًا على الرقم 182"


class ArabicInLatin(Fault):
    """Arabic letters in a Turkish or English text: the texts of two languages were mostly exchanged."""

    code = "ARABIC-IN-LATIN"
    message = _('"{value}" is written in Arabic letters. Are the texts of two languages exchanged?')
    bad = "tr: علاج الأسنان"
    good = "tr: Diş sağlığı"


class Kashida(Fault):
    """The stretching line (ـ) is ornament; search does not find a word that has it."""

    code = "KASHIDA"
    message = _("a kashida (ـ) stands in the text. Remove it.")
    bad = "ar: مرحبـــا"
    good = "ar: مرحبا"


class MixedDigits(Fault):
    """Two kinds of digits in one text are hard to read, and numbers are compared and called with 0-9."""

    code = "MIXED-DIGITS"
    message = _("the digits {value} stand here. Write 0-9, as on phones and signs in Türkiye.")
    bad = "ar: اتصل بالرقم ١٨٢"
    good = "ar: اتصل بالرقم 182"


class DirectionMarks(Fault):
    """An invisible direction mark that is opened and not closed turns everything behind it around."""

    code = "DIRECTION-MARKS"
    message = _("an invisible direction mark ({value}) has no partner. Delete the text and type it again.")
    bad = "ar: (U+202B)اتصل بنا"
    good = "ar: اتصل بنا"


class InvisibleCharacter(Fault):
    """Invisible characters come with text that was copied from somewhere and break search and layout."""

    code = "INVISIBLE-CHARACTER"
    message = _("an invisible character ({value}) stands in the text. Delete the text around it and type it again.")
    bad = "en: Dental(U+200B)care"
    good = "en: Dental care"


class ArabicPunctuation(Fault):
    """Arabic has its own comma (،), semicolon (؛) and question mark (؟)."""

    code = "ARABIC-PUNCTUATION"
    severity = "warning"
    message = _('"{value}" stands after Arabic words. Write "{right}".')
    bad = "ar: الهوية, والصورة"
    good = "ar: الهوية، والصورة"


def check(document: Document) -> Iterator[Problem]:
    """Yield foreign letters, digits and marks in every text."""
    for path, said in texts(document):
        if path and path[-1] in ("aliases", "examples"):
            continue
        for language, text in said.items():
            at = (*path, language)
            yield from _marks(document, at, text)
            yield from _arabic(document, at, text, said) if language == "ar" else _latin(document, at, text)


def _arabic(document: Document, at: Path_, text: str, said: dict[Language, str]) -> Iterator[Problem]:
    if glued := _GLUED.search(text):
        yield document.problem(at, "LATIN-IN-ARABIC", value=glued[0])
        return
    others = " ".join(other for code, other in said.items() if code != "ar").lower()
    # In brackets stand the words that are on a form or a door, to be shown or looked for.
    for word in _LATIN_WORD.findall(re.sub(r"\([^()]*\)", " ", text)):
        bare = word.strip(".'’/-")
        named = bare != bare.lower() and bare.lower() in others
        if not (bare.isupper() or "." in bare or "@" in bare or named):
            yield document.problem(at, "LATIN-IN-ARABIC", value=bare)
            break
    if _KASHIDA in text:
        yield document.problem(at, "KASHIDA")
    if wrong := re.search(r"(?<=[\u0621-\u064a])\s?([,;?])(?!\d)", text):
        yield document.problem(at, "ARABIC-PUNCTUATION", value=wrong[1], right={",": "،", ";": "؛", "?": "؟"}[wrong[1]])


def _latin(document: Document, at: Path_, text: str) -> Iterator[Problem]:
    if found := _ARABIC_WORD.search(text):
        yield document.problem(at, "ARABIC-IN-LATIN", value=found[0])


def _marks(document: Document, at: Path_, text: str) -> Iterator[Problem]:
    if indic := _INDIC.search(text):
        yield document.problem(at, "MIXED-DIGITS", value=indic[0])
    if lonely := _unbalanced(text):
        yield document.problem(at, "DIRECTION-MARKS", value=_named(lonely))
    for character in text:
        if unicodedata.category(character) in ("Cf", "Cc", "Co", "Cn") and character not in _HARMLESS:
            yield document.problem(at, "INVISIBLE-CHARACTER", value=_named(character))
            return


def _unbalanced(text: str) -> str | None:
    """Return the first direction mark without a partner (Unicode Bidirectional Algorithm, UAX 9, 3.3.2)."""
    stack: list[str] = []
    for character in text:
        if character in _OPENING:
            stack.append(character)
        elif character in (_POP, _POP_ISOLATE):
            partners = _EMBEDDINGS if character == _POP else _ISOLATES
            if not stack or stack[-1] not in partners:
                return character
            stack.pop()
    return stack[0] if stack else None


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"
