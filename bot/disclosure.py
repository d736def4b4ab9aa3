"""Words with which somebody who asked 'for a friend' says that she is the one it happens to. Standard library only."""

import re

_MOST_WORDS = 10
_ENGLISH = (
    r"\b(?:it|that|this|she|he|the (?:friend|person|woman|girl|one))(?:['’]?s| is| was)"
    r" (?:actually |really |about |for )?(?:me|myself)\b",
    r"\bi(?: am|['’]m) (?:the one|her|that (?:woman|girl|friend))\b",
    r"(?<!what )\b(?:happens|happened|happening|do(?:es|ing) (?:it|this|that)) to me\b",
    r"\bnot (?:a|my) (?:friend|sister|neighbou?r)\b.*\b(?:me|i)\b",
)
_TURKISH = (
    r"\b(?:o|bu|o kişi|o kisi|o kadın|o kadin|arkadaşım dediğim|arkadasim dedigim) ben(?:im|dim)\b",
    r"\bben(?:im)? baş[ıi]m\w*|\bbenim basim\w*",
    r"\b(?:kendim|benim) i[çc]in\b|\basl[ıi]nda ben\w*",
    r"\barkada[şs]\w* de[ğg]il\w*\W+ben\w*",
)
_ARABIC = (
    r"\b(?:هي|هو|هاي|هذه|هي البنت|هي المرأة|صاحبة القصة) (?:هي )?[اأ]نا\b",
    r"\b[اأ]نا (?:هي|هو|نفسي|صاحبة القصة|المقصودة)\b",
    r"\b(?:عني|عن نفسي|[إا]لي|لنفسي) (?:[اأ]نا|مو لرفيقتي|مو عن)",
    r"\b(?:صار|عم يصير|عم بصير|يحدث|حدث|حصل) (?:معي|لي|فيني)\b",
    r"\b(?:مو|ليست|مش|مالها) (?:رفيقتي|صديقتي|جارتي|[اأ]ختي)\b.*\b[اأ]نا\b",
)
_ARABIZI = (
    r"\b(?:hi+ye?|hey|huwe|hwe) ana\b|\bana (?:hiye|nafsi|hiyye)\b",
    r"\b(?:sar|3am ye?sir|3am b[iy]sir) ma3i\b",
    r"\b(?:mo|mou|msh|mush) (?:rf2ti|rfi2ti|sadi2ti)\b.*\bana\b",
)
_HERSELF = re.compile("|".join((*_ENGLISH, *_TURKISH, *_ARABIC, *_ARABIZI)))


def speaks_of_herself(text: str) -> bool:
    """Return whether a short text says that what was asked about happens to its writer."""
    return len(text.split()) <= _MOST_WORDS and _HERSELF.search(text.casefold()) is not None
