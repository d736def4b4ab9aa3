"""Words of somebody in danger that mean little elsewhere: that she is the one she asked about 'for a friend', or that
she fears to be sent out of the country if she asks for help. Standard library only.

Read only while help against violence is talked about or straight after a danger; a second reader went through them.
What a husband does ('he hits me') is found by the patterns of understanding/safety.py.
"""

import re

_MOST_WORDS = 10
_MARKS = re.compile("[\u0307\u064b-\u0652\u0640]")  # the dot that İ leaves behind, Arabic vowel signs and stretching
_LAST = r"\b(?!\W*\w)"
_LAST_AR = r"\b(?!\W*(?!مو|مش|نفسي|بصراحة|اللي|يلي)\w)"
_LAST_AZ = r"\b(?!\W*(?!mo\b|mou\b|mish\b|bsara7a\b|nafsi\b|yalli\b|elli\b|ma\b)\w)"
_SHE_AZ = r"(?:h[ie]*y+[eai]h?|hay|hey)"
_ENGLISH = (
    r"\b(?:it|that|this|she|he|the (?:friend|person|woman|girl|one))(?:['’]?s| is| was) "
    r"(?:(?:actually|really|about|for|all|just|honestly) )*(?:me|myself)\b(?! (?:being|asking|trying))",
    r"\bi(?: am|['’]?m) (?:actually |really )?(?:(?:her|she)\b(?!\s*\w)|that (?:woman|girl|friend|person)\b"
    r"|the (?:one|friend|victim)\b(?! (?:who )?(?:ask|help|call|writ)))",
    r"(?<!what )(?<!what is )(?<!not )(?<!n['’]t )(?<!never )\b"
    r"(?:happens|happening|do(?:es|ing) (?:it|this|that)) to me\b",
    r"(?<!nothing )(?<!anything )(?<!has )(?<!never )\bhappened to me\b",
    r"\bnot (?:for |about )?(?:a|my) (?:friend|sister|neighbou?r)\W+"
    r"(?:but )?(?:it(?:['’]?s| is) )?(?:for |about )?(?:me|myself)\b",
    rf"\bthere(?:['’]?s| is| was) no (?:friend|sister)\b|\bi meant? (?:me|myself|i){_LAST}",
    r"\b(?:ask|talk|speak)(?:ing|ed) (?:about|for|of) (?:my ?self|me)\b",
)
_TURKISH = (
    r"\b(?:o|bu)(?: asl[ıi]nda)? ben(?:im|dim)\b(?!\W*(?!asl[ıi]nda\b|i[şs]te\b)\w)",
    r"\bo (?:ki[şs]i|kad[ıi]n) (?:asl[ıi]nda )?ben(?:im|dim)\b",
    r"\barkada[şs][ıi]m dedi[ğg]im(?: ki[şs]i| kad[ıi]n)? (?:asl[ıi]nda )?ben(?:im|dim)\b",
    r"\b(?:ya[şs]ayan|g[öo]ren|[çc]eken|u[ğg]rayan|d[öo]v[üu]len|olan)(?: ki[şs]i| kad[ıi]n)? ben(?:im|dim)\b",
    r"\bba[şs][ıi]ma gel(?:di|iyor|en)|\bba[şs][ıi]mdan ge[çc](?:ti|en)|\bbana (?:yap[ıi]yor|vuruyor)",
    r"\bkendim i[çc]in\b|\bkendim(?:den bahs|i anlat|i kastet)",
    r"\bbenim i[çc]in\b(?! (?:sorun|fark|[öo]nem|zor|uygun|[çc]ok|iyi))",
    rf"\basl[ıi]nda ben(?:im|dim)?{_LAST}|\barkada[şs]\w* de[ğg]il\w*\W+ben(?:im|dim)?{_LAST}",
)
_ARABIC = (
    rf"\b(?:هي[يهة]?|هاي|هذه|هي البنت|هي المر[أا]ة|صاحبة القصة) (?:هي )?[اأ]نا{_LAST_AR}",
    r"\b[اأ]نا (?:هي[يهة]?|نفسي|نفسها|صاحبة القصة|المقصودة)\b(?!\s*\w)",
    rf"\bعن (?:حالي|نفسي)\b|\b[إا]لي [اأ]نا{_LAST_AR}|\b(?:عني|[إا]لي|لنفسي) (?:مو|مش) (?:ل|عن)",
    r"(?<!ما )(?<!شو )\b(?:صار|صارت|صاير|صايرة|عم ب?[يت]صير|حصل) (?:كل هاد )?(?:معي|فيني)\b",
    r"(?<!ماذا )\b(?:يحدث|حدث|يحصل|حصل) (?:لي|معي)\b|\bعم (?:يعمل|يساوي) فيني\b",
    rf"\b(?:مو|ليست|مش) (?:رفيقتي|رفقتي|صديقتي|صاحبتي|جارتي|[اأ]ختي)\b\W+(?:هي |بل |هاي )?[اأ]نا{_LAST_AR}",
    r"\b[اأ]نا (?:اللي|يلي|الي|ياللي) (?:عم (?:[يب]?ن?ضرب|يصير)|بحاجة|محتاجة|بدي مساعدة|صار|صاير|ب?ي?ن?ضرب)",
    r"\bالقصة قصتي\b|\bما في رفيقة\b",
)
_ARABIZI = (
    rf"\b{_SHE_AZ} ana{_LAST_AZ}|\bana {_SHE_AZ}{_LAST_AZ}",
    rf"\b3an (?:7ali|hali|nafsi)\b|\b(?:la ?)?[2e]?ili ana{_LAST_AZ}",
    r"(?<!shu )(?<!shou )(?<!sho )(?<!ma )\b(?:sar|saret|sayer|3am (?:b?[yi]e?|b)[s9](?:i+|ee)r) (?:ma3|m3)[iey]\b",
    r"\b(?:mo|mou|mu|mish|msh|mush) (?:ra?f(?:i+|ee|e)?[2q']ti|sadi[2q]ti|sa7e?bti|sahe?bti)\W+"
    rf"(?:hiye )?ana{_LAST_AZ}|\b2oss?ti ana\b",
    r"\bana (?:yalli|elli|illi|yelli) (?:b7aje|me7taje|sar ma3|3am (?:y?[eia]?n?[dt]rob|b[ei]?n[dt]rob|y[ei]?[dt]rob))",
)
_HERSELF = re.compile("|".join((*_ENGLISH, *_TURKISH, *_ARABIC, *_ARABIZI)))

