"""No whereabouts of the women's shelter: in no field, no comment, no language, no wording."""

import re
from collections.abc import Iterator

from bot.content.nodes import Document, scalars
from bot.content.problems import Fault, Problem, _, values

_DISTRICTS = (
    "şahinbey|sahinbey|şehitkamil|sehitkamil|nizip|islahiye|nurdağı|nurdagi|oğuzeli|oguzeli|araban|yavuzeli|karkamış|karkamis"
    "|شاهين ?بيه?|شهيد ?كامل|شهيت ?كامل|نيزيب|نزيب|إصلاحية|اصلاحية|نورداغي?|أوغوزلي|عربان|يافوزلي|كركميش|قرقميش"
)
_TURKISH = (
    r"cadde\w*|cad\.|cd\.|sokak\w*|sokağ\w*|sokag\w*|sok\.|sk\.|mahalle\w*|mah\.|mh\.|bulvar\w*|blv\.?|apartman\w*|apt\.?"
    r"|\w+ blok|kat\s*:?\s*\d|\d+\.? ?kat|daire\s*:?\s*\d|no\s*[:.]\s*\d|posta kodu|karşısı\w*|karsisi\w*|yanındaki|yanindaki"
    r"|\w+['’]?[nıiuü]+n yanında|arkasında\w*|arkasinda\w*|bitişiğ\w*|bitisig\w*|yakınında\w*|yakininda\w*|civarında\w*|civarinda\w*"
    r"|durağı\w*|duragi\w*|köşesi\w*|kosesi\w*|sapağı\w*|mevki\w*|semt\w*"
)
_ENGLISH = (
    r"street|st\.|avenue|ave\.?|road|rd\.|boulevard|blvd\.?|block \w+|building|\d+(?:st|nd|rd|th) floor|floor \d+|apartment"
    r"|flat \d+|neighbou?rhood|opposite|next to|next door|behind|across from|near the|close to|in front of|beside|corner of"
    r"|bus stop|tram|zip code|postcode|address is|located (?:at|in|on|near)"
)
_ARABIC = (
    r"[وفبل]?(?:ال)?(?:شارع|جادة|زقاق|بناية|عمارة|طابق|شقة|ساحة|دوار|موقف|عنوان)\w*|[وفب]?حي ال\w+|[وفب]?حارة \w+|[وب]?مقابل|[وب]?جنب|[وب]?جانب"
    r"|[وب]?(?:ال)?قرب من|[وب]?قرب|[و]?خلف|[و]?ورا|[و]?أمام|[و]?قدام|رقم البناء"
)
_ADDRESS = re.compile(rf"(?<!\w)(?:{_TURKISH}|{_ENGLISH}|{_ARABIC}|(?:{_DISTRICTS})\w*)(?!\w)", re.IGNORECASE)
_PIN = re.compile(
    r"(?<![\d.])3[5-9][.,]\d{2,}|\d+\s*°|(?<!\w)27\d{3}(?!\d)"  # coordinates, a postcode of the province
    r"|(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)|///\w+\.\w+\.\w+"  # plus codes, what3words
    r"|(?:maps?\.|goo\.gl|/maps|yandex\.|openstreetmap|osm\.org|waze\.|geo:)",
    re.IGNORECASE,
)
_SHELTER = re.compile(
    r"women'?s? shelter|safe house|shelter for women|kad[ıi]n (?:konuk|s[ıi][ğg][ıi]nma) ?ev\w*|konukevi\w*|s[ıi][ğg][ıi]nma ?ev\w*"
    r"|دار إيواء|دار ايواء|ملجأ النساء|ملجأ نسوان|دار حماية|مأوى نساء|مأوى النساء|دار النساء",
    re.IGNORECASE,
)
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
        if confidential or _SHELTER.search(value):
            found = _PIN.search(value) or _ADDRESS.search(value)
            if (found and "http" not in value[: found.start()]) or (found and confidential):
                yield document.problem(path, "SHELTER-ADDRESS", value=found[0])
    if confidential:
        for number, line in enumerate(document.text.splitlines(), 1):
            comment = _COMMENT.search(line)
            if comment and (found := _PIN.search(comment[1]) or _ADDRESS.search(comment[1])):
                at = comment.start(1) + found.start() + 1
                yield Problem(document.file, number, at, "SHELTER-ADDRESS", "", values(value=found[0]))
        if isinstance(document.value, dict):
            for field in ("location", "schedule", "address", "latitude", "longitude", "map"):
                if field in document.value:
                    yield document.problem((field,), "SHELTER-ADDRESS", value=field)
