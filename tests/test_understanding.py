"""Reading without the NLU server, the reviewed safety patterns, and what the client does with bad answers."""

import asyncio
import json
import time
from pathlib import Path

import pytest
from aiohttp import web

from bot.messages import ParseSource
from bot.model import Catalogue
from bot.understanding import languages, training
from bot.understanding.keywords import KeywordParser
from bot.understanding.rasa import RasaParser, _reading
from bot.understanding.reader import Reader
from bot.understanding.safety import danger
from bot.understanding.words import folded, tokens


@pytest.fixture(scope="module")
def keywords(catalogue: Catalogue) -> KeywordParser:
    """The keyword search over the shipped content."""
    return KeywordParser(catalogue)


@pytest.mark.parametrize("text", ["how much is it for a month", "is it free", "it is far"])
def test_it_and_month_name_no_service(keywords: KeywordParser, text: str) -> None:
    named = {guess.name: guess.confidence for guess in keywords.parse(text).topics}
    assert max(named.get("computer_course", 0.0), named.get("clothing", 0.0)) < 0.75


@pytest.mark.parametrize(
    ("text", "intent", "topic", "language"),
    [
        ("when is the dental clinic open", "hours", "dental_care", "en"),
        ("sewing course how much", "cost", "sewing_course", "en"),
        ("SARMER nerede", "location", "sarmer", "tr"),
        ("diş doktoru saat kaçta açık", "hours", "dental_care", "tr"),
        ("kimlik guncelleme icin hangi belgeler lazim", "documents", "kimlik_update", "tr"),
        ("شو الاوراق لتثبيت العنوان", "documents", "address_registration", "ar"),
        ("وين دورة الخياطة", "location", "sewing_course", "ar"),
        ("مين بيحقلو كرت الهلال", "eligibility", "cash_assistance", "ar"),
    ],
)
def test_keywords(keywords: KeywordParser, text: str, intent: str, topic: str, language: str) -> None:
    parse = keywords.parse(text)
    assert (parse.intent.name, parse.topics[0].name, parse.language) == (intent, topic, language)
    assert parse.source is ParseSource.KEYWORDS


@pytest.mark.parametrize("text", ["", "   ", "؟؟؟", "🙏🙏", "x" * 5000, "\u202e\u2066", "/start", "1 2 3"])
def test_nothing_typed_makes_the_search_fail(keywords: KeywordParser, text: str) -> None:
    assert keywords.parse(text).intents


@pytest.mark.parametrize(
    ("text", "intent"), [("👍", "affirm"), ("❌❌", "deny"), ("🙏🏻", "thanks"), ("👋", "greet"), ("🆘", "emergency")]
)
async def test_a_symbol_alone_is_understood(catalogue: Catalogue, text: str, intent: str) -> None:
    assert (await Reader(None).read(text, catalogue)).intent.name == intent


def test_spellings_fall_together() -> None:
    assert folded("ÇALIŞMA İZNİ") == folded("calisma izni") == "calisma izni"
    assert tokens("الدورة") == tokens("دوره") == ["دوره"]
    assert folded("مرحبــــا") == folded("مَرْحَبا")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("bedde es2al 3an el dawra", "ar"),
        ("ايمتا بتفتحو", "ar"),
        ("kac para bu kurs", "tr"),
        ("where is the office", "en"),
        ("", "other"),
    ],
)
def test_a_rough_guess_of_the_language(text: str, language: str) -> None:
    assert languages.guess(text)[0] == language


