"""A rough guess of the language, for when the NLU server cannot be asked."""

import re

from bot.understanding.words import folded

_ARABIC = re.compile("[\u0621-\u064a]")
_NOT_ARABIC = re.compile("[پچژگەێۆڕڵھںٹڈڑےۇۈ]")
_ARABIZI = re.compile(r"\b(?=\w*[a-z])(?=\w*[2375])\w{3,}\b")
_TURKISH_LETTERS = re.compile("[şğıçöüİŞĞÇÖÜ]")
_WORDS = {
    "tr": "bir ne nerede nasil mi mu var yok icin ile ben bana benim kac zaman lazim istiyorum istiyom merhaba selam ve bu su hangi gerekiyor "
    "olur olmaz ucretsiz saat acik kurs kursu nereden kim neler misiniz musunuz alabilir miyim hakkinda tesekkurler",
    "en": "the is are what when where how do you i my can for have need to a of in it who which me and please want free open does your he she we "
    "hello hi thanks thank help at much about there",
    "ar": "shu sho shou wein wen kif keef bedi bdi badde baddi ana 3am fi mn men 3andi 3ndi 3andkon lazem hal ya marhaba salam iza eza mshan "
    "kam adesh 2adesh addesh btaaref ma bas hon honik",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def guess(text: str) -> tuple[str, float]:
    """Return (ar | tr | en | other, confidence from 0 to 1)."""
    arabic = len(_ARABIC.findall(text))
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return "other", 0.0
    if arabic * 2 > letters:
        return ("other", 0.6) if len(_NOT_ARABIC.findall(text)) * 8 > arabic else ("ar", 0.9)
    if arabic:
        return "ar", 0.6
    words = folded(text).split()
    scores = (
        {language: sum(w in known for w in words) / len(words) for language, known in _SETS.items()} if words else {}
    )
    if _ARABIZI.search(text.lower()):
        scores["ar"] = scores.get("ar", 0) + 0.5
    if _TURKISH_LETTERS.search(text):
        scores["tr"] = scores.get("tr", 0) + 0.5
    language = max(scores, key=lambda k: scores[k], default="other")
    return (language, min(0.4 + scores[language], 0.9)) if scores.get(language) else ("other", 0.2)
