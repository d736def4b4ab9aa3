"""Several questions in one message: where it can be cut, and which pieces are questions of their own. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.messages import Parse, ParseSource
from bot.model import ABOUT_A_TOPIC, NO_TOPIC, Aspect

MOST = 4
_SURE = 0.5
_SURE_TOPIC = 0.4
# What the whole message has to say for a piece's intent and topic: of 'my wife is ill and where do I go' hardly
# anything for 'who can come', which 'my wife is ill' is read as when it stands alone.
_SUPPORTED, _BORNE = 0.01, 0.003
_TWO_TOPICS = 0.45
# Arabic question words; 'w' (and) is written together with them.
_ARABIC = (
    r"(?:شو|وين|كيف|كيفية|قديش|قديه|اديش|أديش|اديه|متى|ايمت|إيمت|ايمتى|إيمتى|ايمتا|هل|مين|لمين|ماذا|ما هي|ما هو"
    r"|كم|بكم|أين|اين|منين|لوين|شقد|ايش|شلون|أي|اي|عندكن|عندكم|فيني|فينا"
    r"|[اإ]مت[ىا]?|إيمتا|ليش|ليه|فين|وينك[من]|وين[وها]|بكام|شنو|شكد)"
)
_ARABIZI = (
    r"(?:shu|sho|shou|shno|w[ae]*[iy]?n|kif|k[ae]yf|keef|shl[ou]n|kam|b?[2q]?[ae]d+e+[iy]?(?:sh|h)?|a[iy]mta?"
    r"|eymta|2[ea]mta|aymat|emta|mata|l[ae]?y?i?e?sh|hal|lazem)"
)
# Words that a further question can begin with, though they ask nothing themselves.
_FURTHER = r"(?:في|لازم|ما|بدي|بدنا|بدو|اذا|إذا|مجاني|بتاخد|بياخدو|بيقبلو)"
# A sentence's end, a comma, a new line, a sign or a word that adds another question.
_CUT = re.compile(
    r"[?؟!\n]+|(?<!\S)\d[.)]\s|(?<!\d)[.](?!\d)|[;؛،]|,(?!\d| *who\b)"
    r"|\s+(?:and also|and|also|plus|bir ?de|bi ?de|ayrıca|ayrica|hem de|ve|و ?كمان|وأيض[اً]+|كمان سؤال|[ow] ?kaman)\s+"
    rf"|\s+[-–—&+/n]\s+|\s+(?=و ?(?:{_ARABIC}|{_FURTHER})(?:\s|[?؟]|$))"
    rf"|\s+[wou]\s+(?={_ARABIZI}\b|fi|3and|bed|bi)",
    re.IGNORECASE,
)
# What has the form of a question, or of a wish to know.
_ASKS = re.compile(
    r"^(?:(?:and|also) )?(?:can|could|do|does|did|is|are|am|were|should|will|must|may)\b"
    r"|\b(?:what|whats|wat|where|wher|when|wen|which|wich|how|who|whom|wheres|whens|hows|whos|why"
    r"|give me|send me|tell me|or no|or not|or free"
    r"|ne|neler|nedir|nerde|nerede|nereye|nereden|nerden|neresi|nasıl|nasil|kaç|kac|kaça|kaca|kaçta|kacta|kim|kime|kimler"
    r"|hangi|hangisi|niye|neden|nezaman|nekadar|lazım|lazim|gerek\w*"
    r"|(?:\w+(?:[ae]?bilir|[ıiuü]yor)|var|yok|olur|gerek|gerekli|laz[ıi]m|[uü]cretl[iı]|a[cç][ıi]k|paral[ıi])?m[ıiuü]"
    r"(?:y[ıiuü]m|y[ıiuü]z|s[ıiuü]n(?:[ıiuü]z)?|d[ıiuü]r|yd[ıiuü])?"
    rf"|rica ederim|rica ediyorum|{_ARABIZI}|fi|fih|wla|aw la)\b"
    rf"|(?:^|\s)[وفب]?{_ARABIC}(?=\s|$)"
    r"|^(?:و?في)(?=\s)|(?:^|\s)(?:ولا لا|ولا|والا لا|ممكن|بدي اعرف|بدي أعرف|و?عطوني|اعطوني)(?=\s|$)",
    re.IGNORECASE,
)
# 'la' alone is Arabizi; letters after it would be another word.
_NO = re.compile(
    r"(?:no+|nope|not that|never ?mind|forget it|hayır|hayir|yok|yo|vazge[cç]tim|bo[sş] ?ver|pardon"
    r"|لا|لأ|لاء|مو|la2?a?)"
    r"(?:\s*[,،.!]+\s*|\s+)(\S+(?:\s+\S+){0,7})$",
    re.IGNORECASE,
)


# 'No, not sewing' names what is not meant.
_NOT_THIS = re.compile(r"^(?:مو|مش|mo|mu|mish|msh|not)\s|\sde[gğ]il$", re.IGNORECASE)


def pieces(text: str) -> tuple[str, ...]:
    """Return the two to four pieces of a text that have the form of a question, () if there is one only, or more."""
    cut = [(piece, end) for piece, end in _cut(text) if any(c.isalpha() for c in piece)]
    kept = tuple(piece for piece, end in cut if "?" in end or "؟" in end or _ASKS.search(piece))
    return kept if 2 <= len(kept) <= MOST else ()


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Yield each piece with what ends it."""
    start = 0
    for end in _CUT.finditer(text):
        yield text[start : end.start()].strip(), end[0]
        start = end.end()
    yield text[start:].strip(), ""