DANGERS = {
    "emergency": ["there is fire in my house", "people are under the rubble", "في ناس تحت الردم", "trafik kazası yaptık eşim sıkıştı", "صار حادث سير قدام البيت", "her mouth is crooked since a minute", "dedemin bi yani tutmuyor", "perde tutustu kosun", "تمو انعوج وما عم يعرف يحكي", "he is not breathing", "nefes alamıyor", "ev yanıyor", "البيت عم يحترق", "ابي ما عم يتنفس", "ma 3am yetnaffas", "bebek havale geçiriyo yardım edin", "çocuğun gözleri kaydı", "my boy is having a seizure", "عم يتشنج هلق وقلبت عيونو"],
    "protection": ["ismail beni öldürecek", "our boss does not let us leave at night", "the factory owner holds all our passports","my husband beats me", "alt kattaki kadın her akşam dayak yiyo", "my sister has a black eye again from her husband", "kocam beni dövüyor", "جوزي عم يضربني", "jozi 3am ydrobni", "zawji byedrobni", "resimlerimi yayarım diye para istiyo benden", "he will post my pictures if I do not send money", "عم يهددني ينشر صوري", "bdo masari wella byenshor suwari", "beni öldürecek", "تعرضت للتحرش"],
    "distress": [
        "i want to kill myself",
        "i wish i was under the rubble with them",
        "يا ريت ضليت تحت الردم مع ولادي",
        "ölmek istiyorum",
        "bedde nte7er",
        "عم فكر انتحر",
        "بدي اقتل حالي",
        "yaşamak istemiyorum",
        "kollarimi jiletle kesiyorum",
        "bazen camdan atlamak istiyor ben",
        "kendimi balkondan atsam",
        "كل ليلة بتمنى ما عاد فيق",
        "يا ريت نام وما فيق",
        "ya rett nem w ma fi2",
        "btmanna ma fi2 lsob7",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("intent", "text"), [(i, t) for i, texts in DANGERS.items() for t in texts])
def test_danger_is_seen_without_the_nlu_server(keywords: KeywordParser, intent: str, text: str) -> None:
    parse = keywords.parse(text)
    assert (parse.intent.name, parse.source) == (intent, ParseSource.SAFETY)


@pytest.mark.parametrize(
    "text",
    [
        "this homework is killing me lol",
        "gülmekten öldüm",
        "بموت على هالاغنية",
        "oğlum nöbet geçiriyor diye engelli raporu istiyorum",
        "اخي ضربلي تلفون مبارح",
        "اخي كل يوم بيضربلي تلفون",
        "ضربت شي تلفون للمركز وما حدا رد",
        "gülmekten kalp krizi geçirdim o kediye bak",
        "nefes alamıyorum gülmekten",
        "bu çocuk beni gülmekten öldürecek",
        "I laughed so hard I can't breathe",
        "i wanna die of laughter",
        "بدي انتحر من كتر الدراسة",
        "رح انتحر من كتر هالامتحانات",
        "بموت عليه رح يقتلني حبو",
        "my father wants to die in his own village",
        "we want to die in our home, not here",
        "i want to die lol",
        "where is the fire station museum",
        "my tooth hurts",
        "ضرسي رح يقتلني",
        "وجع راسي رح يقتلني",
        "لثتي عم تنزف كل ما فرشي",
        "bu maç beni öldürecek",
        "baş ağrım beni öldürüyor",
        "valorantta bizi hep öldürüyorlar",
        "all certificates are still under the rubble",
        "وراق المدرسة تحت الردم",
        "geçen yıl trafik kazası geçirdim",
        "صار معي حادث سير من شهرين",
        "do you have a talk on suicide prevention",
        "i cant live like this anymore in this house",
        "يا ريت ضليت مع اهلي بسوريا",
        "I was afraid they ask for the kimlik",
        "im so afraid they close my kimlik",
        "she's afraid they don't get what she says",
        "he is afraid he can't come back here",
        "my son was hit by a motorbike two years ago",
        "annem memleketinde ölmek istiyor",
        "when does the course open",
        "ابني ضعيف بالرياضيات",
        "çocuğum okula gitmek istiyor",
    ],
)
def test_figures_of_speech_and_plain_questions_are_no_danger(text: str) -> None:
    assert danger(folded(text)) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("our papers are under the rubble and my son too", "emergency"),
        ("our house is under the rubble and we are inside", "emergency"),
        ("evimiz enkaz altında annem içinde", "emergency"),
        ("evimiz enkaz altında çıkamıyoruz", "emergency"),
        ("kimlikler enkaz altında dedem içeride", "emergency"),
        ("بيتنا تحت الردم وامي جواتو", "emergency"),
        ("دفتر العيلة تحت الردم ونحنا عالقين", "emergency"),
        ("annem enkaz altında", "emergency"),
        ("زوجي تحت الردم", "emergency"),
        ("5 dakika önce trafik kazası geçirdim", "emergency"),
        ("az önce trafik kazası oldu sigorta gelmedi", "emergency"),
        ("trafik kazası oldu rapor tutulmadı yaralı var", "emergency"),
        ("geçen yıl trafik kazası geçirdim şimdi kanamam var", "emergency"),
        ("حادث سير قبل شوي وابني عم يصرخ", "emergency"),
        ("حادث سير هلق والسايق من سنتين بلا شهادة", "emergency"),
        ("خلعت ضرسي واللثة عم تنزف وما عم توقف", "emergency"),
        ("اسناني عم تنزف بعد ما ضربني", "emergency"),
        ("اذا رسبت بالامتحان رح يقتلني ابي", "protection"),
        ("الامتحان رح يقتلني ابوي اذا رسبت", "protection"),
        ("pubg oynadım babam beni öldürecek", "protection"),
        ("kiracı beni öldürecek", "protection"),
        ("hava çok sıcak bizi öldürüyor kocam beni dövüyor", "protection"),
        ("soğuk bizi öldürüyor bebek morardı", "protection"),
        ("my husband hits her head", "protection"),
        ("my husband beats me he is killing me", "protection"),
        ("i am dead tired he hits me every night", "protection"),
        ("öldüm bittim kocam beni dövüyor", "protection"),
        ("بموت ع ولادي وجوزي عم يضربني", "protection"),
        ("ضربت تلفون لاهلي لان جوزي ضربني", "protection"),
        ("lol my husband beats me", "protection"),
        ("جوزي ضربني وكسر تلفوني", "protection"),
        ("ابوي بيضربني لأن رسالة اجت ع موبايلي", "protection"),
        ("رح يقتلني حبيبي", "protection"),
        ("we were laughing and my baby can't breathe", "emergency"),
        ("dedem gülmekten nefes alamıyor morardı", "emergency"),
        ("i want to die in my bed tonight", "distress"),
        ("بدي انتحر من كتر المشاكل", "distress"),
        ("بدي انتحر من كتر الشوق لابني اللي مات", "distress"),
        ("father drunk he hits his head", "protection"),
        ("my brother hit first then strangled me", "protection"),
        ("ياريتني مت جوزي عم يضربني", "protection"),
        ("i wish i was under the rubble, my mother is still under the rubble now", "emergency"),
        ("suicide prevention line please i want to die", "distress"),
        ("intihar önleme hattı numarası lazım ölmek istiyorum", "distress"),
        ("bu kira benim için intihar sebebi", "distress"),
        ("iş beni öldürüyor intihar etmek istiyorum", "distress"),
        ("keşke enkaz altında ölseydim", "distress"),
        ("keşke onlarla ölseydim", "distress"),
        ("i wish i had died with them", "distress"),
        ("i cant live like this", "distress"),
        ("i can't live like this without my kids", "distress"),
        ("ليتني مت معهم", "distress"),
        ("يا ريتني مت تحت الردم متل اخي", "distress"),
        ("لو متت معهم كان احسن", "distress"),
        ("i don't want to live, here is too hard", "distress"),
        ("I don't want to live here anymore and I don't want to go back", "distress"),
        ("burada yaşamak istemiyorum artık, dönmek de istemiyorum", "distress"),
        ("ما بدي عيش هون ولا بدي ارجع", "distress"),
        ("kardeşim memlekette ölmek istiyor, ilaç biriktirmiş", "distress"),
        ("ma b2a badi 3ish", "distress"),
        ("i am afraid he will kill himself", "distress"),
        ("my neigbor beets his wife evry night", "protection"),
        ("somebody is beating his kids upstairs", "protection"),
        ("I am afraid he will do something bad to himself", "distress"),
        ("i am afraid he will kill me and himself", "protection"),
        ("i am afraid they will not stop beating me", "protection"),
        ("i am afraid they ask me to marry him", "protection"),
        ("i am afraid they close the door and lock me", "protection"),
        ("i am afraid he can't stop, he has a knife", "protection"),
        ("she is afraid he comes home drunk", "protection"),
        ("i am afraid they will take my children", "protection"),
        ("my boss doesn't let me go before ten at night", "protection"),
        ("my husband hit her head against the wall", "protection"),
    ],
)
def test_a_harmless_phrase_hides_no_danger_beside_it(text: str, intent: str) -> None:
    assert danger(folded(text)) == intent


