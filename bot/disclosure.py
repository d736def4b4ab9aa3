"""Words of somebody in danger that mean little elsewhere: that she is the one she asked about 'for a friend', that she
fears to be sent out of the country if she asks for help, or that she cannot speak on the phone. Standard library only.

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

# Whoever may be feared; then where he is, and what stands between the two.
_HE = (
    r"\b(?:he|(?:my |step ?)?(?:husband|dad|daddy|father|brother|ex|boyfriend|uncle)(?: in law|-in-law)?|mother.in.law)"
)
_NEAR = (
    r"(?:here\b(?! (?:(?:in|to) t[uü]rk|for|since|illegal|legal))"
    r"|(?:next(?: to)?|beside|near|with|behind|close to) (?:me|us)\b"
    r"|(?:at )?home\b(?! (?:country|alone|town))|(?:at|in) house\b|(?:near(?:by)?|beside|close)\b(?! \w)"
    r"|outside\b(?! (?:of|turkey|the c))|upstairs|downstairs|awake"
    r"|in(?:side)? (?:(?:the|my|our|an?|same|next|other|another) )*(?:\w+ )?"
    r"(?:room|bedroom|bathroom|toilet|shower|kitchen|house|flat|hall)\b"
    r"|(?:at|behind|by|in front of) (?:the |my )?door\b|sleeping|asleep)"
)
_TONGUES = r"(?:any |good |the |in |much |well |very )*(?:turk\w*|arab\w*|english|kurd\w*|languages?)"
_OFFICES = r"(?:school|hospital|clinic|bank|office|doctor|officer|teacher|staff|landlord|embassy|cent(?:er|re))"
_MUTE_ENGLISH = (
    r"(?<!son )(?<!daughter )(?<!child )(?<!boy )(?<!girl )(?<!kid )(?<!baby )"
    r"\b(?:can ?not?|can['’]?t|could(?:n['’]?t| not)|(?:unable|not able|afraid|scared|dangerous|(?:not |im)possible) to"
    r"|how (?:can|do) i)(?: even| really| just)? "
    r"(?:say (?:anything|a word)|call|phone|ring|talk|speak|(?:make|do) (?:a |any )?(?:phone )?(?:call|sound|noise)"
    r"|use (?:the|my|a) phone)\b"
    rf"(?! (?:to (?:people|them|him|her)|(?:to |with )?(?:a |the |my |your )?{_OFFICES}|{_TONGUES}))",
    r"(?<!makes )\bno (?:phone )?(?:calls?|sound|noise)\b|\b(?:silent|quiet)ly\b"
    r"|(?<!they )(?<!you )\b(?:do not|don['’]?t) (?:call|ring|phone) me\b(?! back)"
    rf"|\bwithout (?:a |any )?(?:phone )?(?:call(?:ing)?|talking|speaking|sound|noise)\b(?! {_TONGUES})",
    rf"(?<!does )(?<!does the )(?<!will ){_HE}"
    r"(?:['’]s| is| can| will|['’]ll| would| might| may)? (?:hears?|listen(?:s|ing)?)\b"
    r"|\b(?:she|they|someone|somebody|everybody|everyone)(?: can| will|['’]ll| may| might)? hears? (?:me|us|my)\b",
    rf"{_HE}(?:['’]?s| is| are)?"
    r"(?: (?:right|just|always|still|now|also|sit|sits|stands?|sitting|standing|sleeping|waiting|lying|staying))*"
    rf" {_NEAR}|\bhe(?:['’]?s| is) back\b(?! (?:in|to|at)\b)",
    rf"(?<!when )(?<!time ){_HE} (?:just |has )?(?:came|come) (?:back )?(?:home|back|in|inside)\b"
    r"(?! (?:to|from|drunk|late|and)\b)"
    rf"|(?<!is )(?<!when ){_HE}(?:['’]?s| is)? com(?:ing|es)(?: home| back| in| now)?{_LAST}",
    rf"{_HE}(?: will|['’]ll| would| may| might| can)? wakes?\b|\bwake (?:him|them) up\b"
    rf"|(?<!when )(?<!says ){_HE} sleeps?{_LAST}|{_HE}(?: is|['’]s)? (?:always )?watch\w* me\b",
    r"(?<!she )(?<!he )\b(?:must|have to|need to|should|got to|gotta|try(?:ing)? to) (?:be |stay |keep )?(?:very |so )?"
    r"(?:quiet|silent|whisper)\b|\b(?:writ|text)ing (?:you |this )?(?:secret|hidden)\w*"
    r"|\bi(?:['’]?m| am| have|['’]ve)? (?:hiding|hide|hid|locked|lock)(?: myself)? (?:in|inside|under|behind)\b",
    rf"\b(?:i|we|she) (?:(?:can |could )?only|only can|(?:can|could) just|just can)"
    rf" (?:text|write|type|message|chat)\b(?! {_TONGUES})"
    r"|\b(?:text|write|message|chat|sms)(?: to| with)? (?:the )?(?:police|112)\b(?! report)",
    r"\b(?:don['’]?t|does ?n['’]?t|does not|do not|not|never|won['’]?t) (?:let|allow|give)s? me (?:to )?"
    r"(?:use |have |touch |the |my |a )*(?:phone|call|talk|speak)\b(?! (?:to|with) (?:my|any|other|people|friends))",
)
_HE_TR = (
    r"\b(?:o|koca(?:m|s[ıi])|e[şs]im|babam|abim|a[ğg]abeyim|adam|herif|sevgilim|ni[şs]anl[ıi]m|amcam|day[ıi]m"
    r"|kay[ıi]n\w*m)"
)
_NOW_TR = r"(?: (?:[şs]u ?an(?:da)?|[şs]imdi|hep|hala|h[âa]l[âa]|tam|da|de|bizim))"
_NEAR_TR = (
    r"(?:yan[ıi](?:mda|nda|m[ıi]zda)|evde|yan (?:odada|tarafta)|odada|i[çc]er[ıi]?de|bur(?:a)?da|salonda"
    r"|mutfakta|balkonda|banyoda|ba[şs][ıi]mda|arkamda|kar[şs][ıi]mda|uyuyor?|uyan[ıi]yor?|dinliyor?"
    r"|kap[ıi]da|kap[ıi]n[ıi]n (?:[öo]n[üu]|arkas[ıi])nd[ae])"
    r"\b(?! (?:de[ğg]il|yok|olma|[çc]al[ıi][şs]|kal|ya[şs]a))"
)
_MUTE_TURKISH = (
    r"(?<!okulu )(?<!hastaneyi )(?<!doktoru )(?<!merkezi )(?<!bankay[ıi] )(?<![öo][ğg]retmeni )"
    r"\b(?:aray|telefonu? ed|telefonu? [aâ][çc]|telefonla konu[şs])[ae]m(?:[ae][myz]\w*|[ıi]yo\w*)\b",
    r"(?<!t[üu]rk[çc]e )(?<!t[üu]rk[çc]eyi )(?<!arap[çc]a )(?<!ingilizce )(?<!iyi )(?<!dil )(?<!yok )"
    r"\bkonu[şs]am(?:am|ay[ıi]z|[ıi]yor?(?:u?m|u?z))\b(?! (?:iyi )?(?:t[üu]rk|arap|ingiliz))",
    r"(?<!az )\bduy(?:ar(?:sa|lar)?|uyor?(?:lar)?"
    r"|aca[kğg]\w*|mas[ıi]n\w*|abilir(?:ler)?|ul(?:ur|uyor|acak|mas[ıi]n))\b(?! m[uıi])"
    r"|\b(?:beni|bizi|sesimi|kap[ıi]y[ıi]|her [şs]eyi|telefonu(?:mu)?) (?:dinl[ie]yor?|dinler)\b(?! mu)",
    r"\b(?:yan[ıi]mda|evde|odada|i[çc]eride|burada)(?: [şs]u an| [şs]imdi)?(?: o| kocam| e[şs]im| babam| abim)\b"
    r"(?! zaman)",
    rf"{_HE_TR}{_NOW_TR}* {_NEAR_TR}|\byan (?:odada|tarafta)\b|\b(?:[şs]u ?an|[şs]imdi) evde\b(?! \w)",
    r"^\W*(?:[şs]u ?an |[şs]imdi |hala )?(?:yan[ıi]mda|i[çc]er[ıi]?de|kap[ıi]da)(?: [şs]u ?an| [şs]imdi)?\W*$",
    r"\b(?:yan|ba[şs])[ıi]mda (?:oturu|yat[ıi]|uyu|duru|bekl[ıi])yor?\b"
    r"|\bkap[ıi](?:da|n[ıi]n (?:[öo]n[üu]|arkas[ıi])nd[ae]) (?:bekl[ıi]|duru|dinl[ıi])yor?(?:du)?\b"
    r"|\b(?:yan|ba[şs])[ıi]mdan (?:hi[çc] )?(?:ayr[ıi]lm|gitm)[ıi]yor?\b|\bevden (?:hi[çc] )?[çc][ıi]km[ıi]yor? ki\b",
    rf"(?:{_HE_TR}|(?<!polis )\beve)(?: [şs]imdi| eve)? gel(?:di|iyor?)(?: [şs]imdi| [şs]u ?an)?{_LAST}",
    r"(?<!geceleri )(?<!gece )(?<!o[ğg]lum )(?<!k[ıi]z[ıi]m )"
    r"\buyan(?:[ıi]r(?:sa)?|acak|abilir|mas[ıi]n|d[ıi]rmak|d[ıi]r[ıi]r[ıi]m)\b",
    r"\bsessiz(?:ce)?\b|\baramadan\b|\bkonu[şs]madan\b|\bses (?:[çc][ıi]kar|yap)(?:am|ma|[ıi]rsam)\w*"
    r"|\bgizli(?:ce)? yaz\w*|\barama yapam\w*|\bkonu[şs]acak durumda de[ğg]il\w*"
    r"|\bf[ıi]s[ıi]lda\w*|\bsesim (?:gid|[çc][ıi]k[ae]r)\w*"
    r"|\bsaklan(?:d[ıi][mk]|[ıi]yor?u?[mz])\b|\b(?:tuvalet|banyo)(?:ye|ya) kilitle(?:n\w*|d[ıi]m)",
    r"\b(?:beni|bizi) ara(?:ma|may[ıi]n(?:[ıi]z)?)\b|\bara(?:r|sa)(?:sa)?m (?:anlar|fark eder|[öo]ld[üu]r)"
    r"|\bkork\w* (?:telefon )?(?:ara|a[çc]|et)ma(?:ya|k)|\baramaya (?:[çc]ok )?kork\w*"
    r"|\btelefonu? (?:vermiyor?\b|kulland[ıi]rm\w*|kullanmama)",
    r"\b(?:sadece|yaln[ıi]z(?:ca)?|ancak|bir tek) (?:mesaj\w*|yaz(?:abil|[ıi]yor|ar|[ıi][şs])\w*)"
    r"|\b(?:yazarak|mesajla|sms(?:le| ile)?|mesaj at\w*)(?: \w+)? ?\b"
    r"(?:polis|112|yard[ıi]m|ihbar|[çc]a[ğg][ıi]r)"
    r"|\bpolise (?:mesaj|yaz|sms)",
)
_HE_AR = (
    r"\b[وف]?(?:هو|ل[اأ]ن[وه]|[إا]نه|[زج]و[زج]ي|[أا]بو?ي|والدي|بابا|[أا]خو?ي|خيي"
    r"|حماي|حماتي|عمي|خطيبي|طليقي|[زج]و[زج] [اأ]مي)"
)
_BESIDE_AR = (
    r"(?:ب?جن?م?بي|حدي|قدامي|وراي+|بجانبي|بقربي|قريب مني"
    r"|ع(?:لى )? ?الباب|(?:ورا|وراء|برا|خلف) الباب|(?:هون|هنا)\b(?! من))"
)
_NEAR_AR = (
    rf"(?:{_BESIDE_AR}|مع(?:ي|نا)(?! ب)|صاحي|فايق"
    r"|(?:ب|في )ال(?:بيت|غرف[ةه]|[اأ]وض[ةه]|صالون|صال[ةه]|مطبخ|منزل|دار|حمام|سرير))\b"
)
_TONGUES_AR = r"(?: منيح| كويس)? (?:ب?(?:ال)?(?:تركي|عربي|[اإ]ن[كج]ليزي|لغ[ةه]))"
_OFFICES_AR = r" (?:لل?|مع |مع ال|على |على ال|ع|عال|بال)(?:مدرس|مشفى|مستشفى|دكتور|موظف|بنك|مركز|مكتب|[آا]نس[ةه])"
_CALL_AR = (
    r"(?:[اإأ]?ت+صل|الاتصال|[اأ]?دق|[اأ]?حا?كي|[اأ]تكلم|[اأ]تحدث|الكلام|التحدث|الحديث|[اأ]?تلفن|[اأ]?رن"
    r"|(?:[اأ]?طا?لع|[اأ]رفع|[اأ]عمل|[اأ]صدر) صوت\w*)\b"
)
_MUTE_ARABIC = (
    r"\b(?:ما|مو|مش|لا) ?(?:عم )?(?:فيني|فيي|فيا|ب?[اأ]?قدر|ب?[اأ]?حسن|قادر[ةه]?|[أا]ستطيع|[أا]ستطع|يمكنني) "
    rf"(?:هلق |هلأ |هلا )?(?:[اأ]ن )?{_CALL_AR}(?!{_TONGUES_AR}|(?: تلفون)?{_OFFICES_AR})",
    r"(?<!ما )(?<!حدا )(?<!ما عم )\bبي?سمعو?(?:ني|نا)\b|(?<!حدا )\b[حلع]?[يت]سمعو?(?:ني|نا)\b"
    r"|\b[بحع]?[يت]?سمعو? صوتي\b"
    rf"|\b(?:رح|راح|لح) يسمع\b|(?<!ما )\bعم ب?يسمع{_LAST}|{_HE_AR} (?:ب?يسمع|سامع\w*)\b"
    rf"|\bصوتي (?:(?:عم|رح|راح) )?\w{{1,4}}سمع\b",
    rf"{_HE_AR}(?: (?:هلق|هلأ|هلا|الآن|الان|لسا|لسه|كمان|قاعد[ةه]?|نايم[ةه]?|نائم|واقف[ةه]?"
    rf"|موجود[ةه]?|جالس[ةه]?))* {_NEAR_AR}",
    rf"(?<!ابني )(?<!ولدي )\b(?:قاعد|واقف|نايم|جالس|موجود) {_BESIDE_AR}|{_HE_AR} (?:نايم|نائم)\b",
    rf"\b(?:[إا]جا|رجع|وصل|فات|عاد)(?: هو| زوجي| جوزي| هلق| هلأ)* "
    rf"(?:ع ?|على |[إا]لى |ل)(?:ال|ل)?(?:بيت|منزل|دار){_LAST}"
    rf"|\b(?:[إا]جا|رجع|وصل) (?:زوجي|جوزي|[أا]بي|بابا|هلق|هلأ){_LAST}",
    r"\b(?:مخباي[ةه]|متخبي[ةه]|مختب[ئي][ةه]|مخبي[ةه] حالي|عم [اأ]تخب[ىا]"
    r"|(?:قافل|مسكر|حابس)[ةه] (?:ع |على |ع)?(?:ال)?(?:حالي|باب))\b",
    rf"\bما ?بي?خليني (?:{_CALL_AR}|استعمل|استخدم|[اأ]?مسك)(?! مع| ال[ينا]| الحجاب)",
    r"\b(?:بدون|بلا|من غير|من دون) (?:ما )?(?:صوت|كلام|حكي|مكالمة|اتصال|ات+صل|احكي|[أا]تكلم|دق)\b"
    rf"(?!{_TONGUES_AR})|\b(?:بهمس|[اأ]همس|بصوت (?:واطي|منخفض|خافت))\b",
    r"\b(?:بس|فقط) (?:فيني |فيي |بقدر |بحسن |[اأ]ستطيع |يمكنني )(?:[اأ]كتب|الكتابة|كتابة)\b"
    rf"(?!{_TONGUES_AR})|\b(?:[اأ]كتب|رسال[ةه]|مسج|[اأ]?راسل)(?: ل| )?(?:ال|ل)(?:شرط[ةه]|بوليس)"
    r"|\b(?:عم )?[با]?كتب(?:لكم|لك)? بالسر\b|\bلا (?:تت+صلو?|تدقو?)(?:ا? (?:في+ني|في+|علي|معي|بي)|لي)\b"
    r"|\b(?:[أا]ستطيع|يمكنني|بقدر|فيني|فيي) (?:[اأ]ن )?(?:[اأ]كتب|الكتابة) (?:فقط|بس)\b",
    r"\b(?:ب?خاف|[أا]خاف|خاي?ئ?ف[ةه]) (?:[أا]ن |من )?(?:اتصل|[اأ]?دق|الاتصال|يسمع\w*|يفيق|يحس)\b"
    r"|(?<!ما )\b(?:بيفيق|(?:رح|لا|راح) يفيق|(?:سوف |س|قد )يستيقظ)\b(?! (?:ب?الليل|مفزوع|يصرخ|بعد))"
    r"|\b(?:عم |ب)ي?راقبني\b",
)
_HE_AZ = (
    r"\b(?:w|fa)?(?:h[ou]?w+[eai]?h?|hu+[ewa]h?|[zj][aou]+w?[zj]i|baba"
    r"|2?[ae]b[iy]|abo?u?[iy]|2?a(?:kh|5|x)o?[iy]|7amat?[iy])"
)
_BESIDE_AZ = r"(?:b?ja[nm]b[iy]|7ad+[iy]|2[ie]?d+am[iy]|waray|hone?|(?:3al?|wara) ?(?:e?l ?)?bab)\b"
_NEAR_AZ = (
    rf"(?:{_BESIDE_AZ}|ma3[iy]\b(?! b)"
    rf"|[bf][ieu]?l? ?(?:b[aei]{{1,2}}y?t|(?:gh|8|3')[ou]?i?rf[eai]h?|2?[ou]+w?[dt]a|sala|salon|matba(?:kh|5)|dar)\b)"
)
_TONGUES_AZ = r"(?: mni7)? (?:b[ei]?l? ?)?(?:t[ue]rk|3arabi|[ei]?ngli[zs])"
_OFFICES_AZ = r" (?:la?l? ?|3al? ?|ma3 (?:e?l )?)(?:madra|mashfa|mostashfa|do[ck]tor|bank|markaz|maktab|mowaz)"
_CALL_AZ = (
    r"(?:[2e]*t+[aei]s+[ei]l|[2ea]*d[aou]{1,2}[2qk]\w*|du\b|[2ea]*7k[iey]|t[ae]lfen|[2ea]*tkallam|[2e]*rin+"
    r"|[2e]*t[ae]*l+[ae]?3 s[aou]+w?t\w*)"
)
_MUTE_AZ_CAN = r"(?:f[ie]+n+[ieay]|f[iy]{1,2}y?[iye]|b?[ae]?[2q][ae]?d[aie]?r|b[ea]?7s[ei]n|2?adra?n?[ae])"
_MUTE_ARABIZI = (
    rf"\bma(?:n[iy])? ?(?:3am )?{_MUTE_AZ_CAN} (?:hal+a?2 )?{_CALL_AZ}(?!{_TONGUES_AZ}|(?: tele?fon)?{_OFFICES_AZ})",
    r"(?<!7ada )(?<!ma )\b[byie]{0,3}sma3o?u?n[iey]\b|\b(?:3am|ra7|rah|la7) b?[yi][ei]?sma3\b"
    rf"|{_HE_AZ} (?:b?[yi][ei]?sma3|same3\w*)\b"
    r"|\bs[aou]+w?t[iy] (?:\w+ )?\w{0,4}ns?[ae]?m[ae]3\b|sma3o? s[aou]+w?t[iy]\b",
    rf"{_HE_AZ}(?: (?:hal+a?2|les+a|kaman|2a3e?d[ei]?|wa2e?f|n[ae]y?[ei]m|mawj[ou]+d))* {_NEAR_AZ}",
    rf"(?<!ebni )(?<!ibni )(?<!ana )\b(?:2a3[ei]d|wa2[ei]f|n[ae]y?[ei]m|mawj[ou]+d) {_BESIDE_AZ}"
    rf"|{_HE_AZ} n[ae]y?[ei]m\b",
    r"\b(?:2?[ei]ja|r[ei]?j[ei]?3|w[ei]s[ei]l)(?: huwe| [zj]o[zj]i| hal+a?2)* (?:3al?|la?l?) ?(?:e?l ?)?b[aei]{1,2}y?t"
    rf"{_LAST}|\b(?:2?[ei]ja|r[ei]?j[ei]?3) (?:[zj]o[zj]i|baba|hal+a?2){_LAST}",
    r"\bm[ei]?t?(?:kh|5|x)ab+[aie]*y[eai]h?\b(?! (?:m[ae]s|el|3and))|\b(?:bala|b[ie]?d[ou]+n|men d[ou]+n) (?:ma )?"
    rf"(?:{_CALL_AZ}|s[aou]+w?t|7aki|kalam)\b(?!{_TONGUES_AZ})",
    rf"\bma b[iye]*(?:kh|5)al+[iey]+n[iey] (?:{_CALL_AZ}|[ei]sta3mel|[ei]msek)\b(?! ma3)",
    rf"\b(?:bas+|fa2at) (?:{_MUTE_AZ_CAN} )?[2aei]?kt[eou]b\b(?!{_TONGUES_AZ})"
    r"|\b(?:[2aei]?kt[eou]b|msg|risale) l[ae]?l? ?(?:e?l ?)?(?:sh[ou]+rta|[bp]olis)",
    r"\b(?:b?(?:kh|5)af|(?:kh|5)ayfe) (?:men )?(?:[2e]*t+[aei]s+[ei]l|d[aou][2q]|[yi][ei]?sma3\w*|yfi2)\b"
    r"|\bla (?:td[eio]2+o?u?|t[ei]t+[ei]sl?o?u?)(?:l[iey]| f[iy]+n[iey]| 3lay|\b)|\bb[ei]? ?s[aou]+w?t wat[eiy]\b"
    r"|(?<!ma )\b(?:byi?|biy?|ra7 y|rah y|la y)fi+[2q]\b(?! b[ie]?l+eil)",
)
_MUTE = re.compile("|".join((*_MUTE_ENGLISH, *_MUTE_TURKISH, *_MUTE_ARABIC, *_MUTE_ARABIZI)))


def cannot_speak(text: str) -> bool:
    """Return whether a text says that its writer cannot call or speak, or that he who is feared is near and hears."""
    return _MUTE.search(_folded(text)) is not None


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
