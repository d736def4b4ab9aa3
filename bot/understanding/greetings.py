"""What a text says besides greetings and thanks: 'selamün aleyküm hanım doğuruyor' -> 'hanım doğuruyor'. Pure, standard
library only.

Politeness can be all that a classifier sees; what stands beside it may be a danger.
"""

import re
from collections.abc import Iterable, Sequence, Set

from bot.understanding.words import folded

_WORD = re.compile(r"\S+")
# All words stand here as words.folded leaves them. A message may begin with these ...
_OPENINGS = frozenset(
    """
    ok okay tamam tmm oldu طيب تمام ماشي tayeb tayyeb hello hi hey hy hallo helo hellow hiya greetings welcome
    good morning evening afternoon day mornin morng gm peace upon salam salaam salamu salamo salamoo assalamu
    assalam as alaykum alaikum aleykum aleikum 3alaykom 3alaykum 3alekom 3likom 3lekom 3aleykom w wa walaikum
    rahmatullah rahmetullah rahmatullahi wabarakatuh barakatuh esselamu selamunaleykum selamunaleykm selam
    selamlar slm selamun aleykumselam aleykm merhaba merhabalar meraba mrb mrhba marhaba mar7aba marhabaa
    mar7aban hala ahla ahlan ahlen sahla sabah saba7 sba7 masa msa el l kher khair 5er l5er lkher lkhair noor
    nour lnoor yis3ed yes3ed sabahak masak ya3tik ya3tikon ya3tikom y3tikon ye3tik 3afye l3afye el3afye 3afieh
    iyi gunler gunaydin aksamlar geceler sabahlar calismalar hayirli cumalar isler kolay gelsin haftalar
    bayramlar pazarlar tunaydin مرحبا مرحبتين مراحب مرحبه سلام السلام سلامو سلامات عليكم عليكن وعليكم وعليكن
    عليك ورحمه ورحمت رحمه الله وبركاته وبركاتو هلا اهلا هلو هاي اهلين وسهلا صباح صباحو مسا الخير النور الورد
    الفل خير نور يسعد يسعدلي صباحك صباحكن صباحكم صباحكون مساك مساكن مساكم اوقاتك اوقاتكم نهاركن نهارك نهاركم
    يعطيك يعطيكن يعطيكم العافيه عافيه عوافي قواك قواكن قواكم جمعه مباركه رمضان كريم تحيه طيبه
    """.split()  # noqa: SIM905 - a list of words is easier to read and to add to
)
# ... or with thanks and blessings, which may also end it ...
_THANKS = frozenset(
    """
    thanks thank thx tnx thnx tsk tesekkurler tesekkur ederim ederiz sagol sagolun sagolasin sagolasiniz saolun
    saol varolun var ol olun allah razi olsun sizden senden eyvallah elinize eline emeginize saglik duaciniz
    duacinizim emanet allaha hakkinizi hakkini helal edin et شكرا مشكور مشكوره مشكورين يسلمو يسلموا تسلم تسلمي
    تسلمو ممنون ممنونكن ممنونك الله يوفقك يوفقكن يوفقكم يسلمك يسلمكن يجزيك جزاك جزاكم خيرا يخليك يخليكن يعافيك
    يعطيك shukran shokran chokran mashkour mashkoura yslamo yeslamo tislam teslam mamnoun mamnounak y5alik
    ykhalik
    """.split()  # noqa: SIM905 - a list of words is easier to read and to add to
)
# ... and go on with these: whom it is said to, how they are, be it said politely ...
_CONTINUED = frozenset(
    """
    be on you to all and the of god bless dear sir madam miss mister mr mrs brother sister bro sis friend
    friends team everybody everyone how are r u ur doing is family work health today please sorry excuse me for
    disturb disturbing disturbance akhi okhti ukhti ustaz ustez khalti khalto 5alti kif kifak kifek kifkon kifkn
    keefak shlonak shlonek shlonkon ya jama3a shabab abi abla ablacim agabey hocam kardes kardesim gardas
    efendim hanimefendi beyefendi usta dayi amca teyze teyzem reis dostum arkadaslar nasilsin nasilsiniz
    napiyorsun napiyonuz naber nbr iyi misin misiniz iyisinizdir insallah umarim siz size sizlere ve rahatsiz
    ediyorum ettim kusura bakmayin bakma ozur dilerim يا اخي اختي خيي خيو خالتي خالتو خاله عمو عمي استاذ استاذه
    دكتور دكتوره حبيبي حبيبتي جماعه شباب اخوان اخوتي سيدي سيدتي انسه مدام كيفك كيفكن كيفكم شلونك شلونكن شلونكم
    كيف الحال حالك حالكن انشالله انشاله ان شا تكونو تكونوا بخير طيبين منيح مناح جميعا لو سمحت سمحتي سمحتو عفوا
    اسف اسفه ازعاج الازعاج عالازعاج
    """.split()  # noqa: SIM905 - a list of words is easier to read and to add to
)
_POLITE = _OPENINGS | _THANKS
_WITHIN = _POLITE | _CONTINUED
# ... but not end with these: 'thanks and for my son' goes on.
_LINKS = frozenset("and for the of to on is how are ve".split())  # noqa: SIM905
# What joins thanks to a matter.
_BUT = frozenset("but and bs bas ama fakat ve بس ولكن لكن و".split())  # noqa: SIM905
# What says only that somebody needs a moment.
_WAITING = frozenset(
    """
    dur durun bekle bekleyin bi bir saniye sn dk dakika dakka az wait hold on one a moment minute min sec second
    just pls please abi abla لحظه شوي استني استنو دقيقه ثانيه ثواني stanna stanni shway la7za d2i2a lahza
    """.split()  # noqa: SIM905 - a list of words is easier to read and to add to
)


def only_waits(text: str) -> bool:
    """Return whether a text says only that its writer needs a moment: 'dur bi saniye'."""
    words = folded(text).split()
    return len(words) > 1 and _all(words, _WAITING)


def beside_greeting(text: str) -> str:
    """Return what a text says besides the greeting or thanks that it begins with, or the thanks that it ends with, as
    it was typed; '' if there are none, or nothing else is said."""
    words = [(found.start(), found.end(), folded(found[0]).split()) for found in _WORD.finditer(text)]
    first = _greeted(words)
    last = len(words) - _thanked([w for *_, w in words[first:]])
    if first == 0 and last == len(words):
        return ""
    while first < last and (not words[first][2] or _all(words[first][2], _BUT)):
        first += 1
    return text[words[first][0] : words[last - 1][1]].strip() if first < last else ""


def _greeted(words: Sequence[tuple[int, int, list[str]]]) -> int:
    """Return how many words at the beginning greet or thank."""
    count, greeted = 0, False
    for at, (*_, word) in enumerate(words):
        opens = _all(word, _POLITE)
        if word and not opens and not (greeted and _all(word, _WITHIN)):
            break
        greeted = greeted or (opens and bool(word))
        count = at + 1 if greeted and not (word and _all(word, _LINKS)) else count
    return count


def _thanked(words: Sequence[list[str]]) -> int:
    """Return how many words at the end thank."""
    count = 0
    for word in reversed(words):
        if word and not _all(word, _THANKS):
            break
        count += 1
    return count if any(words[len(words) - count :]) else 0


def _all(words: Iterable[str], known: Set[str]) -> bool:
    return all(word in known for word in words)