@pytest.mark.parametrize(
    "text",
    [
        "he had a heart attack two years ago, said he is well now but his lips are blue",
        "he had a heart attack years ago was fine now he fell and doesnt answer",
        "two years ago he had a heart attack, now he is not well at all",
        "my dad had a heart attack like last year",
        "my husband was stabbed the same way as in 2020",
        "babam 2 yıl önce kalp krizi geçirdi şimdi iyi değil",
        "3 yıl önce kalp krizi geçirdi iyiydi şimdi düştü cevap vermiyor",
        "ابي صار معو ازمة قلبية من سنة كان منيح وهلق وقع وما عم يرد",
        "صار معو ازمة قلبية السنة الماضية هلق مانو بخير",
        "صار معو ازمة قلبية متل من سنة",
        # the time belongs to something else
        "my wife was shot in the stomach, her kimlik is from 2017",
        "babam kalp krizi geçirdi evde tek başına 2020'de ameliyat olmuştu",
        "حادث سير والبنت محصورة بالسيارة سيارة 2015",
        "babam geçen yıl kalp krizi geçirdi şu an iyi görünmüyor dudakları mor",
        "today we are good, it is my neighbour who was shot, in 2015 he came from Homs",
    ],
)
def test_an_old_wound_hides_nothing_of_today(text: str) -> None:
    assert danger(folded(text)) == "emergency"


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("emergency", "my baby is not wake up"),
        ("emergency", "he not wake up to drink"),
        ("emergency", "grandmother does not wake up"),
        ("emergency", "the baby did not wake up for feeding today and is hot"),
        ("emergency", "my friend he write me he take many pills and want sleep forever"),
        ("emergency", "kutudaki bütün hapları içtim şimdi pişmanım"),
        ("emergency", "ilaçların hepsini içtim uyumak istiyorum"),
        ("emergency", "babam şeker hastası insülini bitti 2 gündür alamadı halsiz"),
        ("emergency", "annem insülin bulamıyo 3 gündür şekeri 500 gösteriyo"),
        ("emergency", "no insulin since 3 days and she vomits"),
        ("protection", "bugün 3 kişi kapıya geldi suriyeli defolun evi yakarız dediler"),
        ("protection", "they said we will burn your house"),
        ("protection", "mêrê min li min dide"),
        ("protection", "mere min li min dide"),
        ("protection", "kocam beni dövdü"),
        ("protection", "kocam bana vurdu"),
        ("protection", "kocam hiç durmadan dövüyor"),
        ("protection", "رح يحرقو بيتنا"),
        ("distress", "i wish i not wake up tomorrow"),
        ("distress", "i want to not wake up"),
        ("distress", "just sleep and not wake up"),
        ("emergency", "kızım düştü kafasını vurdu şimdi uyanmıyor"),
        ("emergency", "بنتي بالعة حبوب ومابتفيق"),
        ("emergency", "her sugar is 600 and she talks nonsense"),
        ("emergency", "ابني وقع من الدرج ومو عم يصحى"),
        ("emergency", "insülin alacak paramız yok annem üç gündür insülinsiz"),
        ("emergency", "خلص الانسولين عند بنتي وعم تستفرغ"),
        ("emergency", "my mother is diabetic and since 5 days she has no insulin"),
        ("emergency", "çocuk evdeki ilaçları yutmuş"),
        ("emergency", "i have taken all of the tablets forgive me"),
        ("emergency", "hello my wife pregnant she lie down and she is not waking up"),
        ("protection", "قالو اذا ما طلعتو منحرق بيتكن"),
        ("protection", "ev sahibi evi yakarım çıkmazsanız dedi"),
        ("protection", "my ex wrote: i'll burn your shop"),
    ],
)
def test_who_does_not_wake_pills_insulin_and_fire(intent: str, text: str) -> None:
    assert danger(folded(text)) == intent


