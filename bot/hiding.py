"""Short messages that wish nothing but that the chat be deleted or hidden. Standard library only.

Who is afraid that somebody reads along looks for no button. Read only straight after a danger, while help against
violence is talked about, or by whom staff for protection talk with. Every word has to be known, since 'he says delete
it' and 'he deleted all' are the same story going on. Second readers went through the words.
"""

import re
import unicodedata
from typing import NamedTuple

_MOST_WORDS = 9
# What Unicode takes apart: accents, dots and tails, hamza, vowel signs; and Arabic stretching.
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u0655]")
_RUN = re.compile(r"([^\W\d])\1{2,}")
_ALIKE = str.maketrans("ıىة’", "iيه'")


class _Words(NamedTuple):
    """Words of one way of writing: `wish` verbs mean deleting; `hide` verbs do with the chat named before or after
    them, and `everything` or `this` only if they also do (`hide_all`); `beside` is hurry, politeness and who comes."""

    wish: str
    hide: str
    hide_all: str
    chat: str
    everything: str
    this: str
    beside: str


_ENGLISH = _Words(
    wish=r"del|dlt|de?l+e*t+e*|dele|deleat|delate|era[sz]e|rmv|wipe|unsend|scrub",
    hide=r"hide|clear|clean|empty|bin|remove|close|lose|destroy|get rid of",
    hide_all=r"hide",
    chat=r"(?:(?:all|of|my|our|the|this|these) )*(?:chats?|convo|conversation|msgs?|messages?|texts?|history|screen)",
    everything=r"eve?ry ?thi?n?g?|(?:it )?all(?: of (?:it|this))?|(?:what|all|that) (?:i|we) (?:wrote|write|said|sent)",
    this=r"this|it|these|dis|of (?:it|this)",
    beside=r"(?:my |his )?(?:he|she|husband|brother|father|mother)(?:'?s| is| has)? ?(?:came|come|comes|coming|here"
    r"|back|home|outside|awake|woke|wakes|up|at the door|at door|can'?t see)+|came|coming|is coming"
    r"|before (?:he|she) (?:comes?|sees?|gets)|home|here|from here|back|hes"
    r"|please|to|pl[sz]+|kindly|now|rn|fast|quick\w*|hurry|asap|urgent|ok|okay|omg"
    r"|(?:if )?(?:he|she|they) (?:will|can) (?:see|read)(?: it| this)?"
    r"|(?:don'?t let|dont want) (?:him|her) see(?: it| this)?"
    r"|(?:he|she) (?:wants?|takes?|took|checks?|looks at|is looking at|has) my phone|so (?:he|she) can'?t see"
    r"|they are (?:here|coming)|how (?:do|can) (?:i|we|you)|how (?:i|to)(?: can)?|(?:can|could|will) (?:i|we|you|u)"
    r"|i need (?:you )?to|if (?:you|u) can|for me|sis|sister|b4 he comes",
)
_TURKISH = _Words(
    wish=r"sil+|sil(?:in|iniz|sene|iver|insin)|sildir|nasil sil(?:inir|ecem|icem|erim|iyorum)"
    r"|(?:sile|silebili|gizle|temizle|kaldiri)r ?mi? ?si?n(?:iz)?",
    hide=r"gizle(?:yin|sene)?|temizle(?:yin|sene)?|kaldir(?:in)?|yok ?e(?:t|din)|kapat",
    hide_all=r"gizle(?:yin|sene)?",
    chat=r"(?:bu )?(?:konusma\w*|sohbet\w*|yazis\w*|me?sj\w*|mesaj\w*|gecmis\w*|chat\w*|ekran[iy]\w*"
    r"|yazdik\w*|yazdig\w*|yazilan\w*)",
    everything=r"hepsi(?:ni)?|her ?sey(?:i|ler)?|bura?daki\w*|dediklerimi",
    this=r"bun(?:u|lari)|sun(?:u|lari)|bur(?:a|ay|adan|dan)i?|bu",
    beside=r"(?:o|esim|kocam|babam|abim|annem|kaynanam|adam) (?:eve )?(?:geldi(?:ler)?|geli[yo]+r?|uyandi|kapida"
    r"|gor(?:ecek|ucek|mesin|meden|urse)|telefonum[au] (?:bak|al|ist)\w+)|geldi(?:ler)?|geli[yo]+r?|uyandi|kapida"
    r"|kapi caldi|iz kalmasin|(?:kimse )?gor(?:ecek|ucek|mesin|meden|urse)|gelmeden|telefonum[au] (?:bak|al|ist)\w+"
    r"|hemn?|hemen|cabu[kc]|cbk|ac(?:il|ele)|lutfen|ltfn?|simdi|hadi|nolur|ne olur|artik|tamam|tmm|abla|abi"
    r"|allah askina|ya|ay|ol",
)
_ARABIC = _Words(
    wish=r"ا(?:محي|محو|مسح|حذف|حزف)(?:ي|و|وا|يه|ها|يها|وها|ه|ي?هن|ي?هم|لي|يلي)?|محي(?:هن|ها)"
    r"|(?:فيكي?|ممكن|بتقدري?) (?:انو )?ت(?:محي|مسح|حذف|حزف)(?:ي|يها|ها|يلي|لي)?",
    hide=r"اخفي|خفي|خبي|شيلي?|(?:نضف|نظف|فضي|سكر|الغ|ازل|ازيل)ي?|(?:فيكي?|ممكن) تخ[بف]ي",
    hide_all=r"شيلي?",
    chat=r"(?:(?:كل|جميع|هذه|هاي|هي) )*"
    r"(?:(?:ال|هال)(?:محاد[ثس]ه|دردشه|رسا[يئ]ل|مسجات|شات|تشات|حكي|كلام)|رسا[يئ]لي|كلامي)",
    everything=r"(?:كل ?شي(?:ء)?|كل (?:اللي|يلي|الي))(?: كتبت\w*)?(?: (?:من )?هون)?"
    r"|(?:اللي|يلي|الي) (?:كتبت\w*|(?:من )?هون)|(?:كل )?ما كتبت\w*(?: (?:من )?هون)?",
    this=r"كلو|كلها?|كله|كلهن|كلهم|كلن|هاد|هدا|هذا|ياه|(?:من )?هون",
    beside=r"(?:جوزي|زوجي|ابوي?|اخو?ي|هو) (?:اجا|اجى|جاي|جا|وصل|رجع|عالباب|ع الباب)|(?:اجا|اجي|جاي|جا|وصل|رجع)"
    r"(?: (?:جوزي|زوجي|ابوي?|اخو?ي))?(?: عالباب| ع الباب)?|عالباب|ع الباب|قبل ما (?:يجي|يشوف\w?|يفوت|يوصل)|يلا|خلص"
    r"|بسرعه|فورا|هلق?|هلا|الان|بليز|دخيلك|ارجوكم?|لو سمحت\w?|الله يخلي\w+|مشان الله|من فضلك|رجاءا?|حالا|بدي",
)
_ARABIZI = _Words(
    wish=r"[eia](?:m7|ms7|msa7|mse7|7zo?f|7zif|7zef|hz[eo]f)(?:[aeio]|iha|ihon|ee)?|ms7|m(?:s|sa)?7i(?:ha|hon)?|7zof|7zefi?"
    r"|t(?:m7|ms7|7z[oe]f)(?:i|iha|ee)"
    r"|(?:fike?|momken|mumkin) (?:te?|ta)(?:m7|ms7|msa7|7zof|7zef)(?:[aei]|ee)?",
    hide=r"(?:5|kh)ab+i|sh(?:i|ee|e)l[ie]?|sakker",
    hide_all=r"sh(?:i|ee|e)l[ie]?",
    chat=r"(?:el|al|l|hal)? ?(?:m[ou]7ada[st]\w*|m[ou]hada[st]\w*|r[ae]?sa?yel|msgat|chat|7aki)",
    everything=r"k[eiou]l ?sh[ie]y?(?: (?:katabt\w*|m[en]n? ?hon))?",
    this=r"kel+o|kel+on|kolo|had|m[en]n? ?hon",
    beside=r"(?:jozi|jouzi|zawji|abi|a5i) (?:eja|2eja|ija|jaye?|wesel|rej3|raje3)"
    r"|(?:eja|2eja|ija|jaye?|wesel|rej3|raje3)(?: (?:jozi|jouzi))?"
    r"|3al ?bab|b ?s(?:o)?r3a|halla2|hala2|pliz|please|plz|d5ilak|yalla|law sama7t\w?"
    r"|allah y(?:5|kh)al+i\w+|mshan allah|b[ei]?d[ei]|2?abl ma y\w+|w",
)


