"""What follows a greeting, and when it is taken for the message."""

import pytest

from bot.messages import Guess, Parse, ParseSource
from bot.model import Catalogue
from bot.understanding import greetings
from bot.understanding.greetings import beside_greeting, only_waits
from bot.understanding.reader import Reader
from bot.understanding.words import folded


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Selamün aleyküm, hanım doğuruyor araba yok", "hanım doğuruyor araba yok"),
        ("kolay gelsin ablacım. çocukların ayakkabısı yok", "çocukların ayakkabısı yok"),
        ("السلام عليكم ورحمة الله وبركاته أخي ما ضل عنا فحم", "ما ضل عنا فحم"),
        ("يسعد صباحك خالتي ابوي وقع ومابيحكي", "ابوي وقع ومابيحكي"),
        ("mar7aba kifkon, marti ta7t l 2anqad", "marti ta7t l 2anqad"),
        ("Good evening dear sir excuse me my father fall", "my father fall"),
        ("hello 👋 my baby hot", "my baby hot"),
        ("good evening", ""),
        ("merhaba nasılsınız 🌸", ""),
        ("👋", ""),
        ("", ""),
        ("my brother says hello", ""),
        ("abi araba lazım", ""),
        ("أخي وقع", ""),
        ("sağolun Allah razı olsun, annem nefes alamıyo", "annem nefes alamıyo"),
        ("annem bayıldı sağolun", "annem bayıldı"),
        ("شكرا الله يوفقك بس عم موت", "عم موت"),
        ("thank you sir my boy fall in the well", "my boy fall in the well"),
        ("ok thank you, and for my husband?", "for my husband?"),
        ("شكرا", ""),
        ("çok sağolun", "çok"),
        ("teşekkür ederim abi", ""),
    ],
)
def test_what_follows_a_greeting(text: str, rest: str) -> None:
    assert beside_greeting(text) == rest


class Answers:
    """A parser that reads two texts: a message, and what follows its greeting."""

    def __init__(self, whole: str, following: tuple[str, float, str, float]) -> None:
        intent, sure, topic, share = following
        self._whole = self._parse(whole, 0.95, "none", 0.9, "tr")
        self._following = self._parse(intent, sure, topic, share, "en")
        self.asked: list[str] = []

    @staticmethod
    def _parse(intent: str, sure: float, topic: str, share: float, language: str) -> Parse:
        return Parse(language, 0.9, (Guess(intent, sure),), (Guess(topic, share),), ParseSource.NLU)

    async def parse(self, text: str) -> Parse:
        """Return the one reading or the other."""
        self.asked.append(text)
        return self._whole if text.startswith("selam") else self._following


@pytest.mark.parametrize(
    ("whole", "following", "intent"),
    [
        ("greet", ("emergency", 0.7, "none", 0.9), "emergency"),
        ("thanks", ("protection", 0.7, "none", 0.9), "protection"),
        ("greet", ("service_info", 0.8, "winter_fuel", 0.7), "service_info"),
        ("greet", ("emergency", 0.3, "none", 0.9), "greet"),
        ("greet", ("service_info", 0.8, "winter_fuel", 0.3), "greet"),
        ("greet", ("service_info", 0.4, "winter_fuel", 0.9), "greet"),
        ("greet", ("complaint", 0.9, "none", 0.9), "greet"),
        ("greet", ("thanks", 0.9, "winter_fuel", 0.9), "greet"),
    ],
)
async def test_a_greeting_hides_neither_danger_nor_service(
    catalogue: Catalogue, whole: str, following: tuple[str, float, str, float], intent: str
) -> None:
    read = await Reader(Answers(whole, following)).read("selam abla ne diyecektim", catalogue)
    assert read.intent.name == intent
    assert read.language == "tr"  # that of the whole message
    assert (read.topics[0].name == "winter_fuel") is (intent == "service_info")


async def test_thanks_and_a_question_about_what_is_talked_about(catalogue: Catalogue) -> None:
    asks = ("eligibility", 0.9, "none", 0.9)
    text = "selam abla oğlum da gelebilir mi"
    assert (await Reader(Answers("thanks", asks)).read(text, catalogue, talking=True)).intent.name == "eligibility"
    assert (await Reader(Answers("thanks", asks)).read(text, catalogue)).intent.name == "thanks"


async def test_what_is_no_greeting_is_read_once(catalogue: Catalogue) -> None:
    parser = Answers("hours", ("emergency", 0.9, "none", 0.9))
    assert (await Reader(parser).read("selam ne zaman acik", catalogue)).intent.name == "hours"
    assert parser.asked == ["selam ne zaman acik"]


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("dur bi saniye", True),
        ("bekle bi dk abi", True),
        ("hold on pls", True),
        ("لحظة شوي", True),
        ("dur", False),
        ("dur vurma", False),
        ("wait he is here", False),
    ],
)
async def test_who_asks_for_a_moment_is_in_no_danger(catalogue: Catalogue, text: str, waits: bool) -> None:
    assert only_waits(text) is waits
    read = await Reader(Answers("emergency", ("emergency", 0.3, "none", 0.9))).read(text, catalogue)
    assert read.intent.name == ("affirm" if waits else "emergency")


def test_words_stand_as_they_are_looked_up() -> None:
    words = greetings._OPENINGS | greetings._THANKS | greetings._CONTINUED | greetings._LINKS | greetings._WAITING
    assert not [word for word in words if folded(word) != word]