@pytest.mark.parametrize(
    "text",
    [
        "my son does not wake up early for school",
        "she doesn't wake up at night any more, good",
        "wont wake up till noon",
        "we got kimlik!!! i could die of happiness",
        "insülin nerden alınır",
        "insulin finished, which doctor writes it",
        "I take many pills for pressure",
        "evi yakarız soba ile ısınırız",
        "how can I not wake up late",
        "doktor bütün ilaçları yazdı",
        "he takes a lot of tablets for his heart",
        "اخدت كل الدوا وصار تمام شكرا",
        "my baby doesn't wake up at night for milk is it ok",
        "gas bill will burn our home budget",
        "الناس ما عم تفيق من الغلا",
        "kızım kreşe gitmek için uyanmıyor",
        "رح احرق البيت بالطبخ ههههه",
        "demir haplarının hepsini içtim, ebeden yenisini alabilir miyim",
        "ما في انسولين بالصيدلية تبعنا وين في",
        "kesme seker 450 tl cok pahali",
        "annemin insülini bitti raporu da yok nereye başvurayım",
        "wires in our flat spark, it will burn the house",
        "is sugar 400 g allowed in the package",
    ],
)
def test_sleep_medicine_and_stoves_are_no_danger(text: str) -> None:
    assert danger(folded(text)) is None