_SENT_AWAY = re.compile(
    r"\bdeport\w*|\bremoval cent(?:er|re)\b|\bsen[dt] "
    r"(?:me|us|her|him|them|my (?:kids?|child\w*|son|daughter|husband|family|brother|sister|mother))"
    r" (?:back(?! the| to the| a| your| my)|away|to syria)\b"
    r"|\b(?:be|been|get|got) sent (?:back|home|to syria)\b|\b(?:return|take) (?:me|us) (?:back )?to syria\b"
    r"|\b(?:kick|throw)\w* (?:me|us) out of (?:the country|t[uü]rk\w*)"
    r"|\bs[ıi]n[ıi]r ?d[ıi][şs][ıi]\w*|\bsuriye['’]?ye (?:geri |iade )?(?:g[öo]nder|yolla|ed)\w*"
    r"|\b(?:beni|bizi|onu)(?: \w+)? geri (?:g[öo]nder|yolla)\w*"
    r"|\bgeri (?:g[öo]nder|yolla)\w* (?:\w+ )?(?:beni|bizi|onu)\b"
    r"|\bgeri g[öo]nder(?:ilir|ilecek|ilmek|me merkez)\w*|\b(?:[üu]lke|t[üu]rkiye['’]?)den (?:at|kov|[çc][ıi]kar)\w*"
    r"|\b\w{0,3}غ\w{1,4} ?غوندر\w*|\bger[iı] ?g[oö]nder[ei]?me\w*|\bo[gğ]uzeli (?:camp|kamp|ggm|geri)"
    r"|\b[وبل]?(?:ال|ل)?ترحيل\w*|\b(?:[سحبه]|بت)?[يت]رحلو(?:ن\w*|ه\w*|ك\w*)"
    r"|\b[سحبه]?[يت]رحل(?:ني|نا)\b|\b[أا]ترحل\b|\bرحلون[اي]\b"
    r"|\b[بسهح]?[يت](?:رجعو|عيدو|بعتو|بعثو)نن?[اي] (?:ع|على |ع |عال ?|لل?|[إا]لى )?(?:سوري[اةه]|الشام|شام)"
    r"|\b[إا]عادت(?:ي|نا) [إا]لى سوريا|\bب?[يت]سفرون[اي](?! ?(?:ع|على |ل)(?!سوري|الشام))"
    r"|\b(?:ta?r[7h](?:i|ee)l\w*|(?:[bh7]a?)?[iyet]{1,3}ra?[7h]+e?l(?:o|u)\w*|(?:[aei]|bi|be|yi|ye)tra[7h]+[ae]l)\b"
    r"|\bb?[iye]{1,2}raj+a?3o?u?n[iea] (?:3a(?:la|l)? ?|la ?)?(?:s[ou]u?ri?y?a|syria|sham)\b"
)


_NO_PAPERS = re.compile(
    r"\b(?:no|without|not have|don['’]?t have|hasn['’]?t|has no) (?:any |a |the )?"
    r"(?:kimlik|papers?|documents?|id|ikamet)\b"
    r"|\b(?:kimli[gkğ]\w*|evrak\w*|ikamet\w*) (?:de |da )?yok\b|\bkimliksiz\b|\bka[cç]ak(?:ım|im|ız|iz)\b"
    r"|(?:\bما ?في|\bمافي|\bما مع\w*|\bما عند\w*|\bبلا|\bبدون|\bليس (?:لدي|معي)) (?:\w+ )?"
    r"(?:ال)?(?:كملك|كيملك|هوي[ةه]|[اأ]وراق)"
    r"|\bma (?:fi|ma3\w*|3and\w*|3end\w*) (?:\w+ )?(?:kimlik|kemlek|wra2|awra2)\b"
)


def lacks_papers(text: str) -> bool:
    """Return whether a text says that somebody has no kimlik or papers."""
    return _NO_PAPERS.search(_folded(text)) is not None


def speaks_of_herself(text: str) -> bool:
    """Return whether a short text says that what was asked about happens to its writer."""
    return len(text.split()) <= _MOST_WORDS and _HERSELF.search(_folded(text)) is not None


def fears_to_be_sent_away(text: str) -> bool:
    """Return whether a text speaks of deportation: 'if I go to the police, will they deport me?'"""
    return _SENT_AWAY.search(_folded(text)) is not None


def _folded(text: str) -> str:
    return _MARKS.sub("", text.casefold())
