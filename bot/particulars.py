"""What a question wants to know exactly, where no text of ours tells it: how long something takes, how much is given,
whether somebody else may come instead. Standard library only."""

import re

DURATION, AMOUNT, INSTEAD = "duration", "amount", "instead"
_OPEN = re.compile(
    r"\b(?:open|opens|close[sd]?|shut|a[cç][iı]k|kapan\w*|kapal[iı]|mesai\w*|fat7|fate7|byefta7\w*)\b|فاتح|مفتوح|بتفتح|بيفتح|دوام|مسكر|بسكر|بتسكر|يغلق|مغلق"
)
_SOUGHT = {
    DURATION: re.compile(
        r"\b(?:how long|how many (?:days?|weeks?|months?|years?))\b"
        r"|\b(?:ne kadar (?:s[uü]r\w*|zaman\w*|beklen\w*|bekler\w*)|ka[cç] (?:g[uü]n|hafta|ay|y[iı]l|sene)(?:d[ea]|l[iıuü]k)?)\b"
        r"|(?:كم|قديش|اديش|أديش|شقد|قديه) (?:\S+ )?(?:يوم|شهر|اسبوع|أسبوع|جمعة|سنة|وقت|مدة|المدة|بتطول|بيطول|بتاخد وقت|بياخد وقت|تستغرق|يستغرق|بتضل|بيضل|منستنى|بستنى)"
        r"|(?:بتطول|بيطول|تستغرق|يستغرق) (?:كم|قديش|اديش)|(?:شو|كم|ما|ما هي|قديش) (?:هي )?(?:ال)?مد[ةه]"
        r"|\b[2qk]?a?dd?[ei]+s?h? (?:b[iy]?t?tawwel|btetawal|bit?awel|waqt|wa2t|wa2et)\w*|\bkam (?:yo+m|shah[ae]?r|sheher|jem3a|se[ne]+)\b"
    ),
    AMOUNT: re.compile(
        r"\bhow much (?:money )?(?:do|does|did|will|would|can) (?:they|you|it|we|i|he|she|a person|one) (?:\w+ )?(?:give|gives|get|gets|receive|pay (?:us|people|out))\b"
        r"|\bhow much (?:is|are) (?:given|the (?:aid|help|support|amount))\b|\bhow much (?:they|do they) (?:put|load)\b"
        r"|\b(?:ne kadar|ka[cç] (?:para|lira|tl)) (?:\w+ ){0,3}(?:veril\w*|veriyo\w*|verir\w*|yat[iı]\w*)"
        r"|(?:كم|قديش|اديش|أديش|شقد|قديه) (?:\S+ ){0,3}(?:بيعطو\S*|بتعطو\S*|يعطو\S*|يعطى|بينزل\S*|بنزل\S*|ينزل\S*|المعونة|المساعدة)"
        r"|\b[2qk]?add?[ei]+sh? (?:\w+ )?(?:by3to|bya3to|b3to|by3tou?n?a?|byenzal|bynzal)\b"
    ),
    INSTEAD: re.compile(
        r"\b(?:instead of (?:me|him|her|us|my \w+)|in (?:my|his|her) place|on (?:my|his|her) behalf|without me (?:there|coming|being))\b"
        r"|\b(?:benim|onun|bizim|annemin|babam[iı]n|e[sş]imin|kocam[iı]n) yerin[ea]\b|\byerime\b|\b(?:benim|onun) ad[iı][mn]a\b|\bvek[aâ]let\w*"
        r"|(?:^|\s)(?:بدالي|مكاني|بمكاني|عوضا? عني|نيابة عن\S*|بدلا? (?:عني|مني))(?=\s|[؟?.,،]|$)"
        r"|\b(?:badali|badal 3anni|mak[ae]ni)\b"
    ),
}


def sought(text: str) -> str:
    """Return DURATION, AMOUNT or INSTEAD if a question's words ask for it, else ''."""
    plain = text.replace("İ", "i").casefold()
    for particular, words in _SOUGHT.items():
        if words.search(plain) and not (particular == DURATION and _OPEN.search(plain)):
            return particular
    return ""