LONG_AGO_OR_LOST_PAPERS = [
    "my son is sweating a lot in class",
    "bebeğim oyuncakla oynamıyor, otizm olabilir mi",
    "chest x-ray for the sewing course, and a sweater",
    "my daughter is missing today, she is ill, tell the teacher",
    "my boy is missing his father",
    "I lost my son's coat in the park",
    "pazarda oğlumun montunu kaybettim",
    "çocuğum okulda kayboldu çantası",
    "ابني ضاع وقتو بالطريق",
    "ابني ضايع اسمو من القائمة",
    "هلق عالباب وخايف ما تاخدوني",
    "chest pain now and then, who is the heart doctor",
    "my chest hurts from lifting boxes and my arms hurt too",
    "göğsüm ve kolum ağrıyor spor yaptım",
    "جدي عم يوجعو صدرو من زمان بدو موعد",
    "grip aşısı vuruldu geçen yıl",
    "babam suriyede vuruldu yıllar önce şimdi protez bacak lazım",
    "babam 2013te halepte vuruldu yürüyemiyor fizik tedavi var mı",
    "kardeşim 10 yıl önce suriyede bıçaklandı şimdi böbrek hasta hangi hastane",
    "trafik kazası geçirmiştim 2 yıl önce engelli raporu almak istiyorum",
    "deprem oldu geçen yıl enkaz altında kaldık evimiz yok ev eşyası istiyoruz",
    "kendimi aşmak istiyorum yeni meslek öğrenmek istiyorum",
    "kocam beni öldürecek kadar seviyor :)",
    "eskiden kocam döverdi öldü gitti şimdi dul aylığı var mı bana",
    "kart bloke oldu kimse bakmıyor artık delirecem",
    "اخي انصاب بالحرب من عشر سنين وبدو علاج فيزيائي",
    "my brother was shot in 2014 in Aleppo, he needs a prosthesis",
    "bro im gonna die if my mom makes me do more homework lol",
    "babam savaşta vuruldu protez bacak lazım",
    "abim 2014'te Humus'ta vuruldu, şimdi engelli raporu istiyoruz",
    "amcam yıllar önce bıçaklandı kolunu kullanamıyor fizik tedavi",
    "eşim geçen yıl trafik kazası geçirdi rapor için ne lazım",
    "trafik kazası geçirdi oğlum iki sene önce protez istiyoruz",
    "geçen sene kalp krizi geçirdi annem ilaç yazdıracağız",
    "2023te enkaz altında kaldık eşya yardımı var mı",
    "my father was shot ten years ago, he needs physiotherapy",
    "he was stabbed in 2015, which hospital gives the disability report",
    "she had a heart attack three years ago, where can she get her pills",
    "in 2013 my uncle was shot in the leg, he wants a prosthesis",
    "last year we were under the rubble, now we need furniture",
    "اخي انطعن من عشر سنين بسوريا وهلق كليتو تعبانة",
    "كنا تحت الردم من سنتين وهلق بدنا عفش",
    "ابي صار معو حادث سير قبل خمس سنين وبدنا تقرير اعاقة",
    "انصاب بالحرب من عشر سنين وبدو طرف صناعي",
    "akhi nsab bel 7areb men 3ashr snin w bado ejer sna3iye",
    "kendimi aşmak istiyorum yeni bir dil öğrenmek istiyorum",
    "kocam beni öldürecek kadar çok seviyor",
    "babam beni öldürecek kadar özlüyor",
    "kocam beni döverdi rahmetli oldu şimdi dul maaşı",
    "زوجي كان يضربني ومات من سنتين بدي راتب ارملة",
    "ابني ضاع كملكو",
    "ابني ضاع منو الكملك بالسوق",
    "ضاعت هوية ابني بالباص",
    "ضيعت دفتر لقاح ابني",
    "بنتي ضايع دفتر لقاحها",
    "ابني ضايع بالرياضيات ما عم يفهم",
    "ابني ضاع عليه موعد الدكتور",
    "زوجي مفقود بسوريا من ٢٠١٣ شو بدي اوراق",
    "ابني ضاع بسوريا من عشر سنين كيف بدور عليه",
    "ibni da3 kimliko bel souk",
    "da3 daftar ibni",
    "oğlumun kimliği kayboldu",
    "oğlum kimliğini kaybetti",
    "kızım kayıp kimliği için karakola gitti",
    "çocuğumun aşı kartı kayıp",
    "oğlum kayıp eşya bürosuna gitti",
    "kocam kayıp altı yıldır, yardım alabilir miyim",
    "oğlum 2013te Suriye'de kayboldu nasıl arayabilirim",
    "oğlumu kaybettim geçen ay o günden beri uyuyamıyorum",
    "kızımı kaybettik depremde",
    "my son lost his kimlik",
    "my son's kimlik is missing",
    "the child's vaccination card is missing",
    "my daughter is missing school because of the bus",
    "my son is missing two fingers",
    "my husband is missing since 2013 in Syria",
    "my brother is missing since the war, can the Red Crescent find him",
    "my daughter is missing from the list",
    "my son is missing, he is not on the card",
    "my son is lost in math class",
    "I lost my son in the war",
    "i lost my baby last year",
    "can't find my son a school",
    "I can't find my daughter's vaccination card",
    "chest is heavy when i climb stairs since a year",
    "my chest hurts when I cough, which doctor",
    "chest x-ray needed for the course?",
    "my father had chest pain and a numb arm last year, he got a stent, where is cardiology",
    "göğsüm ağrıyor emziriyorum sütüm az",
    "öksürünce göğsüm çok ağrıyor randevu nasıl alınır",
    "kolum uyuşuyor fizik tedavi var mı",
    "iki yıldır göğsüm ağrıyor kolum uyuşuyor kardiyoloji randevusu",
    "صدري عم يوجعني من السعال",
    "ايدي عم تنمل من الخياطة",
    "صدري ضاق من الانتظار",
    "من سنة صدري بيوجعني وايدي بتنمل بدي موعد قلبية",
    "بنتي ضعيفة ما بتتحرك كتير بالرياضة",
    "ايمت بتبلش حركة الجنين",
    "انا حامل بالشهر التالت ولسا ما حسيت بالجنين",
    "when does the baby start moving",
    "i am pregnant 3 months and don't feel baby moving yet, normal?",
    "bebek ne zaman hareket eder hamileyim",
    "hamileyim 3 aylık bebeğin hareketlerini hissetmiyorum normal mi",
    "kapıdaki güvenlik bağırdı korktuk şimdi eve döndük",
    "hala kapıda bekliyoruz açar mısınız",
    "şimdi kapıdayım nereden gireyim",
    "they are at the door now, where do we register",
    "we are at the door now",
    "هلق عالباب ناطرين مين بيفتحلنا",
    "اجت الشرطة دقت عالباب القديم وما لقونا، وهلأ خايفين على هوياتنا",
    "mêrê min li vir dixebite",
    "zarokên min divê biçin dibistanê",
    "jina min ducanî ye",
    "my neighbour came with his family",
    "my children are missing from school for two days because they are sick",
    "my dad lost 2 days of work",
    "can't find my kids anywhere to play, is there a park",
    "my mother had chest pain and sweating before her stent, now she needs pills",
    "first aid course: what to do for chest pain and numb arm",
    "my baby doesn't move his head for days, he is 5 months",
    "the neighbours are at the door now, breaking the fast together",
    "someone at the door now says he is from Red Crescent, is it a scam? I'm afraid of scams",
    "kızımı bulamıyorum e-okul sisteminde",
    "spor yaparken göğsüm ağrıyor terliyorum",
    "kapı kilidi bozuldu şimdi kapıyı kırmak lazım çilingir var mı",
    "kapıyı kırdılar geçen hafta hırsızlar, şimdi kapıyı kim tamir eder",
    "şimdi kapının önündeyiz korkudan giremiyoruz :) sınıf nerede",
    "köpek şimdi kapıda çocuklar korkuyor belediyeyi arayabilir miyim",
    "ولدي ضايع اليوم بالعربي ما عم يعرف يكتب",
    "امي ضايعة بالشارع ما بتعرف تركي بدها دورة",
    "ابني صدرو عم يوجعو من الرشح وعرقان",
    "خايفة ما لحق، هلق في ناس كتير عالباب تبع الهجرة",
    "هلق على الباب عم يكسرو الرصيف قدام المدرسة",
    "sayyaret el ghaz hala2 3al bab w 3am yekassro as3ar",
    "keça min winda bû di xewnan de, stran",
    "nefes nagirim ji eşqa te",
]


