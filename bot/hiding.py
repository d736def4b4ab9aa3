"""Short messages that wish nothing but that the chat be deleted or hidden. Standard library only.

Who is afraid that somebody reads along looks for no button. Read only straight after a danger, while help against
violence is talked about, or by whom staff for protection talk with. Every word has to be known, since 'he says delete
it' and 'he deleted all' are the same story going on. Second readers went through the words.
"""

import re
import unicodedata

_MOST_WORDS = 9
# What Unicode takes apart: accents, dots and tails, hamza, vowel signs; and Arabic stretching.
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u0655]")
_RUN = re.compile(r"([^\W\d])\1{2,}")
_ALIKE = str.maketrans("ıىة’", "iيه'")
_WISH = (
    r"(?:del|dlt|de?l+e*t+e*|dele|deleat|delate|era[sz]e|remove|rmv|wipe|unsend|scrub|get rid of"
    r"|sil+|sil(?:in|iniz|sene|iver|insin)|sildir|nasil sil(?:inir|ecem|icem|erim|iyorum)"
    r"|(?:sile|silebili|gizle|temizle|kaldiri)r ?mi? ?si?n(?:iz)?"
    r"|(?:ب?ت|ا)(?:محي|محو|مسح|حذف|حزف)(?:ي|و|وا|يه|ها|يها|وها|ه|ي?هن|ي?هم|لي|يلي|ن)?|محي(?:هن|ها)"
    r"|(?:[eiat]|te|ta|bte)(?:m7|ms7|msa7|mse7|7zo?f|7zif|7zef|hz[eo]f)(?:[aeio]|iha|ihon|ee)?|ms7|m(?:s|sa)?7i(?:ha|hon)?"
    r"|7zof|7zefi?)"
)
# Verbs that as often mean other things: counted with what is to be hidden.
_HIDE = (
    r"(?:hide|clear|clean|empty|bin|gizle(?:yin|sene)?|temizle(?:yin|sene)?|kaldir(?:in)?|yok ?e(?:t|din)|kapat|sakla"
    r"|(?:ا|ت)?(?:خبي|خفي)|شيل(?:ي|و)?|(?:نضف|نظف|فضي|سكر|الغي?|ازل|ازيل)ي?|(?:te?)?(?:5|kh)ab+i|sh(?:i|ee|e)l[ieo]?|sakker)"
)
_CHAT = (
    r"(?:(?:(?:all|of|my|our|the|this|these) )*(?:chats?|convo|conversation|msgs?|messages?|texts?|history|screen)"
    r"|(?:bu )?(?:konusma\w*|sohbet\w*|yazis\w*|me?sj\w*|mesaj\w*|gecmis\w*|chat\w*|ekran[iy]\w*)"
    r"|(?:(?:كل|جميع|هذه|هاي|هي) )*(?:(?:ال|هال)(?:محاد[ثس]ه|دردشه|رسا[يئ]ل|مسجات|شات|تشات|حكي|كلام)|رسا[يئ]لي|كلامي)"
    r"|(?:el|al|l|hal)? ?(?:m[ou]7ada[st]\w*|m[ou]hada[st]\w*|r[ae]?sa?yel|msgat|chat|7aki))"
)
_ALL = (
    r"(?:(?:it )?all|eve?ry ?thi?n?g?|this|it|hepsi(?:ni)?|her ?sey(?:i|ler)?|bun(?:u|lari)|sun(?:u|lari)"
    r"|كل ?شي(?:ء)?|k[eiou]l ?sh[ie]y?)"
)
_WHAT = (
    rf"(?:{_CHAT}|{_ALL}|these|that|them|dis|(?:all )?(?:of )?(?:it|this)"
    r"|(?:what|all|that) (?:i|we) (?:wrote|write|said|sent)|from here"
    r"|yazdik\w*|yazdig\w*|yazilan\w*|dediklerimi|bur(?:a|ay|adan|dan)i?|bura?daki\w*"
    r"|كلو|كلها?|كله|كلهن|كلهم|كلن|هاد|هدا|هذا|هي|ياه|(?:كل )?(?:شي|اللي|يلي|الي|ما) كتبت\w*|(?:من )?هون"
    r"|kel+o|kel+on|kolo|had|m[en]n? ?hon)"
)
_BESIDE = (
    r"(?:he'?s?|she'?s?|came|come|comes|coming|is|are|back|home|here|at|the|door|my|husband|brother|father|wakes|woke|up"
    r"|awake|outside|before|b4|sees|gets|please|to|pl[sz]+|kindly|now|rn|fast|quick\w*|hurry|asap|urgent|ok|okay|omg"
    r"|how (?:do|can) (?:i|we|you)|(?:can|could) (?:i|we|you|u)|for me|sis|sister|he can'?t see"
    r"|o|esim|kocam|babam|abim|annem|kaynanam|adam|geldi(?:ler)?|geli[yo]+r?|uyandi|kapida|kapi|caldi|iz kalmasin"
    r"|(?:kimse )?gor(?:ecek|ucek|mesin|meden|urse)|gelmeden|telefonum[au] (?:bak|al|ist)\w+|hemn?|hemen|cabu[kc]|cbk"
    r"|ac(?:il|ele)|lutfen|ltfn?|simdi|hadi|nolur|ne olur|artik|tamam|tmm|abla|abi|allah askina|ya|ay|ol"
    r"|اجا|اجى|جاي|جا|وصل|رجع|جوزي|زوجي|ابوي?|اخو?ي|عالباب|ع|الباب|يلا|خلص|قبل ما (?:يجي|يشوف\w?|يفوت|يوصل)"
    r"|بسرعه|فورا|هلق?|هلا|الان|بليز|دخيلك|ارجوكم?|لو|سمحت\w?|الله|يخلي\w+|مشان|من فضلك|رجاءا?|حالا|ممكن|فيكي?|بدي"
    r"|eja|ija|jaye?|jozi|jouzi|wesel|rej3|raje3|3al|3albab|bab|b ?s(?:o)?r3a|halla2|hala2|pliz|d5ilak|yalla|law"
    r"|sama7t\w?|allah|y(?:5|kh)al+i\w+|mshan|momken|mumkin|fike?|b[ei]?d[ei]|2?abl ma y\w+|w)"
)
_ASKED = re.compile(
    rf"(?:(?:{_BESIDE}|{_WHAT}) )*(?:{_WISH}|{_HIDE} (?:{_CHAT}|{_ALL})|(?:{_CHAT}|{_ALL}) {_HIDE})"
    rf"(?: (?:{_BESIDE}|{_WHAT}|{_WISH}|{_HIDE}))*"
)
# 'My husband delete all', jozi msa7, 'get rid of my husband', 'turn everything off'.
_NOT = re.compile(
    r"\b(?:he|she|they|husband|brother|father|jozi|jouzi) (?:del\w*|erase|remove|wipe|m[sa]*7\w*|hide|clear|clean)\b"
    r"|(?:remove|rid of|delete|clean|clear|hide) (?:my |the )?(?:husband|brother|father|home|door|up|here|sister)\b"
    r"|\bis (?:it|this|all)? ?clea[rn]\b|her ?sey\w* kapat|\b(?:do|can|could) (?:you|u) (?:del\w*|remove|erase)$"
)


def wants_it_gone(text: str) -> bool:
    """Return whether a short text wishes that what was written here be deleted or hidden."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold())).translate(_ALIKE)
    plain = _RUN.sub(r"\1", " ".join(re.findall(r"[\w']+", plain)))
    short = len(plain.split()) <= _MOST_WORDS
    return short and not _NOT.search(plain) and _ASKED.fullmatch(plain) is not None
