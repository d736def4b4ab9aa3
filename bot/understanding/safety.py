"""Reviewed patterns for messages of people in danger. They work without the NLU server and overrule it.

Each pattern is a regular expression on the folded text (understanding/words.py): no Turkish letters, no hamza,
taa marbuta as haa. A pattern must say danger by itself; what needs context is left to the classifier.
The rule is in docs/safety.md.
"""

import re

from bot.understanding import acute, acute_phrases, picture_threats, urgent
from bot.understanding.harmless import without_harmless

# 'I'll kill myself haha' is left to the classifier; violence is not, since people who are beaten laugh about it, too.
_LAUGHTER = re.compile(r"\b(lol|a?haha\w*|lmao)\b")

# To wish to have died, alone or with the others: distress, although it may speak of rubble.
_WISH = re.compile(
    r"\bwish (i|we) ((was|were|had (died|stayed|been|remained)) ((?!not )\w+ )?under the rubble|(had )?died)\b"
    r"|\bkeske (\w+ ){0,3}(enkaz(in)? altinda (kalsa|olse)|olse)(ydim|ydik|m)\b|(?<!\w)لو متت معهم"
    r"|(?<!\w)(يا ?)?[رل]يت(ني|نا|و)? ((?!ما )\S+ )?((ضليت|بقيت|كنت|ضلينا) (\S+ )?تحت (التراب|الردم|الانقاض)|(كنت )?(متت|مت|متنا|ميته?)(?!\w)(?! من الضحك)( (\S+ )?تحت (الردم|الانقاض))?)"
)

# What somebody does to himself; and, looking ahead: not struck by a thing years ago, not what an office asks or refuses.
_TO_HIMSELF = r"((will|might|may|ll|would|is|going|to|gonna|wants?) ){0,3}(kill\w*|hurt\w*|harm\w*|cut\w*|hang\w*|do(es|ing)? (\w+ ){0,2}to) (him|her)self\b"
_NOT_LONG_AGO = r"(?! ?by (a |an |the )?(car|motor\w*|bike|bicycle|bus|truck|shrapnel)\b.*\b((years?|summers|winters) ago|last (year|summer|winter)|in (19|20)\d\d)\b)"
_NOT_OF_AN_OFFICE = (
    r"(?! ((will|would|might|may|ll|can|could) )?(ask (me |us )?(for |about )?(the |my |a )?(kimlik|ids?|papers?|documents?|questions?|money)"
    r"|(close|cancel|refuse|reject) (my|our|the) (kimlik|card|file|application|aid|help)"
    r"|(don t|won t|can t|cannot|do not|will not|not) (accept|understand|get what|believe|help|answer|register|speak))\b)"
)
_CAME_AND_WENT = (
    r".*\b(gecen (hafta|ay|gece|gun|aksam)|dun|(gun|hafta|ay) once)\b.*\bbicakla (\w+ )?geldi\w*"
    r" (\w+ ){0,2}((simdi|su an|artik) (\w+ )?(yok|gelmiyor)|gitti|kacti)\b"
)