@pytest.mark.parametrize("text", LONG_AGO_OR_LOST_PAPERS)
def test_old_wounds_lost_papers_and_plain_signs_are_no_danger(text: str) -> None:
    assert danger(folded(text)) is None


TOLD_IN_PLAIN_WORDS = {
    "emergency": [
        "babam vuruldu kan var",
        "kardeşim bıçaklandı koşun",
        "kardeşim vuruldu",
        "babam 2013te vuruldu şimdi kardeşim de vuruldu",
        "yıllar önce geldik, bugün oğlum vuruldu",
        "iki yıl önce kalp krizi geçirdi şimdi yine aynısı oluyor",
        "my brother was shot",
        "we came 5 years ago and my son was shot in the street",
        "he was stabbed in 2015 and today he was stabbed again",
        "geçen yıl taşındık komşu vuruldu",
        "هلق عالباب ناس وخايفة كتير",
        "bu sabah babam vuruldu",
        "geçen yıl enkaz altında kaldık şimdi yine enkaz altındayız",
        "last year we were under the rubble and now again",
        "اخي انطعن قدام البيت",
        "حادث سير وابني عم ينزف",
        "kapıyı kırdı bıçakla geldi",
        "ابني ضايع من العصر ما رجع من المدرسة",
        "ابني ضاع",
        "بنتي ضاعت بالسوق",
        "ضاع ابني بالبازار",
        "ضيعت ابني بالسوق",
        "ابني الصغير ضايع من الصبح",
        "جدي ضايع من الفجر معو الزهايمر",
        "ابوي ضايع من مبارح",
        "الولد ضاع وما عم لاقيه",
        "ibni daye3 mn l sob7 ma b3ref wein",
        "benti da3et bel souk",
        "ebni daye3",
        "oğlum kayıp",
        "cocugum kayboldu",
        "kızım sabahtan beri kayıp",
        "oglum okuldan sonra kayboldu bulamiyoruz",
        "pazarda oğlumu kaybettim",
        "dedem kayıp",
        "babam dünden beri kayıp alzheimer",
        "çocuğumu bulamıyorum",
        "my daughter is missing",
        "my 5 year old son is missing since this morning",
        "I lost my son in the market",
        "lost my daughter at the bus station please help",
        "i can't find my son",
        "our grandfather is missing since yesterday",
        "my kid went missing an hour ago",
        "صدرو عم يوجعو وايدو منملة",
        "ابي وجع بصدرو وعرقان عرق بارد",
        "فجأة صدري عم يوجعني",
        "الم قوي في الصدر وضيق نفس",
        "sadri 3am yuja3ni w idi mnammle",
        "abi sadro 3am youja3o w ido mnammle",
        "göğsüm ağrıyor kolum uyuşuyor",
        "gogsum sikisiyor soguk ter",
        "şimdi göğsüm ağrıyor",
        "babamın göğsü çok ağrıyor sol kolu tutmuyor",
        "my father chest pain and his arm is numb",
        "chest pain and cold sweat",
        "sudden chest pain",
        "strong chest pain now",
        "34 weeks, since morning baby inside dont move at all",
        "8 aylık hamileyim iki gündür bebek hiç oynamadı",
        "ابي ماسك صدرو وعم يتعرق",
        "he holds his chest and he is grey",
        "father with chest pain, sweating",
        "my 4 year old went missing an hour ago near the market",
        "pain in my chest and left arm numb",
        "صرلي يومين ما عم حس بالجنين يتحرك",
        "الجنين ما عم يتحرك من مبارح",
        "انا حامل بالتامن والبيبي ما عم يتحرك",
        "ما عم حس بحركة الجنين",
        "ana 7amel bl tamen w el baby ma 3am yet7arrak",
        "ma 3am 7ess bel janin",
        "bebeğin hareketlerini hissetmiyorum 2 gündür",
        "bebegim karnimda oynamiyor",
        "bebek dünden beri hareket etmiyor hamileyim",
        "baby not moving since yesterday im 8 month",
        "i can't feel my baby moving",
        "the baby stopped kicking, 34 weeks",
        "şimdi kapıdalar bizi öldürecekler",
        "kapidalar ellerinde bicak var",
        "şu an kapıda bekliyor silahı var",
        "they are at the door now with knives",
        "he is outside the door now he says he will kill me",
        "they are at the door now we are scared",
        "هلق عالباب ومعهم سكاكين",
        "جوزي هلق عالباب وعم يهددني يقتلني",
        "hala2 3al bab w 3am yhaddedna",
        "zarokê min nefes nagire",
        "zarokê min winda bû",
        "mala me dişewite",
        "i am from syria, my son is missing since morning",
        "ben suriyeliyim oğlum kayboldu parkta",
        "grandma with alzheimer is missing since noon",
        "my son did not come back from school it is night",
        "çocuğum kaçırıldı",
        "oğlum yok her yerde arıyoruz bulamıyoruz",
        "ابني اختفى من قدام البيت",
        "ولدي ما رجع من المدرسة وصار الليل",
        "امي معها زهايمر طلعت وما رجعت",
        "benti da3et menni bel sou2",
        "my father has chest pain and his arm is numb, we are from syria",
        "عندي الم بالصدر ونازل على ايدي الشمال",
        "i'm 8 months pregnant and in the 8th month the baby doesn't move",
        "8 aydır hamileyim bebek hareket etmiyor",
        "صرلي ٨ شهور حامل والجنين ما عم يتحرك",
        "kapıyı kırıyorlar şimdi yardım edin",
        "şu anda kocam kapıda bıçakla bağırıyor çocuklarla banyoya kilitlendik",
        "جوزي عالباب ومعو سكين",
        "هلق عم يكسرو الباب علينا",
        "babam kalp krizi geçiriyor geçen yıl da geçirmişti",
        "my father has a heart attack, he had one last year too",
        "geçen yıl evlendi kızım vuruldu",
        "من سنة ساكنين هون واخي انطعن",
    ],
    "distress": [
        "kendimi asmak istiyorum",
        "kendimi aşmak değil asmak istiyorum",
        "kendimi asmak istiyorum artık yaşamak istemiyorum",
        "kendimi asmak istiyorum yeni meslek öğrenmek istemiyorum",
        "ez dixwazim bimirim",
        "ez naxwazim bijîm",
    ],
    "protection": [
        "kocam beni öldürecek",
        "kocam beni öldürecek kadar dövüyor",
        "kocam beni öldürecek kadar sevdiğini söylüyor ama dövüyor",
        "eskiden kocam döverdi öldü gitti şimdi oğlum beni dövüyor",
        "kocam eskiden döverdi şimdi de dövüyor",
        "زوجي كان يضربني ومات وهلق اخي عم يضربني",
        "geçen hafta kapıyı kırdı bıçakla geldi ama şimdi yok",
        "geçen ay eski kocam bıçakla geldi sonra kaçtı",
        "last week he broke the door and came with a knife but now he is gone",
        "الاسبوع الماضي كسر الباب واجا بالسكين بس راح",
        "mêrê min li min dixe",
        "mere min her roj li min dixe",
        "bavê min li min dixe",
        "mêrê min dixwaze min bikuje",
        "ez ji mêrê xwe ditirsim",
    ],
}