def after_no(text: str) -> str:
    """Return what follows a 'no' ('no, the children's one'), '' if nothing does or the text begins otherwise."""
    found = _NO.match(text.strip())
    rest = found[1].strip() if found else ""
    return "" if _NOT_THIS.search(rest) else rest


def questions(whole: Parse, parses: tuple[Parse, ...]) -> tuple[Parse, ...]:
    """Return the readings of a message's questions, () if it has one only: those of its pieces that are clear and
    that the reading of the whole message bears out, else one question about each of two topics that it names."""
    if whole.source is not ParseSource.NLU:
        return ()  # the scores of keywords are no probabilities
    found = _of_pieces(whole, parses)
    if len(found) > 1:
        return found
    named = [g for g in whole.topics if g.name != NO_TOPIC and g.confidence >= _TWO_TOPICS]
    return tuple(replace(whole, topics=(g,)) for g in named) if len(named) > 1 else ()


def _of_pieces(whole: Parse, parses: tuple[Parse, ...]) -> tuple[Parse, ...]:
    said = {g.name: g.confidence for g in whole.intents}
    borne = {NO_TOPIC, *(g.name for g in whole.topics if g.confidence >= _BORNE)}
    kept: list[Parse] = []
    for parse in parses:
        if parse.source is not ParseSource.NLU or parse.intent.name not in ABOUT_A_TOPIC:
            continue
        if parse.intent.confidence < _SURE or said.get(parse.intent.name, 0.0) < _SUPPORTED:
            continue
        parse = replace(parse, topics=tuple(g for g in parse.topics if g.name in borne))
        if all(parse.intent.name != k.intent.name or topic(parse) not in (None, topic(k)) for k in kept):
            kept.append(parse)
    # 'Is there a course, and when?' is answered by when it is: what it is is asked only where nothing else is.
    asked = {topic(p) for p in kept if p.intent.name != Aspect.DESCRIPTION}
    return tuple(p for p in kept if p.intent.name != Aspect.DESCRIPTION or not asked & {topic(p), None})


def topic(parse: Parse) -> str | None:
    """Return the topic that a reading names clearly, None if it names none."""
    best = parse.topics[0] if parse.topics else None
    return best.name if best and best.name != NO_TOPIC and best.confidence >= _SURE_TOPIC else None
