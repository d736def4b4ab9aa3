"""What can be wrong with a file, its fields and values. Faults of meaning stand beside their checks in checks/."""

from bot.content.problems import Fault, _

# --- files ---------------------------------------------------------------------------------------


class NoFolder(Fault):
    """Without the folder there is nothing to say; what was published before keeps serving."""

    code = "NO-FOLDER"
    message = _("the content folder does not exist. Bring it back, or set MERHABA_CONTENT to where it is.")
    bad = "content/ was renamed or deleted"
    good = "content/ stands where it always was"


class Unreadable(Fault):
    """The file is there and the system does not let us read it."""

    code = "UNREADABLE"
    message = _("the file cannot be read ({reason}). Check that it is a file and that you may open it.")
    bad = "a folder called dental_care.yml"
    good = "a text file called dental_care.yml"


class TooLarge(Fault):
    """A content file is a page of text. A huge one is a mistake, and reading it would hold the bot up."""

    code = "TOO-LARGE"
    message = _("the file has {size} bytes; at most {most} are read. Split or shorten it.")
    bad = "a film saved as dental_care.yml"
    good = "a file of a few thousand letters"


class Encoding(Fault):
    """Arabic and Turkish letters saved in an old Windows encoding turn into other letters."""

    code = "ENCODING"
    message = _("the file is not UTF-8; it looks like {guess}. Save it again with the encoding UTF-8.")
    bad = "saved as 'ANSI' or 'Windows-1254'"
    good = "saved as 'UTF-8'"


class Empty(Fault):
    """An empty file is mostly one whose saving was interrupted."""

    code = "EMPTY"
    message = _("the file is empty. Write its content again, or delete it.")
    bad = "(nothing)"
    good = "name:\n  en: Dental care"


class Syntax(Fault):
    """The file cannot be read as YAML: a quote, a colon or the indentation is not as it should be."""

    code = "SYNTAX"
    message = _("the file cannot be understood from here on ({reason}). Check quotes, colons and indentation.")
    bad = 'en: "Dental care'
    good = 'en: "Dental care"'


class Tab(Fault):
    """YAML is indented with spaces; a tab looks the same and is not."""

    code = "TAB"
    message = _("a tab stands here. Indent with spaces.")
    bad = "name:\n\ten: Dental care"
    good = "name:\n  en: Dental care"


class Colon(Fault):
    """A colon followed by a space begins a new field. In a text it needs quotes around the whole text."""

    code = "COLON"
    message = _('the text holds ": ". Put the whole text in quotes.')
    bad = "en: Bring: your card"
    good = 'en: "Bring: your card"'


class Alias(Fault):
    """Anchors and aliases can make a small file enormous, and nobody reads them easily."""

    code = "ALIAS"
    message = _("YAML anchors and aliases (& and *) are not used here. Write the text again.")
    bad = "tr: &name Diş\nar: *name"
    good = "tr: Diş\nar: أسنان"


class DuplicateKey(Fault):
    """Of two fields with one name only one would count, and not the one you think."""

    code = "DUPLICATE-KEY"
    message = _("it stands here for the second time. Keep one of the two.")
    bad = "guidance: true\nguidance: false"
    good = "guidance: true"


class StrayFile(Fault):
    """Only .yml files in their places are read; a file elsewhere would be forgotten silently."""

    code = "STRAY-FILE"
    severity = "warning"
    message = _('nothing reads this file. A service belongs in "services/<institution>/<service>.yml".')
    bad = "services/dental_care.yaml"
    good = "services/health_services/dental_care.yml"


# --- fields and values ---------------------------------------------------------------------------


class MissingField(Fault):
    """Without this field the bot could not answer."""

    code = "MISSING-FIELD"
    message = _("it is missing here. Add it.")
    bad = "aliases:\n  en: [dentist]"
    good = "name:\n  en: Dental care\n  tr: Diş sağlığı\n  ar: علاج الأسنان"


class MissingLanguage(Fault):
    """Half a translation is never published: who reads only that language would get nothing."""

    code = "MISSING-LANGUAGE"
    message = _("the text in this language is missing. Add it.")
    bad = "name:\n  en: Dental care\n  ar: علاج الأسنان"
    good = "name:\n  en: Dental care\n  tr: Diş sağlığı\n  ar: علاج الأسنان"


class UnknownField(Fault):
    """A misspelt field would be forgotten silently."""

    code = "UNKNOWN-FIELD"
    message = _("there is no such field here.")
    bad = "adress:\n  text: ..."
    good = "location:\n  text: ..."