@pytest.mark.parametrize(("intent", "text"), [(i, t) for i, texts in TOLD_IN_PLAIN_WORDS.items() for t in texts])
def test_a_missing_child_a_heart_a_silent_baby_people_at_the_door(intent: str, text: str) -> None:
    assert danger(folded(text)) == intent


def test_a_long_message_is_read_at_once() -> None:
    before = time.perf_counter()
    for words in ("she is at the door now ", "my chest ", "ابني ضاع ", "بالجنين من ", "bebek kayip "):
        danger(folded(words * 400))
    assert time.perf_counter() - before < 2


def test_patterns_leave_the_ordinary_training_lines_alone(root: Path) -> None:
    """Of some ten thousand ordinary examples nearly none may set off a pattern."""
    lines, alarms = 0, []
    for file in (root / "nlu" / "data").glob("*/*.yml"):
        if file.stem in (*DANGERS, "privacy", "complaint", "human"):
            continue
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("    - "):
                lines += 1
                if danger(folded(line[6:])):
                    alarms.append(line)
    assert lines > 8000
    assert len(alarms) / lines < 0.005, alarms


class StandIn:
    """A server that answers /model/parse as a test wants."""

    def __init__(self, status: int, body: bytes, wait: asyncio.Event | None = None) -> None:
        self._status, self._body, self._wait = status, body, wait
        self.seen: list[str] = []

    async def __aenter__(self) -> str:
        application = web.Application()
        application.router.add_post("/model/parse", self._parse)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def __aexit__(self, *_: object) -> None:
        if self._wait:
            self._wait.set()
        await self._runner.cleanup()

    async def _parse(self, request: web.Request) -> web.Response:
        self.seen.append((await request.json())["text"])
        if self._wait:
            await self._wait.wait()
        return web.Response(status=self._status, body=self._body)


READING = {
    "intent_ranking": [{"name": "hours", "confidence": 0.9}, {"name": "location", "confidence": 0.1}],
    "service_ranking": [{"name": "dental_care", "confidence": 0.8}],
    "language": {"name": "en", "confidence": 0.99},
}


async def test_a_reading_is_taken_over() -> None:
    async with StandIn(200, json.dumps(READING).encode()) as url:
        parser = RasaParser(url, 5)
        parse = await parser.parse("when does the dentist open")
        await parser.close()
    assert parse is not None
    assert (parse.intent.name, parse.topics[0].name, parse.language, parse.source) == (
        "hours",
        "dental_care",
        "en",
        "nlu",
    )


