"""Words that tell an intent, for the keyword search. Folded as in words.py; a space at an end means a whole word."""

# What people mean who send only a symbol.
SYMBOLS: dict[str, str] = {
    **dict.fromkeys("👍✅👌☑✔", "affirm"),
    **dict.fromkeys("👎❌🚫✖", "deny"),
    **dict.fromkeys("🙏❤🌹💐🌷😊🤲", "thanks"),
    **dict.fromkeys("👋", "greet"),
    **dict.fromkeys("🆘", "emergency"),
}

INTENT_WORDS: dict[str, tuple[str, ...]] = {
    "hours": (
        " open", " close", " hours ", " what time ", " until when ", " saturday ", " sunday ", " holiday ", " working days ", " when does ", " when do ",
        " acik", " kapali", " kacta ", " saat kac", " calisma saat", " ne zaman ", " cumartesi", " pazar gunu", " bayram", " mesai", " saatleri",
        " ساعات ", " دوام", " فاتح", " مفتوح", " بتفتح", " يفتح", " بيفتح", " بسكر", " مسكر", " تفتح", " يغلق", " ايمت", " متي ", " السبت ", " العيد ", " الاحد ",
        " emta ", " aymta ", " eymta ", " fate7", " dawam", " byefta7", " btefta7",
    ),
    "location": (
        " where ", " address", " which building", " how do i get there", " location", " directions", " which bus",
        " nerede", " nerde", " adresi", " adres ", " konum", " nasil giderim", " nasil gidilir", " hangi bina",
        " وين ", " اين ", " عنوان", " موقع", " مكان", " كيف اوصل", " كيف اصل", " فين ", " بأي شارع",
        " wein ", " wen ", " ween ", " 3enwan", " fein ",
    ),
    "nearest": (
        " nearest", " closest", " close to me", " near me", " near to me", " en yakin", " yakinim", " bana yakin", " اقرب", " قريب علي", " قريب مني", " a2rab", " 2areeb",
    ),
    "contact": (
        " phone", " call ", " number ", " telephone", " whatsapp", " e mail", " email", " contact",
        " telefon", " numara", " iletisim", " ararim", " رقم", " تلفون", " هاتف", " واتس", " اتصل", " ايميل", " ra2m", " rakam", " ra2am", " teleph",
    ),
    "eligibility": (
        " who can", " can i ", " am i allowed", " eligible", " without kimlik", " conditions", " requirements for", " allowed", " do i qualify", " entitled", " who is it for",
        " kimler", " kim yararlan", " yararlanabilir", " sart", " hakkim var", " kimliksiz", " basvurabilir miyim", " alabilir miyim", " katilabilir", " faydalan",
        " مين بيحق", " مين بيقدر", " بحقلي", " بيحق", " يحق", " شروط", " الشروط", " بقدر ", " فيني ", " من يستفيد", " من يستطيع", " مين بيستفيد", " مين فيه", " مسموح", " shorot", " b2der", " fini ", " be7a2", " by7a2", " min fi",
    ),
    "documents": (
        " documents", " papers", " paperwork", " what to bring", " should i bring", " do i bring", " what do i need to bring", " photocopy",
        " belge", " evrak", " kagit", " ne getir", " getirmem", " اوراق", " الاوراق", " وثائق", " مستندات", " شو جيب", " شو لازم جيب", " ثبوتيات", " awra2", " wara2", " awrak",
    ),
    "cost": (
        " cost", " price", " how much", " free ", " fee", " pay ", " charge", " ucret", " kac para", " ne kadar", " bedava", " parali",
        " بكم", " قديش", " سعر", " كلف", " تكلف", " مجان", " ببلاش", " مصاري ", " رسوم", " adesh", " 2adesh", " addesh", " bbalash", " majan",
    ),
    "how_to_apply": (
        " how to apply", " how do i apply", " how can i apply", " apply", " register", " sign up", " book ", " appointment", " enrol", " how can i get", " how do i get ",
        " basvur", " nasil kayit", " kayit ol", " randevu", " nasil alabilirim", " yazil", " kaydol", " nasil alirim",
        " كيف سجل", " كيف اسجل", " كيف قدم", " كيف اقدم", " تسجيل", " اسجل", " سجل ", " قدم ", " احجز", " موعد", " كيف احصل", " kif sajjel", " sajjel", " addem", " maw3ed",
    ),
    "language_support": (
        " speak arabic", " speak kurdish", " arabic speaking", " speak english", " interpreter there", " in arabic", " arapca bil", " arapca konus", " arapca hizmet", " tercuman var",
        " بيحكو عربي", " بتحكو عربي", " يتكلم", " يحكي عربي", " بيحكي عربي", " يتحدث", " في مترجم", " by7ko 3arabi", " 3arabi",
    ),
    "application_status": (
        " my application", " no answer", " still waiting", " what happened to", " when will my", " applied", " basvurum", " ne oldu", " sonuc", " hala bekl", " طلبي", " قدمت", " ما اجا", " لسا ما", " نتيجه",
    ),
    "complaint": (" complain", " rude", " sikayet", " kaba ", " شكوي", " اشتكي", " شكوه", " shakwa"),
    "human": (
        " talk to a person", " real person", " human", " talk to someone", " speak to someone", " an employee", " yetkili", " gorevli ile", " insanla", " biriyle gorus", " biriyle konus",
        " موظف", " احكي مع حدا", " احكي مع شخص", " شخص حقيقي", " انسان", " muwazzaf",
    ),
    "list_services": (
        " what services", " which services", " what do you have", " what help", " list of services", " hangi hizmet", " hizmetleriniz", " neler var", " ne hizmet", " شو الخدمات", " ما هي الخدمات", " شو عندكن خدمات", " شو خدماتكن", " خدماتكم", " shu el khadamat",
    ),
    "capabilities": (" who are you", " what can you do", " are you a robot", " are you a bot", " kimsin", " robot musun", " neler yapabil", " مين انت", " من انت", " شو بتعمل", " روبوت", " min enta"),
    "privacy": (" my data", " privacy", " delete my", " tell the police", " verilerim", " gizlilik", " polise soyl", " بياناتي", " خصوصيه", " احذف", " بتخبر", " سريه"),
    "change_language": (" in english please", " speak english please", " ingilizce yaz", " turkce konus", " turkce yaz", " arapca yaz", " احكي عربي", " بالعربي", " بالتركي", " بالانكليزي", " change language", " dil degis"),
    "greet": (" hello ", " hi ", " good morning", " good evening", " merhaba ", " selam ", " gunaydin", " iyi gunler", " مرحبا", " السلام عليكم", " اهلا", " صباح الخير", " مساء الخير", " salam ", " marhaba ", " mar7aba "),
    "thanks": (" thank", " thx ", " tesekkur", " sagol", " sag ol", " شكرا", " مشكور", " تسلم", " يعطيك العافيه", " shukran", " yeslamo"),
    "goodbye": (" bye", " goodbye", " hosca kal", " gorusuruz", " مع السلامه", " بخاطرك", " bye bye "),
    "affirm": (" yes ", " yeah ", " ok ", " evet ", " tamam ", " نعم ", " اي ", " ايوه ", " تمام ", " ee ", " aywa "),
    "deny": (" no ", " nope ", " hayir ", " yok ", " لا ", " لاء ", " la2 "),
}  # fmt: skip
