"""What a question wants to know exactly, where no text of ours tells it: how long something takes, how much is given,
whether somebody else may come instead. Standard library only."""

import re

DURATION, AMOUNT, INSTEAD = "duration", "amount", "instead"
_OPEN = re.compile(
    r"\b(?:open|opens|close[sd]?|shut|a[cç][iı]k|kapan\w*|kapal[iı]|mesai\w*|fat7|fate7|byefta7\w*)\b|فاتح|مفتوح|بتفتح|بيفتح|دوام|مسكر|بسكر|بتسكر|يغلق|مغلق"
)
_SOUGHT = {
    DURATION: re.compile(
        r"\b(?:how long|how much time|how many (?:days?|weeks?|months?|years?)|dead ?line)\b"
        r"|\b(?:ne kadar (?:s[uü]r\w*|zaman\w*|beklen\w*|bekler\w*)|ka[cç] (?:g[uü]n|hafta|ay|y[iı]l|sene)(?:d[ea]|l[iıuü]k)?)\b"
        r"|(?:كم|قديش|اديش|أديش|شقد|قديه) (?:\S+ )?(?:يوم|شهر|اسبوع|أسبوع|جمعة|سنة|وقت|مدة|المدة|بتطول|بيطول|بتاخد وقت|بياخد وقت|تستغرق|يستغرق|بتضل|بيضل|منستنى|بستنى)"
        r"|(?:بتطول|بيطول|تستغرق|يستغرق) (?:كم|قديش|اديش)|(?:شو|كم|ما|ما هي|قديش) (?:هي )?(?:ال)?مد[ةه]"
        r"|\b[2qk]?a?dd?[ei]+s?h? (?:b[iy]?t?tawwel|btetawal|bit?awel|waqt|wa2t|wa2et)\w*|\bkam (?:yo+m|shah[ae]?r|sheher|jem3a|se[ne]+)\b"
    ),
    AMOUNT: re.compile(
        r"\bhow much (?:money )?(?:(?:do|does|did|will|would|can) )?(?:they|you|it|we|i|he|she|a person|one) (?:\w+ )?(?:give|gives|get|gets|receive|put|load|pay (?:us|people|out))\b"
        r"|\bhow much (?:is |are )?(?:given|(?:the )?(?:aid|help|support|amount|money|lira)|for (?:one|each|every|a|the))\b|\bhow many (?:kilos?|kg|bags?|boxes|packs?)\b|^amount\b"
        r"|\b(?:ne kadar|ka[cç] (?:para|lira|tl|kilo|[cç]uval|koli|paket|torba)) (?:\w+ ){0,3}(?:ver[iı]\w*|verecek\w*|al[iı]y\w*|yat[iı]\w*)|\bka[cç] (?:kilo|[cç]uval|koli|torba)\b|\bayl[iı]k ka[cç]\b"
        r"|(?:كم|قديش|اديش|أديش|شقد|قديه) (?:\S+ ){0,3}(?:بيعطو\S*|بتعطو\S*|يعطو\S*|يعطى|بينزل\S*|بنزل\S*|ينزل\S*|بيحطو\S*|المعونة|المساعدة|المبلغ|للشخص|للنفر)"
        r"|\b[2qk]?add?[ei]+sh? (?:\w+ )?(?:by3to|bya3to|b3to|by3tou?n?a?|byenzal|bynzal|byn7at|3al shakhs)\b"
    ),
    INSTEAD: re.compile(
        r"\b(?:instead of (?:me|him|her|us|my \w+)|(?:go|come|take it|apply|collect it|sign|get it) (?:instead|for me)|in (?:my|his|her|their) place|on (?:my|his|her|their) behalf|without me (?:there|coming|being))\b"
        r"|\b(?:benim|onun|bizim|annemin|babam[iı]n|e[sş]imin|kocam[iı]n) yerin[ea]\b|\byerime\b|\b(?:benim|onun|\w+[iıuü]m(?:[iı]n)?) ad[iı]n?a\b|\b(?:benim|onun) ad[iı]ma\b|\bvek[aâ]let\w*"
        r"|(?:^|\s)(?:بدالي|مكاني|بمكاني|محلي|بمحلي|عوضا? عني|نيابة عن\S*|بدلا? (?:عني|مني))(?=\s|[؟?.,،]|$)"
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