async def test_entities_are_taken_over_with_offsets_in_the_whole_text(catalogue: Catalogue) -> None:
    """Slashes and spaces are cut before the server sees a text; entries that make no sense are left out."""
    found = [
        {"entity": "day", "value": "friday", "start": 5, "end": 11, "extractor": "EntityExtractor"},
        {"entity": "time", "value": "17:00", "start": 19, "end": 20, "role": "before"},
        {"entity": "age", "value": 5, "start": 19, "end": 20, "role": None},
        {"entity": "day", "value": "friday", "start": 5, "end": 99},
        {"entity": "day", "value": "friday", "start": -3, "end": 2},
        {"entity": "day", "value": "friday", "start": 5, "end": 5},
        {"entity": "day", "value": ["friday"], "start": 5, "end": 11},
        {"entity": "day", "value": "friday", "start": "5", "end": 11},
        {"entity": "day"},
        "friday",
        None,
    ]
    text = " /open friday before 5"
    async with StandIn(200, json.dumps(READING | {"entities": found}).encode()) as url:
        parser = RasaParser(url, 5)
        parse = await Reader(parser).read(text, catalogue)
        await parser.close()
    assert [(e.name, e.value, text[e.start : e.end], e.role) for e in parse.entities] == [
        ("day", "friday", "friday", ""),
        ("time", "17:00", "5", "before"),
        ("age", 5, "5", ""),
    ]


@pytest.mark.parametrize("entities", [None, "x", {}, 3])
async def test_a_reading_without_a_list_of_entities_holds(catalogue: Catalogue, entities: object) -> None:
    async with StandIn(200, json.dumps(READING | {"entities": entities}).encode()) as url:
        parser = RasaParser(url, 5)
        parse = await Reader(parser).read("when does the dentist open", catalogue)
        await parser.close()
    assert (parse.source, parse.entities) == (ParseSource.NLU, ())


async def test_a_service_unknown_to_the_model_is_found_through_the_store(catalogue: Catalogue) -> None:
    unknown = READING | {
        "service_ranking": [{"name": "none", "confidence": 0.2}, {"name": "food_parcel", "confidence": 0.1}]
    }
    async with StandIn(200, json.dumps(unknown).encode()) as url:
        parser = RasaParser(url, 5)
        parse = await Reader(parser).read("what time is the sewing course", catalogue)
        await parser.close()
    assert (parse.topics[0].name, parse.intent.name, parse.source) == ("sewing_course", "hours", "nlu")


async def test_a_pattern_overrules_the_classifier() -> None:
    async with StandIn(200, json.dumps(READING).encode()) as url:
        parser = RasaParser(url, 5)
        parse = await parser.parse("my husband beats me")
        await parser.close()
    assert parse is not None
    assert (parse.intent.name, parse.source) == ("protection", "safety")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b""),
        (409, b"{}"),
        (404, b""),
        (200, b"not json"),
        (200, b"{}"),
        (200, b"[]"),
        (200, b'{"intent_ranking": []}'),
    ],
)
async def test_bad_answers_leave_it_to_the_keywords(catalogue: Catalogue, status: int, body: bytes) -> None:
    async with StandIn(status, body) as url:
        parser = RasaParser(url, 5)
        parse = await Reader(parser).read("when is the dental clinic open", catalogue)
        await parser.close()
    assert (parse.source, parse.topics[0].name) == (ParseSource.KEYWORDS, "dental_care")


async def test_a_slow_server_is_not_waited_for(catalogue: Catalogue) -> None:
    async with StandIn(200, b"", asyncio.Event()) as url:
        parser = RasaParser(url, 0.1)
        parse = await Reader(parser).read("when is the dental clinic open", catalogue)
        await parser.close()
    assert parse.source is ParseSource.KEYWORDS


async def test_slashes_do_not_reach_the_server() -> None:
    """Rasa takes '/intent' as a command and logs it."""
    stand_in = StandIn(200, json.dumps(READING).encode())
    async with stand_in as url:
        parser = RasaParser(url, 5)
        await parser.parse("//restart now")
        assert await parser.parse("///") is None
        await parser.close()
    assert stand_in.seen == ["restart now"]


@pytest.mark.parametrize(
    "name", ["config.yml", "nlu/components/a.py", "nlu/data/en/a.yml", "nlu/entities/en.yml", "nlu/languages/a.txt"]
)
def test_whatever_a_model_is_made_of_changes_its_name(tmp_path: Path, name: str) -> None:
    for file in ("config.yml", "nlu/requirements.lock", name):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("one", "utf-8")
    before = training.fingerprint(tmp_path)
    (tmp_path / name).write_text("two", "utf-8")
    assert training.fingerprint(tmp_path) != before


@pytest.mark.parametrize(
    ("distress", "protection", "service", "first"),
    [
        (0.21, 0.0, 0.1, "distress"),
        (0.12, 0.1, 0.1, "distress"),
        (0.19, 0.0, 0.1, "hours"),
        (0.21, 0.0, 0.9, "distress"),
        (0.19, 0.0, 0.9, "hours"),
    ],
)
def test_dangers_count_together_beside_a_clear_service_too(
    distress: float, protection: float, service: float, first: str
) -> None:
    rest = round(1 - distress - protection, 2)
    shares = sorted({"distress": distress, "protection": protection, "hours": rest}.items(), key=lambda s: -s[1])
    result = {
        "language": {"name": "en", "confidence": 1.0},
        "intent_ranking": [{"name": n, "confidence": c} for n, c in shares],
        "service_ranking": [{"name": "dental_care", "confidence": service}, {"name": "none", "confidence": 0.05}],
    }
    assert _reading("words", "words", result).intent.name == first
