"""The bot's own words: English texts that gettext looks up in locales/. Nothing here states a fact about a service."""

from bot.model import Aspect, Language
from bot.sayings import Say


def _(message: str) -> str:
    """Mark a text for extraction by pybabel; translation happens when it is rendered."""
    return message


def _n(singular: str, plural: str) -> tuple[str, str]:
    """Mark a text with a number; gettext picks the form (Arabic has six)."""
    return singular, plural


SAYINGS: dict[Say, str] = {
    Say.GREETING: _(
        "Hello, and welcome. I am Merhaba, the information service of the {name} in Gaziantep. "
        "I am a computer program, not a person. Ask me in your own words, or choose below."
    ),
    Say.GOODBYE: _("Goodbye, and all the best. Write again whenever you need to."),
    Say.THANKS: _("You are welcome. If you need anything else, just write."),
    Say.AFFIRM: _("Good. What else would you like to know?"),
    Say.DENY: _("Sorry, I understood you wrongly. Please say it in other words, or choose below."),
    Say.CAPABILITIES: _(
        "I am a computer program, the information service of the {name} in Gaziantep. I can tell you what its nine "
        "institutions do, when they are open, who can use them, which documents to bring and how to apply. "
        "I answer in Arabic, Turkish and English, and only to written messages. "
        "I know only what the staff have written, and I do not decide about anything."
    ),
    Say.PRIVACY: _(
        "I am a program. I do not store what you write. For half an hour I remember what we talked about, then I forget it.\n"
        "Something is kept only if you ask for it: the language that you choose (a year); news that you order "
        "(until you end it); messages to the staff (until 30 days after the end); the common words of a question that I could "
        "not answer, without names and numbers (60 days). How many questions are asked about what is counted, without who asked.\n"
        "I do not pass your messages on to anyone without asking you: "
        "not to the police, not to the migration office, not to your family.\n"
        "Chats with bots on Telegram are not end-to-end encrypted, so please do not send identity numbers or names here.\n"
        "/mydata shows what is kept about you, /forget deletes it, /hide empties this chat."
    ),
    Say.PRIVACY_ELSEWHERE: _(
        "This is true for this chat only. I do not know what an office or a doctor passes on to others. Please ask them, or "
        "ask the UNHCR line 444 48 68."
    ),
    Say.COMPLAINT: _(
        "Thank you for telling us. I am sorry about this. I cannot record complaints in this chat. "
        "Please tell a person, on one of these numbers:"
    ),
    Say.STATUS: _(
        "I cannot see applications, so I do not know how yours stands. A person can tell you. "
        "Please ask where you applied, or call one of these numbers:"
    ),
    Say.HUMAN: _("I cannot connect you to a person inside this chat. You can talk to a person on these numbers:"),
    Say.CLARIFY: _("Which of these do you mean?"),
    Say.ASK_TOPIC: _("Which service do you mean? Write its name, or tell me what you need, or choose below."),
    Say.CHOOSE_INSTITUTION: _("These are the nine institutions. Choose one to see its services."),
    Say.CHOOSE_LANGUAGE: _("Which language shall we use?"),
    Say.LANGUAGE_SET: _("Good, we go on in English. Ask me in your own words, or choose below."),
    Say.OUT_OF_SCOPE: _(
        "I am sorry, I cannot help with this. I know only the services of the nine institutions in Gaziantep. "
        "On these numbers somebody may be able to help you:"
    ),
    Say.OTHER_LANGUAGE: _(
        "I can answer in Arabic, Turkish and English. On these numbers you can ask for other languages:"
    ),
    Say.FALLBACK: _("I am not sure that I understood you. Please say it in other words, or choose below."),
    Say.GONE: _("This is no longer offered, or the button is too old. Please choose again."),
    Say.GUIDANCE: _("We give information only. The responsible office decides."),
    Say.NOT_CONFIRMED: _("Not confirmed: please call before you go."),
    Say.USUAL_HOURS: _(
        "Not confirmed for this place. These are the usual hours of public offices: please call before you go."
    ),
    Say.NO_FACT: _("We have no checked information about this yet. Please ask on one of these numbers:"),
    Say.DURATION: _(
        "I have no checked information on how long this takes or lasts. You can ask on the numbers below. "
        "This is what I know about this service:"
    ),
    Say.AMOUNT: _(
        "I have no checked information on how much is given. You can ask on the numbers below. "
        "This is what I know about this service:"
    ),
    Say.INSTEAD: _(
        "I have no checked information on whether somebody may come in another person's place. "
        "Please ask first, on the numbers below. "
        "This is what I know about this service:"
    ),
    Say.NEAREST: _("I cannot say which place is nearest to you: there are no confirmed addresses yet."),
    Say.PERSON_OFFER: _("Would you rather talk to a person? You can call:"),
    Say.ERROR: _(
        "Sorry, something went wrong on our side. Please try again in a moment. If you are in danger, call 112."
    ),
    Say.TAUGHT: _(
        "Thank you. I passed on the common words of your question, without names and numbers and without telling who asked. "
        "Staff can teach me the answer. If you need help now, please talk to a person."
    ),
    Say.TEXT_ONLY: _("Sorry, I can only read written messages. Please write your question in a few words."),
}

