"""What the bot says to somebody who writes in a language that it does not serve, in that language.

The languages of 157 (YİMER) are those of the content's hotline: Turkish, English, Arabic, Persian, Russian.
No native speaker has read these texts yet (docs/understanding.md).
"""

OTHER_LANGUAGES: dict[str, str] = {
    "azerbaijani": (
        "Salam. Mən yalnız ərəb, türk və ingilis dillərində cavab verə bilirəm. Mümkünsə, sualınızı bu dillərdən birində yazın. "
        "157 (YİMER) nömrəsinə zəng edə bilərsiniz: orada türk, ingilis, ərəb, fars və rus dillərində danışırlar."
    ),
    "dutch": (
        "Hallo. Ik kan alleen in het Arabisch, Turks en Engels antwoorden. Schrijf uw vraag als het kan in een van deze talen. "
        "U kunt 157 (YİMER) bellen: daar spreekt men Turks, Engels, Arabisch, Perzisch en Russisch."
    ),
    "french": (
        "Bonjour. Je ne peux répondre qu'en arabe, en turc et en anglais. Si vous le pouvez, écrivez votre question dans l'une de "
        "ces langues. Vous pouvez appeler le 157 (YİMER) : on y parle turc, anglais, arabe, persan et russe."
    ),
    "german": (
        "Guten Tag. Ich kann nur auf Arabisch, Türkisch und Englisch antworten. Schreiben Sie Ihre Frage, wenn es geht, in einer "
        "dieser Sprachen. Sie können 157 (YİMER) anrufen: Dort spricht man Türkisch, Englisch, Arabisch, Persisch und Russisch."
    ),
    "italian": (
        "Buongiorno. Posso rispondere solo in arabo, turco e inglese. Se può, scriva la domanda in una di queste lingue. "
        "Può chiamare il 157 (YİMER): lì si parla turco, inglese, arabo, persiano e russo."
    ),
    "kurmanji": (
        "Silav. Ez tenê bi erebî, tirkî û îngilîzî dikarim bersivê bidim. Heke hûn bikaribin, pirsa xwe bi yek ji van zimanan "
        "binivîsin. Hûn dikarin telefonî 157 (YİMER) bikin: li wir bi tirkî, îngilîzî, erebî, farisî û rûsî diaxivin."
    ),
    "pashto": (
        "سلام. زه یوازې په عربي، ترکي او انګلیسي ځواب ورکولی شم. که کولی شئ، خپله پوښتنه په دې ژبو کې په یوه ولیکئ. "
        "تاسو کولی شئ 157 (YİMER) ته زنګ ووهئ: هلته په ترکي، انګلیسي، عربي، فارسي او روسي خبرې کوي."
    ),
    "persian": (
        "سلام. من فقط می‌توانم به عربی، ترکی و انگلیسی جواب بدهم. اگر می‌توانید، سؤالتان را به یکی از این زبان‌ها بنویسید. "
        "می‌توانید با 157 (YİMER) تماس بگیرید: آنجا به ترکی، انگلیسی، عربی، فارسی و روسی صحبت می‌کنند."
    ),
    "russian": (
        "Здравствуйте. Я могу отвечать только на арабском, турецком и английском. Если можете, напишите вопрос на одном из этих "
        "языков. Вы можете позвонить по номеру 157 (YİMER): там говорят на турецком, английском, арабском, персидском и русском."
    ),
    "somali": (
        "Salaan. Waxaan ku jawaabi karaa oo keliya Carabi, Turki iyo Ingiriisi. Haddii aad awooddo, su'aashaada ku qor mid ka mid "
        "ah luqadahaas. Waxaad wici kartaa 157 (YİMER): halkaas waxaa lagaga hadlaa Turki, Ingiriisi, Carabi, Faarisi iyo Ruush."
    ),
    "sorani": (
        "سڵاو. تەنها دەتوانم بە عەرەبی، تورکی و ئینگلیزی وەڵام بدەمەوە. ئەگەر دەتوانیت، پرسیارەکەت بە یەکێک لەم زمانانە بنووسە. "
        "دەتوانیت پەیوەندی بە 157 (YİMER) بکەیت: لەوێ بە تورکی، ئینگلیزی، عەرەبی، فارسی و ڕووسی قسە دەکەن."
    ),
    "spanish": (
        "Hola. Solo puedo responder en árabe, turco e inglés. Si puede, escriba su pregunta en uno de estos idiomas. "
        "Puede llamar al 157 (YİMER): allí hablan turco, inglés, árabe, persa y ruso."
    ),
    "turkmen": (
        "Salam. Men diňe arap, türk we iňlis dillerinde jogap berip bilýärin. Mümkin bolsa, soragyňyzy şu dilleriň birinde ýazyň. "
        "157 (YİMER) belgisine jaň edip bilersiňiz: ol ýerde türk, iňlis, arap, pars we rus dillerinde gürleýärler."
    ),
    "ukrainian": (
        "Добрий день. Я можу відповідати лише арабською, турецькою та англійською. Якщо можете, напишіть питання однією з цих "
        "мов. Ви можете зателефонувати за номером 157 (YİMER): там говорять турецькою, англійською, арабською, перською та російською."
    ),
    "urdu": (
        "السلام علیکم۔ میں صرف عربی، ترکی اور انگریزی میں جواب دے سکتا ہوں۔ اگر ہو سکے تو اپنا سوال ان میں سے کسی زبان میں لکھیں۔ "
        "آپ 157 (YİMER) پر فون کر سکتے ہیں: وہاں ترکی، انگریزی، عربی، فارسی اور روسی بولی جاتی ہے۔"
    ),
    "uzbek": (
        "Salom. Men faqat arab, turk va ingliz tillarida javob bera olaman. Iloji bo'lsa, savolingizni shu tillardan birida yozing. "
        "157 (YİMER) raqamiga qo'ng'iroq qilishingiz mumkin: u yerda turk, ingliz, arab, fors va rus tillarida gaplashadilar."
    ),
}  # fmt: skip
"""Texts by the name of the language's file in nlu/languages."""