_PATTERNS: dict[str, tuple[str, ...]] = {
    "emergency": (
        # English
        r"\b(not|isnt|isn t|cant|can t|cannot|doesnt|no longer) (breath\w*|breathing)\b",
        r"\b(heart attack|bleeding (a lot|badly|heavily)|lots? of blood|unconscious|call (an )?ambulance|need (an )?ambulance)\b",
        r"\b(house|home|building|apartment|kitchen|flat) (is )?(on fire|burning)\b|\bfire in (my|our|the) (house|home|building|kitchen|flat)\b",
        r"\b(gunshots?|shooting at|was shot|got shot|stabbed|swallowed (pills|bleach|poison|a battery|medicine))\b",
        r"\b(baby is coming( now)?|water (just )?broke|gas leak|is drowning|earthquake now|under the rubble)\b",
        # Turkish
        r"\bnefes (alamiyor\w*|almiyor\w*|alamıyor\w*)\b|\bkalp krizi\b|\bambulans (gelsin|lazim|cagir\w*|gonder\w*|istiyor\w*)\b",
        r"\b(ev|bina|mutfak|apartman)\w* (yaniyor|yangin)\w*\b|\byangin (var|cikti)\b|\bgaz (kacagi|sizintisi|kokusu)\b|\bgazdan zehirlen\w*\b",
        r"\b(cok kan(iyor| kaybediyor| geliyor)?\w*|kan kaybediyor\w*|bayildi\w* (uyanmiyor|kalkmiyor)\w*|bicakla\w+|vuruldu\w*|silah sik\w*)\b",
        # with a knife; a man who came with one last week and is gone now is help against violence
        rf"^(?!{_CAME_AND_WENT}).*\bbicakla\b",
        r"\b(dogum basladi|suyu? geldi|suyum geldi|boguluyor\w*|enkaz altinda\w*|trafik kazasi|kaza oldu)\b",
        r"\b(hap|ilac|zehir|camasir suyu|pil) (yuttu|icti|yutmus|icmis)\w*\b",
        # signs of a stroke, and a fire with people inside
        r"\b(face|mouth) (is )?(drooping|droops|hanging|crooked)\b|\b(one|left|right) (side|arm) (\w+ ){0,3}(numb|not moving|doesn t move|paralysed|paralyzed) (suddenly|now)\b",
        r"\b(bir|bi) (yani|tarafi|kolu) (tutmu\w+|oynamiyo\w*|uyustu)\b|\byigil(di|ip) kaldi\b|\b(agzi|yuzu) (\w+ ){0,2}(kaydi|yamuldu|carpildi)\b",
        # bleeding that does not stop
        r"\bkana\w* (hic )?dur(mu|ma)\w*\b|\b(bleeding|blood) (\w+ ){0,2}(is not|isn t|doesn t|does not|won t|not) stop\w*\b|نزيف (\S+ ){0,4}(ما|لا|مو) (عم )?[يبت]{1,2}وقف\w*",
        r"\b(ev|evi|mutfak|bina|daire|oda|perde|soba|tup)\w* (tutustu|alev aldi|patladi)\b",
        r"(تمو|تمه|تما|وجهو|وجهها|وشو|وشا) (عوج|انعوج|مايل|مال)|(نص|نصف) (جسمو|جسمه|جسما) (ما عم )?(يتحرك|انشل|نمل)|(فجاه|هلا) انشل\w*",
        # a seizure that is going on; 'has seizures' beside a question about papers is left to the classifier
        r"\b(nobet|havale) geciriyo\w*( \w+){0,1}$|\b(nobet|havale) geciriyo\w* (\w+ ){0,3}(goz\w*|simdi|su an|titri\w*|morar\w*|yardim|acil)\b|\bgozler\w* (kaydi|kaymis|kayiyo\w*)\b",
        r"\bhaving (a |an )?(seizure|fit|convulsions?)( \w+){0,2}$|\beyes (\w+ )?rolled (back|up)\b",
        r"[يبت]{1,2}تشنج (هلق|هلا|هسه|الان)|(قلب\w*|انقلب\w*) (عيونو|عيونه|عيونها|عيونا)|(عيونو|عيونه|عيونها|عيونا) (قلب\w*|انقلب\w*)",
        # Arabic
        r"(ما|مو|مش|لا|وما) (عم )?[يبتن]{1,2}تنفس|لا يستطيع التنفس|مو قادره? ?[يت]?تنفس|ما (عاد )?(في|عم) نفس|ازمه? قلبيه|جلطه? (هلق|هلا|الان)",
        r"(اسعاف|سياره? اسعاف) (بسرعه|ضروري|فورا|هلق|هلا)|بدنا اسعاف|بدي اسعاف|اطلبو?ا? (لي |لنا )?(ال)?اسعاف",
        r"(حريق|نار|عم يحترق|عم تحترق|شب حريق)\w* (في |ب|بال)?(البيت|بيت|البنايه|الشقه|المطبخ|شقه|بنايه)|(البيت|البنايه|المطبخ|بيتنا) (عم )?[يبت]?حترق",
        r"(عم ينزف|عم تنزف|نزيف قوي|عم انزف|غايب عن الوعي|فاقد الوعي|مغمي علي|اغمي علي|غميان)",
        r"(بلع|شرب|شربت|بلعت) (ابني |بنتي |الولد )?(كلور|سم|دوا|حبوب|بطاريه|مازوت|فلاش)|تسرب غاز|ريحه? غاز|اطلاق نار|طعنو|انطعن|عم يغرق|تحت (الانقاض|الردم)",
        r"(نزل|نزلت) (مي|ميه|ماء) (الراس|الجنين|الولاده)|طلق(ها)? قوي|عم (تولد|بولد|اولد)|حادث سير",
        # Arabizi
        r"\b(ma 3am|mo 3am|msh 3am|ma) ?(y|b|t|bt)etnaffa?s\b|\bis3af (bsor3a|bser3a|daroure|fawran)\b|\b7ari[q2]\w* (bel|b) ?(bet|beit|binaye)\b|\b3am (y|t|b)enzof\b",
        *acute_phrases.EMERGENCY,
        *urgent.EMERGENCY,
    ),
    "protection": (
        # English
        r"\b(boss|foreman|employer|patron|factory owner|workshop owner) (\w+ ){0,4}(let (us|me|them) (go|leave|out)|(took|takes|keeps|kept|holds|locked|hides) (\w+ ){0,3}(passports?|documents|papers|ids?|kimliks?))\b",
        r"\bbe[ea]t(s|ing)? (his (wife|kids?|children|mother|sister)|her kids?|my (mother|mom|sister|kids?))\b",
        r"\b(husband|father|brother|boss|he|uncle|son|in laws?|mother in law|stepfather|landlord) (is |was |keeps |kept )?(beat|beats|beating|hit|hits|hitting|rape[ds]?|raping|"
        rf"abus\w+|chok\w+|threat\w+|lock\w* me|tortur\w+|molest\w+|harass\w+) ?(me|us|my|her|the kids|the children|him)?\b{_NOT_LONG_AGO}",
        r"\b(raped|sexually (abused|assaulted|harassed)|forced (me |her |my \w+ )?(to|into) (marry|marriage|sex|prostitution)|forced marriage|child marriage|domestic violence)\b",
        r"\b(threatens?|threatened|threatening|wants|going|said he will) (to )?(kill|hurt|burn) (me|us|my|her)\b",
        rf"\bafraid (of my husband|my husband|he(?! (can t|cannot) (come|go|return|travel|work|walk|pass)\b)(?! {_TO_HIMSELF})|they{_NOT_OF_AN_OFFICE})(?!\w)",
        r"\b(took|takes|keeps|kept|holds|holding|has) my (passport|kimlik|id) (and|so|until|to)\b|\bblackmail\w*\b|\bnude (photos?|pictures?)\b",
        r"\bblack eyes? (again )?(from|because of|by) (my|her|his|the) (husband|father|brother|boss|boyfriend|partner|man)\b",
        # sex asked for in the place of rent
        r"\bkira (yerine|karsiligi\w*) (\w+ ){0,3}(yat\w*|birlikte ol\w*)\b|\b(instead of|for the) rent (\w+ ){0,4}(sleep with|sex)\b|\bsleep with (him|the landlord) (\w+ ){0,3}rent\b",
        r"(نام|انام) (معو|معه|معاه) (\S+ ){0,3}(الاجار|الايجار|الاجره)",
        *picture_threats.PATTERNS,
        *acute_phrases.PROTECTION,
        *urgent.PROTECTION,
        # Turkish
        r"\b(kocam|esim|babam|abim|agabeyim|patron\w*|kayinvalidem|kayinpederim|eniste\w*|uvey babam|sevgilim|nisanlim) (\w+ ){0,4}(dov\w+|vur\w+|siddet|tehdit|taciz|tecavuz|kilitli\w+|bogaz\w+|tokat\w*)\b",
        r"\b(siddet (goruyor|goruyom|gordum|uyguluyor)\w*|dayak (yiyo|yedim)\w*|taciz (ediyor|etti|edildim|ediliyor)\w*|tecavuz (etti|edildim|ediyor)\w*)\b",
        r"\b(beni|bizi|onu|kizimi|cocuklari|annemi) (\w+ ){0,2}(oldurecek|oldurur|olduru\w*|dovuyo\w*|dovdu\w*|tehdit ed\w*|taciz ed\w*|satti\w*|satacak\w*)\b",
        r"\b(zorla (evlen\w*|everiyor\w*|calistir\w*|fuhus)|cocuk gelin|berdel|santaj|ciplak (foto\w*|resim\w*)|pasaportum\w* (el koy\w*|vermiyor\w*|aldi\w*))\b",
        # a child who is to be married
        r"\b(1[0-7]|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)( years?)?( old)? (\w+ ){0,6}(marry|married|marriage)\b",
        r"\b(on (bir|iki|uc|dort|bes|alti|yedi)|1[0-7]) yas\w* (\w+ ){0,3}(evlen\w*|everiyor\w*|nisanli\w*|gelin (ediyor|gidiyor)\w*)",
        r"(عمر(ها|ا)?|بنت) (1[0-7]|١[٠-٧]|احدعش|اتنعش|تلتعش|تلاتعش|اربعتعش|خمستعش|ستعش|سبعتعش) (\S+ ){0,4}([يبت]{0,3}جوز\w*|[يبت]{0,2}زوج\w*|خطب\w*)",
        # Arabic
        r"(جوزي|زوجي|ابي|ابوي|اخي|اخوي|حماتي|عمي|خالي|خطيبي|طليقي|معلم\w*|صاحب (الشغل|المعمل|البيت)|هو) (\S+ ){0,3}([يب]{1,2}ضرب\w*|ضربني|ضربنا|[يب]{1,2}هدد\w*|هددني|[يب]{1,2}عنف\w*|اغتصب\w*|[يب]{1,2}تحرش\w*|تحرش\w*|حابس\w*|[يب]{1,2}حبس\w*|خنق\w*)",
        r"(عم )?[يب]{1,2}(ضربني|ضربنا|هددني|هددنا|تحرش|بتزني|بتزنا)|(اغتصبني|اغتصبوني|تحرش (في|فيي|بي|فيني)|هددني (بالقتل|بالسكين)|بدو يقتلني|بدن يقتلوني|رح يقتلني|بيقتلني)",
        r"(تعرضت|عم اتعرض|اتعرض|تتعرض) (لل|ل)?(ضرب|عنف|تعنيف|تحرش|اغتصاب|ابتزاز|تهديد|استغلال)",
        r"(جبروني|اجبروني|غصبوني|عم يجبرون\w*|بدن يجوزون\w*|بدهم يزوجون\w*|يجوزو\w* غصب\w*|زواج (قاصر|قسري|بالغصب)|ابتزاز|صور\w* (عاريه|بدون تياب))",
        r"(ماخد|اخد|اخدو|محتجز|ماسك) (مني )?(الباسبور|باسبوري|جوازي|جواز سفري|كملكي|الكملك) (و|مشان|ل)",
        # Arabizi
        r"\b(jozi|jawzi|zawji|jouze|abi|abou?y|7amati|el m3allem) (\w+ ){0,3}(b?[yi]+e?drobn\w*|darabni|b?[yi]+haddedn\w*|b?[yi]+darebn\w*)\b|\b(b|3am )?[yi]+e?drobni\b|\bt7arrash fi\w*\b|\bbaddo ye2telni\b",
    ),
    "distress": (
        *acute_phrases.DISTRESS,
        # English
        rf"\bafraid (that )?(s?he|my \w+) {_TO_HIMSELF}",
        r"\b(kill(ing)? myself|suicid\w*|end (my|this) life|want to die|wanna die|wish i (was|were) dead|hurt(ing)? myself|cut(ting)? myself|self harm\w*|"
        r"better off without me|no reason to live|don t want to live|dont want to live|do not want to live|can ?t live (any ?more|like this)(?!( any ?more)? ((in|with) (this|a|the|my|our) (house|home|tent|flat|room|camp|rent|mold)|without (heat\w*|water|electric\w*|money|work))))\b",
        rf"^(?!.*\b(?:phone|computer|government|office)\b).*\bnot wake up\b{urgent.LATE}",
        # Turkish
        r"\b(intihar\w*|kendimi (oldur\w*|kes\w*|as\w*|yak\w*|ate\w*)|olmek (istiyor\w*|istiyom\w*)|yasamak iste(mi|me)\w*|canima kiy\w*|hayatima son\w*|"
        r"olsem (de )?kurtulsam|uyanmasam|yasamanin anlami (yok|kalmadi))\b",
        # to cut oneself with a razor, to jump from a window
        r"\b(kollar\w*|kolum\w*|bilek\w*|bacak\w*) (\w+ ){0,2}jilet\w*|\bjilet(le)? (\w+ )?(kesiyor\w*|atiyor\w*|ciziyor\w*)|\bbileklerimi kes\w+",
        r"\bkendimi (camdan|pencereden|balkondan|kopruden|catidan|damdan) at\w+",
        r"\b(camdan|pencereden|balkondan|kopruden|catidan|damdan) (kendimi at\w*|(asagi )?(atla(mak|sam|yacag\w*|yasim\w*)))",
        # Arabic
        r"(انتحر|انتحار|اقتل حالي|اقتل نفسي|موت حالي|اموت حالي|اذي حالي|اجرح حالي|جرح حالي|انهي حياتي|خلص من حياتي|اخلص من حياتي)",
        r"(بدي|نفسي|اتمني|بتمني|ياريت|يا ريت|حابه?) (اني )?(موت|اموت)( وخلص| وارتاح| و?خلص)?$|(بدي|اريد ان|اتمني ان|بتمني) ?(موت|اموت) و",
        # to wish not to wake up
        r"(بتمني|اتمني|ياريت|يا ريت|نفسي) (\S+ ){0,2}و?(ما|لا) (عاد )?(ا?فيق|ا?صحي|استيقظ)\b(?! (بكير|باكر))",
        r"\b(ya ?re+t+|b[ie]?tmann?a|atmann?a|nefsi) (\w+ ){0,2}ma (3ad )?(fi+[2q]|[ae]?s7a)\b(?! b[ae]kk?ir)",
        r"(ما (عاد )?بدي|لا اريد ان|ما عندي رغبه) ?(عيش|اعيش)|كرهت (حياتي|عيشتي|الدنيا كلا)|ما في شي يستاهل (عيش|اعيش)|(اهلي|ولادي|الكل) (بيرتاحو|احسن) (بدوني|من دوني|بلاي)",
        # Arabizi
        r"\bb[ea]?dd?[ie] (amou?t|mou?t|moot|mawt|[ei]?nte7er|enta7er|[ei]2tol 7ali)\b|\b[ie]nt[ie]7ar\w*\b|\bma (3ad |b2a )?b[ea]?dd?[ie] (3ish|3eesh)\b",
    ),
}  # fmt: skip
_COMPILED = {intent: tuple(re.compile(p) for p in patterns) for intent, patterns in _PATTERNS.items()}


def danger(folded_text: str) -> str | None:
    """Return emergency, protection or distress if a reviewed pattern finds it in folded text, else None."""
    rest, wishes = _WISH.subn(" - ", folded_text)
    rest = without_harmless(rest)
    laughs = _LAUGHTER.search(folded_text)
    for intent, patterns in _COMPILED.items():
        if (intent == "protection" or not laughs) and any(p.search(rest) for p in patterns):
            return intent
        if intent == "emergency" and not laughs and acute.emergency(rest):
            return intent
    return "distress" if wishes and not laughs else None
