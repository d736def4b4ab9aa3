"""Threats to show somebody's pictures, as regular expressions on folded text, for understanding/safety.py.

They are put together from parts: pictures, whose they are, to spread them, money, 'if not', 'or else'. Every pattern
needs two or three parts, for people ask daily what a photo costs and send their own for papers.
"""

_FEW, _SOME = r"(?:\S+ ){0,2}", r"(?:\S+ ){0,6}"
_EN_PICS = r"(?:photo(?:graph)?s?|fotos?|pictures?|pics?|videos?|images?|screenshots?)"
_EN_MONEY = r"(?:mone?y|pay|paid|doll?ars?|liras?|tl|euros?|bitcoins?|crypto)"
_EN_KIN = (
    r"(?:(?:(?:my|your|her|our|the|all) )*(?:father|dad|mother|mom|mum|parents|brothers?|sisters?|fami?ly|husband|wife|uncles?"
    r"|cousins?|relatives|friends|contacts|in laws|fiance|boss|neighbou?rs)|every ?one|everybody)"
)
_EN_NET = r"(?:(?:on|in|to) )?(?:the |my )?(?:facebook|insta\w*|tiktok|telegram|internet|net|online|everywhere)"
_EN_SPREAD = (
    r"(?:(?:post|shar|spread|publish|leak|send|show|upload)\w* (?:\S+ ){0,2}?"
    rf"(?:(?:my|your|her|our) (?:\w+ )?{_EN_PICS}|{_EN_PICS} of (?:me|us|you|her)|(?:it|them)(?! to (?:me|us))|(?:to )?{_EN_KIN})\b(?! back)"
    rf"|put\w* {_FEW}(?:{_EN_PICS}|it|them) {_EN_NET}\b)"
)
_EN_THEY = (
    r"(?:s?he|they|hes|some ?one|somebody|ex|man|guy|boy|boyfriend|friend|cousin|who|will|ll|would|gonna|threa?te?n\w*)"
    r" (?:(?!not\b|t\b|i\b|we\b|you\b)\w+ ){0,4}?"
)
_EN_IF_NOT = (
    r"(?:unless|if no (?:money|pay)\b|(?:until|till|if) (?:i|we|you) (?:\w+ )?(?:don ?t|do not|not|no|didn ?t|refuse|leave|stop|block)\b"
    r"(?! (?:have|mind|find|know|need|bring|got|see|attend)\b))"
)
_TR_PICS = r"(?:(?!fotokopi|fotografci)(?:resim|resmim|resmin|resml|foto|video|goruntu)\w*|montaj\w*)"
_TR_MINE = r"(?:(?!fotokopi|fotografci)(?:resi?m|foto|video|goruntu)\w*m(?:i|u|la|iz|izi|in)?\b)"
_TR_MONEY = r"(?:para|parayi|paralar|lira|tl|dolar|euro|bin)"
_TR_IF_NOT = r"(?:\w{2,}m[ae]zs[ae](?:m|n|k|niz|nlar)?\b)"
_TR_PUT = r"[ae] (?:\w+ )?(?:at|koy|yukle|sal|ver|yolla|gonder|goster|dagit)\w+"
_TR_SPREAD = (
    r"(?:(?:(?:yay(?:ar|ac|ic|iy|inla|cak|mak)|paylas(?:ir|ac|ic|iy|cak|mak)|ifsa)\w*"
    rf"|(?:herkes|internet|net|face|facebook|instagram|insta|tiktok|telegram|sosyal medya|okulun){_TR_PUT}"
    rf"|(?:baba|anne|aile|koca|abi|agabey|esi|kardes|amca|dayi|akraba|patron|nisanli)\w*{_TR_PUT})\b(?<!siniz)(?! m[iu]))"
)
_AR_PICS = r"(?:\b[وب]?(?:ال)?(?:صور(?!يه|يا)\w*|فيديو\w*|مقطع|مقاطع))"
_AR_MINE = r"(?:\b[وب]?(?:صور(?:ي|تي|نا|ك|تك|ها|تها|ني)|(?:صور|صوره|فيديو\w*) (?:الي|عني|خاصه|عاريه|بنتي|اختي|مرتي))\b)"
_AR_MONEY = r"(?:\b[وب]?(?:ال)?(?:مصار[يى]?|فلوس|نقود\w*|مالا?|مبلغ|دولار\w*|ليره|ليرات|يورو|[اي]?دفع\w*|رصيد)\b)"
_AR_WANTS = r"(?:و?بد(?:و|ه|ها|ن|هم|هن)|و?ب?[يت]?طلب\w*|و?طالب\w*|مقابل)"
_AR_KIN = r"ل(?:اهل|ابو|ابي|امي|اخو|اخي|اخت|جوز|زوج|عيل|عايل|كل|لكل|لناس|عم|خال|خطيب|قراي)\w*"
_AR_SPREAD = (
    rf"(?:(?<!ما )(?<!ما رح )\b(?:[سحب]?ي(?:نشر\w*|فضح\w*|نزل\w* {_FEW}(?:صور|الفيديو)\w*|(?:فرجي|ورجي|وري)\w*|(?:نزل|بعت|رسل|حط)(?:ها|هن|هم)|(?:نزل|بعت|حط)و?ن"
    rf"|(?:بعت|رسل|حط)\w* (?:\S+ )?(?:صور(?:ي|تي|نا)|الفيديو\w*|{_AR_KIN}))|ب?تنشر|ب?تفضحني"
    rf"|ا?بفضحك\w*|(?:ب|سا)(?:نشر|نزل|بعت|رسل|وري|فرجي)\w* (?:\S+ )?(?:صورت?ك|ل\w+ك)|ببعتها {_AR_KIN})\b)"
)
_AZ_PICS = r"(?:[wb]?s[aoue]{0,2}w[ae]?r(?:i|ei|y|e|a|[aei]k|na|ha|o|on)?|sou?w?r[ae]?t(?:i|y|ha|na)|b?videow?\w*)"
_AZ_MINE = (
    r"(?:[wb]?s[aoue]{0,2}w[ae]?r(?:i|ei|y|e|[aei]k|na|ha)|sou?w?r[ae]?t(?:i|y|[aei]k)|videow?\w* (?:eli|ely|3anni))"
)
_AZ_MONEY = r"(?:m[ae]?s[ae]?r[iey]+|fl[ou]+s|dollar\w*|dolar\w*|lira|[ie]?dfa3\w*)"
_AZ_KIN = r"la? ?(?:ah|ab|a5|akh|jo|jaw|kel|kol|3ay|3am|emm)\w*"
_AZ_SPREAD = (
    r"(?:(?:b?[yi]+[eoiu]*nsh[oeu]?r|b?[yi]+[ie]?fda7|bfda7|b?[yi]+[ie]?farj|b?[yi]+[ie]?warj)\w*"
    rf"|b?[yi]+[ie]?naz+[ei]l\w* (?:\S+ )?{_AZ_PICS}|b[oeiu]?nsh[oeu]?r\w* (?:\S+ )?{_AZ_MINE}"
    rf"|b?[yi]+[eiau]?b3[ae]t(?:a|ha|on|hon|hn)\b|b?[yi]+[eiau]?b3[ae]t\w* (?:\S+ )?(?:{_AZ_MINE}|el {_AZ_PICS}|{_AZ_KIN}))"
)