ASPECTS: dict[Aspect, str] = {
    Aspect.DESCRIPTION: _("What it is"),
    Aspect.ELIGIBILITY: _("Who can use it"),
    Aspect.DOCUMENTS: _("What to bring"),
    Aspect.COST: _("Cost"),
    Aspect.APPLICATION: _("How to apply"),
    Aspect.HOURS: _("Opening hours"),
    Aspect.LOCATION: _("Where it is"),
    Aspect.CONTACT: _("Phone numbers"),
    Aspect.LANGUAGES: _("Languages spoken"),
}

LABELS: dict[str, str] = {
    **{aspect.value: text for aspect, text in ASPECTS.items()},
    "person": _("Talk to a person"),
    "menu": _("All services"),
    "teach": _("Let staff learn from this question"),
    "language": _("Language"),
}

# Each language is named in itself, so that nobody has to read a foreign one to find her own.
LANGUAGE_NAMES: dict[Language, str] = {"ar": "العربية", "tr": "Türkçe", "en": "English"}

OPEN_ALWAYS = _("Open day and night, every day.")
OPEN_UNTIL = _("Open now, until {time}.")
OPEN_NOW = _("Open now.")
CLOSED = _("Closed now.")
CLOSED_TODAY_AT = _("Closed now, opens today at {time}.")
CLOSED_TOMORROW_AT = _("Closed now, opens tomorrow at {time}.")
CLOSED_DAY_AT = _("Closed now, opens on {day} at {time}.")
BY_APPOINTMENT = _("By appointment only.")
SPAN = _("{start}–{end}")
TODAY = _("Today, {day}: {hours}")
DAY = _("{day}: {hours}")
DAYS = _("{first} to {last}: {hours}")
HOLIDAY = _("{day} ({holiday}): {hours}")
CLOSED_ALL_DAY = _("closed")
OPEN_AT = _("At {time} it is open.")
CLOSED_AT = _("At {time} it is closed.")
CLOSED_THEN = _("{part}: closed.")
OPEN_THEN_ON = _("{part}: open on {days}.")
PARTS_OF_THE_DAY = {
    "morning": _("In the morning"),
    "noon": _("At noon"),
    "afternoon": _("In the afternoon"),
    "evening": _("In the evening"),
    "night": _("At night"),
}
HOURS_MAY_DIFFER = _("In these days the hours may be different: please call before you go.")
OLDER_TEXT = _("This text is from {date}. The text in another language is newer: please call to be sure.")
HOLIDAYS_CLOSED = _("Closed on public holidays.")
HOURS_VARY = _("The hours change during the year: please call before you go.")
CHECKED = _("Checked on {date}.")
LEAFLET_INVITATION = _("Scan the square with your phone to ask Merhaba, our program on Telegram:")
LEAFLET_DATE = _("Information as of {date}.")
SOURCE = _("Source: {publisher}, {published}. Checked on {date}.")
OLD = _("This information is from {year}. Please call to confirm it.")
HOTLINE = _("{number}: {name}. {purpose}")
HOTLINE_LANGUAGES = _("Languages: {languages}.")
COMMANDS: dict[str, str] = {
    "start": _("Start again"),
    "services": _("All services"),
    "language": _("Choose the language"),
    "help": _("What I can do"),
    "privacy": _("What I keep about you"),
}
SERVICE_COUNT = _n("{count} service", "{count} services")
