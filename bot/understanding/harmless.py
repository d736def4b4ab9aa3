"""Phrases that hold a word of danger and mean none: gums that bleed, papers under the rubble, an accident years ago.

Only the phrase is cut out of the folded text; the rest of the message is read for danger as always, since somebody
who jokes about an exam may be beaten for it.
"""

import re

_PEOPLE = r"son|daughter|kids?|child\w*|baby|mother|father|wife|husband|brother|sister|family|people"
_PEOPLE_TR = r"cocu\w*|bebe\w*|og(lu|ul)\w*|kiz\w*|anne\w*|baba\w*|karim|kocam|esim|karde\w*|aile\w*|insan\w*|biri"
_PEOPLE_AR = r"ابني|بنتي|ولاد\w*|ولد|امي|ابي|مرتي|جوزي|اخي|اختي|اهلي|عيلتي|حدا|ناس"
_OLD_TR = r"(gecen (yil|sene|ay|kis|yaz)|(yil|sene|ay)(lar)? (once|evvel))"
_OLD_AR = r"((من|قبل) ((كم )?(زمان|سنه|سنتين|سنين|شهر|شهرين|شهور)|\S+ (سنين|سنه|شهور|اشهر))|(ال)?سنه الماضيه)"

_KINDS = (
    # what kills is an exam, the heat, a bill, a team, a tooth
    r"\b((ders|sinav|odev)(ler|im|ler\w*)?|fizik|matematik|turkce|sicak(lar)?|soguk(lar)?|trafik|maas(im|lar)?|fatura(lar)?|kira(lar)?|diyet"
    r"|fener\w*|galatasaray|besiktas|is(im|ler|leri)?|mac|takim(im)?|dis(im|i)?|(bas|bel|dis|sirt) agri(m|si|larim)?|migren) (beni|bizi) oldur(uyo\w*|ecek|du)\b",
    r"\b(pubg|valorant|fifa)( ?[dt][ae])? ((adamlar|herkes|hep|surekli|takim) ){0,2}(beni|bizi) ((hep|surekli) )?oldur(uyo\w*|du\w*)",
    r"^(والله |هال?)?(وجع )?(ضرسي|ضرس|اسناني|الملل|الحر|البرد|الشوق|الامتحان|الدوام|الفاتوره|النعس|الصداع|راسي|ضهري) ((رح|عم) )?[يبت]{1,2}قتلني",
    # talks about suicide, prices that are 'a reason for suicide', a film
    r"\bintihar\w* onle\w+ (seminer|egitim|gunu|hafta|toplanti|konusma)\w*|\b(zam|fiyat|kira|fatura|sinav|trafik)\w* (\w+ ){0,2}intihar sebebi$",
    r"\b(talk|seminar|training|course|workshop|lecture)s? (\w+ ){0,2}suicide prevention\b|\bsuicide (prevention (talk|seminar|training|course|workshop|day|week)s?|squad)\b",
    r"(محاضره|ندوه|دوره|جلسه|مقال|حمله|تدريب|واجب|مقدمه) (\S+ ){0,3}(الوقايه من|ظاهره) الانتحار",
    # things that stayed under the rubble, where nobody is said to be with them
    r"\b(papers?|documents?|passports?|ids?|kimliks?|certificates?|diplomas?|reports?|things|stuff|belongings|house|home|car|money|gold)"
    rf" ((is|are|was|were|stayed|left|remained|lost|still|all|now|got|buried) ){{0,4}}under the rubble\b(?!.*\b({_PEOPLE})\b)",
    rf"\b(kimli|evrak|belge|pasaport|diploma|esya|tapu|cuzdan|araba|evim|evimiz)\w* ((hep|hepsi|hala|de|da) ){{0,2}}enkaz altinda\w*(?!.*\b({_PEOPLE_TR})\b)",
    r"(?<!\w)و?(وراق|اوراق|الوراق|الاوراق|هوي|الهوي|دفتر|جواز|شهاد|غراض|سند|طابو|كملك|تياب|سيارتي|مصاري|دهب|بيتي |بيتنا )\w*"
    r" ?((كلها|كلن|كلهم|كلا|لسا|لسه|ضل\w*|بقي\w*|صار\w*|راح\w*|العيله|المدرسه|السفر|ابني|بنتي|ولادي|امي|ابي|اخي|من) ){0,3}"
    rf"تحت (الانقاض|الردم)(?!.* و?({_PEOPLE_AR})(?!\w))",
    # a traffic accident of last year, or one for the lawyer
    rf"\b({_OLD_TR}|(19|20)\d\d( ?[dt][ae]| yilinda)?) ((bir|agir|buyuk) ){{0,2}}trafik kazasi",
    rf"\btrafik kazasi(nda|ndan)? (\w+ ){{0,3}}({_OLD_TR}|dava\w*|sigorta\w*|tazminat\w*|rapor\w*)",
    rf"حادث سير (\S+ ){{0,3}}(قديم|{_OLD_AR})|(من|قبل) (زمان|سنه|سنتين|شهر|شهرين|\S+ (سنين|شهور)) (\S+ ){{0,2}}حادث سير",
    # gums that bleed, unless they do not stop
    r"(?<!\w)(ال)?(لثت?|لثه|سنان|اسنان)\w* ((عندي|كل|يوم|بنتي|ابني|دايما) ){0,2}عم [يت]نزف(?!.*(وقف|كتير|قوي))",
    # a child that hits his own head, a quarrel about who hit first
    r"\b(he|son|brother) (is |keeps )?(hit|hits|hitting) (his (own )?head|first)\b(?!.*\b(me|us|my|her|him|mine|then)\b)",
)  # fmt: skip
_PHRASES = re.compile("|".join(_KINDS))


def without_harmless(folded_text: str) -> str:
    """Return folded text with a dash in the place of every phrase that only sounds like danger."""
    return _PHRASES.sub(" - ", folded_text)
