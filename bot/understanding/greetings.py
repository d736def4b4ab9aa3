"""What follows a greeting: 'selamün aleyküm hanım doğuruyor' -> 'hanım doğuruyor'. Pure, standard library only.

A long greeting can be all that a classifier sees; what follows it may be a danger.
"""

import re

from bot.understanding.words import folded

_WORD = re.compile(r"\S+")
# A message may begin with these ...
_OPENINGS = frozenset(
    """
    hello hi hey hy hallo helo hellow hiya greetings welcome good morning evening afternoon day mornin morng gm
    peace upon salam salaam salamu salamo salamoo assalamu assalam as alaykum alaikum aleykum aleikum 3alaykom
    3alaykum 3alekom 3likom 3lekom 3aleykom w wa walaikum rahmatullah rahmetullah rahmatullahi wabarakatuh
    barakatuh esselamu selamunaleykum selamunaleykm selam selamlar slm selamun aleykumselam aleykm merhaba
    merhabalar meraba mrb mrhba marhaba mar7aba marhabaa mar7aban hala ahla ahlan ahlen sahla sabah saba7 sba7
    masa msa el l kher khair 5er l5er lkher lkhair noor nour lnoor yis3ed yes3ed sabahak masak ya3tik ya3tikon
    ya3tikom y3tikon ye3tik 3afye l3afye el3afye 3afieh iyi gunler gunaydin aksamlar geceler sabahlar calismalar
    hayirli cumalar isler kolay gelsin haftalar bayramlar pazarlar tunaydin مرحبا مرحبتين مراحب مرحبه سلام
    السلام سلامو سلامات عليكم عليكن وعليكم وعليكن عليك ورحمه ورحمت رحمه الله وبركاته وبركاتو هلا اهلا هلو هاي
    اهلين وسهلا صباح صباحو مسا مساء الخير النور الورد الفل خير نور يسعد يسعدلي صباحك صباحكن صباحكم صباحكون مساك
    مساكن مساكم مساءك مساءكم اوقاتك اوقاتكم نهاركن نهارك نهاركم يعطيك يعطيكن يعطيكم العافيه عافيه عوافي قواك
    قواكن قواكم جمعه مباركه رمضان كريم تحيه طيبه
    """.split()  # noqa: SIM905 - a list of words is easier to read and to add to
)
# ... and go on with these: whom it is said to, how they are, be it said politely.
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
    كيف الحال حالك حالكن انشالله انشاله ان شا شاء تكونو تكونوا بخير طيبين منيح مناح جميعا لو سمحت سمحتي سمحتو
    عفوا اسف اسفه ازعاج الازعاج عالازعاج
    """.split()  # noqa: SIM905 - a list of words is easier to read and to add to
)


def after_greeting(text: str) -> str:
    """Return what follows the greeting that a text begins with, as it was typed; '' if it begins with none, or
    nothing follows."""
    greeted, end = False, 0
    for found in _WORD.finditer(text):
        words = folded(found[0]).split()
        opens = all(word in _OPENINGS for word in words)
        if words and not opens and not (greeted and all(w in _OPENINGS or w in _CONTINUED for w in words)):
            break
        greeted, end = greeted or (opens and bool(words)), found.end()
    return text[end:].strip() if greeted else ""