PATTERNS: tuple[str, ...] = (
    # English
    rf"^(?=.*\b{_EN_PICS}\b).*\b{_EN_THEY}{_EN_SPREAD} {_SOME}{_EN_IF_NOT}",
    rf"^(?=.*\b{_EN_PICS}\b).*\b{_EN_IF_NOT} {_SOME}(?<!can )(?<!will )(?!will (?:some|they|you)){_EN_THEY}{_EN_SPREAD}",
    rf"^(?=.*\b{_EN_PICS}\b).*\b{_EN_MONEY}\b.* (or|otherwise|else) (i (will |ll )?(?=\w+ your)|{_EN_THEY}){_EN_SPREAD}",
    rf"^(?=.*\b{_EN_PICS}\b).*\b{_EN_MONEY}\b.* (or|otherwise|else) {_FEW}{_EN_KIN} {_FEW}(sees?|knows?|gets?)\b",
    rf"\b{_EN_THEY}(post|shar|spread|publish|leak|upload|send)\w* {_FEW}my (\w+ )?{_EN_PICS}\b {_SOME}(for|wants?|ask\w*|demand\w*) {_FEW}{_EN_MONEY}\b",
    rf"\b(or|otherwise|else) i (will |ll )?(post|share|spread|publish|leak|upload|put) your {_EN_PICS}\b",
    rf"\bthrea?te?n?\w* (me|us|her|him|my \w+|to \w+) {_SOME}{_EN_PICS}\b|\b(naked|nakid|nude) {_EN_PICS}\b",
    # Turkish
    rf"^(?=.*\b{_TR_IF_NOT})(?=.*\b{_TR_MINE}).*\b({_TR_SPREAD}|gr[ua]b\w*a at(ac|ar|c)\w*\b(?<!siniz)(?! m[iu]))",
    rf"^(?=.*\b{_TR_PICS})(?=.*\b({_TR_MONEY}\b|yatmaz|evlenmez|bulusmaz|barismaz)).*\b{_TR_IF_NOT} {_SOME}{_TR_SPREAD}",
    rf"^(?=.*\b{_TR_PICS}).*\b{_TR_IF_NOT} {_SOME}(baban|annen|ailen|kocan|abin|esin|okulun|kardes\w*in|patronun|herkes){_TR_PUT}\b(?<!siniz)(?! m[iu])",
    rf"^(?=.*\b({_TR_PICS}|goruntulu))(?=.*\b{_TR_MONEY}\b).*\byoksa {_FEW}{_TR_SPREAD}",
    rf"\b{_TR_MINE} {_SOME}{_TR_SPREAD}(?<=m) (diy\w*|dedi|demis)\b",
    rf"\b{_TR_PICS} {_FEW}{_TR_SPREAD} {_SOME}{_TR_MONEY} (\w+ )?(isti\w*|(ver|gonder|yolla|at)m[ae](yince|dim|dik)\w*)\b(?! m[iu])",
    rf"\b{_TR_MONEY} (\w+ )?isti\w*\b(?! m[iu]) {_SOME}{_TR_PICS} {_FEW}{_TR_SPREAD}",
    rf"\bya (da )?{_TR_MONEY} \w+ ya (da )?{_FEW}{_TR_PICS} {_FEW}(herkes|{_TR_SPREAD})|\b{_TR_MINE} silme\w* icin {_FEW}{_TR_MONEY} isti",
    rf"\b(elinde|onda|onlarda|adamda) {_FEW}{_TR_MINE} {_SOME}{_TR_MONEY} isti\w*|\b{_TR_PICS} {_SOME}tehdit|\btehdit\w* {_SOME}{_TR_PICS}",
    # Arabic
    rf"\b(?!م)\w{{0,3}}(هدد|بتز)\w* {_FEW}{_AR_PICS}|^(?=.*{_AR_PICS}).*\bب?يفضحني\b",
    rf"^(?=.*{_AR_PICS}).*(?<!بدي )(?<!لازم )(?<!يجب ){_AR_MONEY}.* (و ?الا|ولا|او|يا اما) {_FEW}{_AR_SPREAD}|^(?=.*{_AR_MINE}).* والا {_FEW}{_AR_SPREAD}",
    rf"^(?=.*{_AR_PICS}).*{_AR_MONEY} {_SOME}(لكي لا|كي لا|حتي لا|لحتي ما|كرمال ما|من?شان ما|عشان ما) (يت?|ب)?(نشر|نزل|بعت|فضح|فرجي|ورجي|وري)\w*",
    rf"^(?=.*{_AR_MINE})(.*{_AR_SPREAD}.*\b(ا[ذز]ا|لو) (ما|لم)\b|.*\b(ا[ذز]ا|لو|ان) (ما|لم) {_SOME}{_AR_SPREAD})",
    rf"\b[سحب]?ينشر\w* {_FEW}{_AR_MINE} {_SOME}{_AR_WANTS} {_FEW}{_AR_MONEY}|\b{_AR_WANTS} {_FEW}{_AR_MONEY} {_SOME}(?<!شان )(?<!مال )(?<!حتي )[سحب]?ينشر\w* {_FEW}{_AR_MINE}",
    rf"(هكر|اخترق)\w* (\S+ ){{0,3}}و?(اخد|اخذ|سحب|سرق)\w* {_FEW}{_AR_PICS} {_SOME}{_AR_MONEY}",
    # Arabizi
    rf"\b\w{{0,4}}hadd?[ei]d\w* {_SOME}{_AZ_PICS}\b|\b\w{{0,3}}[ei]bt[ae]z+[ou]?n[ie]\b|^(?=.*\b{_AZ_PICS}\b).*\bb?y[ei]?fda7n[ie]\b",
    rf"^(?=.*\b{_AZ_PICS}\b).*\b({_AZ_MONEY}|b[aei]d+[ou] \d+)\b.* ([ao]w|w[ei]l+a|w ?[ei]l+a|wal+a|wla|ya [ei]mma) {_FEW}{_AZ_SPREAD}",
    rf"^(?=.*\b{_AZ_MINE}\b).* (w ?)?[wei]+ll?a {_FEW}{_AZ_SPREAD}",
    rf"^(?=.*\b{_AZ_PICS}\b).*\b{_AZ_MONEY} {_SOME}(la|7atta|mi?n?shan|kerm[ae]l|3a?shan) ma {_AZ_SPREAD}",
    rf"^(?=.*\b{_AZ_MINE}\b)(.*(?<!ma )\b{_AZ_SPREAD}.*\b([ie][zd]+a|law) ma|.*\b([ie][zd]+a|law) ma {_SOME}{_AZ_SPREAD})",
    rf"^(?=.*\b{_AZ_PICS}\b).*\b([ie][zd]+a|law) ma {_SOME}({_AZ_MONEY}|tzaw+aj\w*) {_SOME}{_AZ_SPREAD}",
    rf"\bb?[yi]+[eoiu]*nsh[oeu]?r\w* {_FEW}{_AZ_MINE} {_FEW}(b[aei]d+[ou]n?|b?y[eo]?tlob\w*) {_FEW}{_AZ_MONEY}\b",
    rf"\bsajj?aln[ie] (mokala\w* |bel |3al )?video {_SOME}b[aei]d+[ou]n? {_FEW}{_AZ_MONEY}\b",
)  # fmt: skip