class Value(Fault):
    """The value is of another kind than the field needs."""

    code = "VALUE"
    message = _('"{value}" does not fit here ({reason}).')
    bad = "phones: 182"
    good = 'phones: ["182"]'


class Date(Fault):
    """Dates are written year-month-day, so that nobody reads the month as the day."""

    code = "DATE"
    message = _('"{value}" is not a date. Write year-month-day, for example {example}.')
    bad = "assured_date: 23.11.2026"
    good = "assured_date: 2026-11-23"


class YesNo(Fault):
    """A switch is true or false."""

    code = "YES-NO"
    message = _('"{value}" is neither yes nor no. Write true or false.')
    bad = "sample: belki"
    good = "sample: true"


class MissingText(Fault):
    """An empty text would be sent as an empty answer."""

    code = "MISSING-TEXT"
    message = _("the text is empty. Write it, or remove the field.")
    bad = "tr:"
    good = "tr: Diş sağlığı"


class TextLength(Fault):
    """Telegram takes 4,096 characters a message, and nobody reads so many on a phone."""

    code = "TEXT-LENGTH"
    message = _("the text has {length} characters; at most {most} fit. Shorten it.")
    bad = "en: (a page of text)"
    good = "en: Treatment of teeth and gums."


class NameLength(Fault):
    """Names stand on buttons; a phone shows about thirty letters of one."""

    code = "NAME-LENGTH"
    message = _("the name has {length} characters; at most {most} fit on a button. Shorten it.")
    bad = "en: The department for the treatment of teeth, gums and everything else in the mouth"
    good = "en: Dental care"


class Html(Fault):
    """Markup would be shown to people as it stands."""

    code = "HTML"
    message = _('"{value}" looks like HTML. Write plain text.')
    bad = "en: <b>Dental</b> care"
    good = "en: Dental care"


class HoursSyntax(Fault):
    """The bot computes 'open now' from the hours, so they are written in OpenStreetMap's opening_hours syntax:
    Mo Tu We Th Fr Sa Su, 24-hour times, PH for public holidays."""

    code = "HOURS-SYNTAX"
    message = _('"{value}" is not opening hours. Write "{example}".')
    bad = 'opening_hours: "Pzt-Cum 9-17"'
    good = 'opening_hours: "Mo-Fr 09:00-17:00"'


class Phone(Fault):
    """A wrong digit sends somebody in need to a stranger."""

    code = "PHONE"
    message = _('"{value}" is not a phone number of Türkiye. Write for example "+90 342 000 00 00" or "153".')
    bad = 'number: "0342 12"'
    good = 'number: "153"'


class Url(Fault):
    """An address on the web begins with https:// or http://."""

    code = "URL"
    message = _('"{value}" is not an address on the web. Write it with https://.')
    bad = "url: www.gaziantep.bel.tr"
    good = "url: https://www.gaziantep.bel.tr"


class NoSource(Fault):
    """Every fact says where it was read and when, or that nobody has confirmed it."""

    code = "NO-SOURCE"
    message = _("the fact has no source and assured_date. Add both, or mark it `sample: true`.")
    bad = "cost_option:\n  text: ..."
    good = "cost_option:\n  text: ...\n  source: [seed]\n  assured_date: 2026-11-23"


class Coordinates(Fault):
    """A pin outside the province sends people to another city: mostly latitude and longitude are exchanged."""

    code = "COORDINATES"
    message = _("{latitude}, {longitude} is not in the province of Gaziantep. Are the two exchanged?")
    bad = "latitude: 37.38\nlongitude: 27.06"
    good = "latitude: 37.06\nlongitude: 37.38"


class DateOrder(Fault):
    """A period ends on the day it begins, or later."""

    code = "DATE-ORDER"
    message = _("the last day is before the first one.")
    bad = "from: 2027-03-08\nuntil: 2027-02-08"
    good = "from: 2027-02-08\nuntil: 2027-03-08"


class Criterion(Fault):
    """A condition that nobody could meet, or that asks for an answer which stands on no button, would send everybody away."""

    code = "CRITERION"
    message = _(
        "the condition on {value} cannot be used. Write one of one_of, is, at_least/at_most. It may hold: {allowed}."
    )
    bad = "fact: registration\none_of: [kimlik]"
    good = "fact: registration\none_of: [temporary_protection]"