def _pattern(words: _Words) -> re.Pattern[str]:
    what = rf"{words.chat}|{words.everything}|{words.this}"
    hidden = rf"(?:{words.hide}) (?:{words.chat})|(?:{words.chat}) (?:{words.hide})"
    hidden += rf"|(?:{words.hide_all}) (?:{words.everything}|{words.this})|(?:{words.everything}) (?:{words.hide_all})"
    wish = rf"(?:{words.wish}|{hidden})"
    return re.compile(rf"(?:(?:{words.beside}|{what}) )*{wish}(?: (?:{words.beside}|{what}|{wish}))*")


_ASKED = [_pattern(words) for words in (_ENGLISH, _TURKISH, _ARABIC, _ARABIZI)]
# 'How can I hide this?' is as often about a pregnancy, money or a passport.
_ANYTHING_HIDDEN = re.compile(r"\b(?:how|need|we)\b.*\bhide (?:this|it|these|all)\b(?! (?:chat|conv))")
_NAMED = [re.compile(rf"\b(?:{w.chat}|{w.everything})(?!\w)") for w in (_ENGLISH, _TURKISH, _ARABIC, _ARABIZI)]


def wants_it_gone(text: str, clearly: bool = False) -> bool:
    """Return whether a short text wishes that what was written here be deleted or hidden.

    With `clearly` it has to name the chat or everything: 'ok delete it' may be said of an appointment.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold())).translate(_ALIKE)
    plain = _RUN.sub(r"\1", " ".join(re.findall(r"[\w']+", plain)))
    named = any(name.search(plain) for name in _NAMED)
    if len(plain.split()) > _MOST_WORDS or (clearly and not named) or _ANYTHING_HIDDEN.search(plain):
        return False
    return any(asked.fullmatch(plain) for asked in _ASKED)
