"""Words that tell where something is, and words for the women's shelter; for content and for what staff write.

Standard library only. A pattern knows what it knows: a place told in other words passes.
"""

import re

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
ADDRESS = re.compile(rf"(?<!\w)(?:{_TURKISH}|{_ENGLISH}|{_ARABIC}|(?:{_DISTRICTS})\w*)(?!\w)", re.IGNORECASE)
PIN = re.compile(
    r"(?<![\d.])3[5-9][.,]\d{2,}|\d+\s*°|(?<!\w)27\d{3}(?!\d)"  # coordinates, a postcode of the province
    r"|(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)|///\w+\.\w+\.\w+"  # plus codes, what3words
    r"|(?:maps?\.|goo\.gl|/maps|yandex\.|openstreetmap|osm\.org|waze\.|geo:)",
    re.IGNORECASE,
)
SHELTER = re.compile(
    r"women'?s? shelter|safe house|shelter for women|kad[ıi]n (?:konuk|s[ıi][ğg][ıi]nma) ?ev\w*|konukevi\w*|s[ıi][ğg][ıi]nma ?ev\w*"
    r"|دار (?:ال)?[إا]يواء|ملج[أا] (?:ال)?(?:نساء|نسوان)|دار (?:ال)?حماية|م[أا]وى (?:ال)?نساء|دار النساء|malja2 \w* ?(?:el )?(?:neswan|nisa)",
    re.IGNORECASE,
)


def place_in(text: str) -> str | None:
    """Return the words of a text that tell where something is, None if none do."""
    found = PIN.search(text) or ADDRESS.search(text)
    return found[0] if found else None


def speaks_of_shelter(text: str) -> bool:
    """Return whether a text speaks of the women's shelter."""
    return SHELTER.search(text) is not None
