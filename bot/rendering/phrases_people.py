"""The bot's own words where people are concerned: staff, news, their data, who can use a service. See phrases.py."""

from bot.model import FactName
from bot.rendering.phrases import _, _n
from bot.sayings import Say

SAYINGS: dict[Say, str] = {
    Say.HUMAN_HERE: _(
        "You can talk to a person on these numbers. Or you can write to the staff of the information centre here in this chat."
    ),
    Say.COMPLAINT_HERE: _(
        "Thank you for telling us. I am sorry about this. You can write your complaint to the staff here; it gets a number. "
        "Or call one of these numbers:"
    ),
    Say.STATUS_HERE: _(
        "I cannot see applications, so I do not know how yours stands. Please ask where you applied, or call one of these "
        "numbers, or write to the staff of the information centre here."
    ),
    Say.CONSENT: _(
        "If you agree, I pass on what you write from now on to the staff of the {name}. They see your words, "
        "but not your name, your phone number or your Telegram account. They answer you here. "
        "What you write is deleted 30 days after the end of the conversation, or at once if you send /forget. "
        "You can end it at any time. Do you agree?"
    ),
    Say.CONSENT_PROTECTION: _(
        "If you agree, I pass on what you write from now on to a small group of staff who help people in danger, and to nobody else. "
        "They see your words, but not your name, your phone number or your Telegram account. They answer you here, "
        "not always at once: if you are in danger now, please call 112. "
        "If somebody else can look at this phone, press “Hide this chat” when you have finished. Do you agree?"
    ),
    Say.OPENED: _(
        "Your number is {number}. Please write your message now. You can also send a photo or a voice message. "
        "Please do not write identity numbers."
    ),
    Say.PASSED_ON: _("I have passed this on to the staff (number {number})."),
    Say.SILENT: _(
        "If you cannot speak on the phone: the app that stands first here calls the police with one tap. Or let "
        "somebody whom you trust call 112 for you and say where you are."
    ),
    Say.PASSED_ON_DANGER: _("I have also passed this on to the staff you are writing with (number {number})."),
    Say.ENDED: _(
        "The conversation with the staff (number {number}) is over. I no longer pass on what you write. You can ask me again."
    ),
    Say.NO_CASE: _("You are not writing with the staff at the moment."),
    Say.NEWS: _(
        "What would you like news about? Press to switch it on, press again to switch it off. "
        "To send you news I have to keep the address of this chat. It is encrypted, and deleted when you switch everything off."
    ),
    Say.NEWS_PREVIEW: _("There is news from the {name}."),
    Say.NEWS_OVER: _("This news is no longer current."),
    Say.VOTE_THANKS: _("Thank you. This helps us to answer better."),
    Say.VOTE_WHY: _("Thank you. What was not good? I do not keep who said it."),
    Say.HIDDEN: _("Hello 👋"),
    Say.MY_DATA: _("This is everything that is kept about you:"),
    Say.FORGET_ASK: _(
        "Shall I delete everything that is kept about you? News will end, the staff can no longer answer you, and what you wrote to them is deleted."
    ),
    Say.FORGOTTEN: _(
        "Everything that was kept about you is deleted. The messages in this chat are with Telegram: you can delete the chat yourself, or send /hide."
    ),
    Say.FORWARDED: _(
        "I cannot check whether a forwarded message is true. Please ask me in your own words what you would like to know. "
        "Nobody may ask you for money for these services."
    ),
    Say.NOT_TEXT_HERE: _(
        "Sorry, I can only read written messages. Please write your question in a few words. "
        "If writing is hard for you, press “Talk to a person”: then you can send the staff a voice message or a photo."
    ),
    Say.ID_NUMBER: _(
        "⚠️ There seems to be an identity number in your message. I have not kept it and have not passed it on. "
        "Please delete the message: nobody needs this number in a chat."
    ),
    Say.LIKELY_YES: _("✅ Likely yes. As far as I can tell from what you said, this service is for you."),
    Say.LIKELY_NO: _("Likely not, as far as I can tell from what you said. This is why:"),
    Say.ASK_CENTRE: _("I cannot tell from what you said. Please ask: it costs nothing, and there are exceptions."),
    Say.MAY_HELP: _("But this may help you:"),
    Say.BRING: _("What to bring:"),
    Say.NEXT_STEP: _("Next step:"),
    Say.NOT_A_DECISION: _("This is not a decision. The office decides, and you may ask there in any case:"),
    Say.NEARBY_ASK: _(
        "Where are you? Press the button below to send your position, or write the name of your district. "
        "I use it once, rounded to about a kilometre, and do not keep it."
    ),
    Say.NEARBY: _("This is near you (as the crow flies):"),
    Say.CARD: _("You can show this at the desk:"),
    Say.STAFF_MESSAGE: _("You have a new message."),
    Say.STAFF_ANSWER: _("Answer from the staff (number {number}):"),
    Say.STAFF_ANSWER_FOREIGN: _("If you cannot read this answer, write to us in your language."),
    Say.STAFF_CLOSED: _(
        "The staff have ended the conversation (number {number}). If you need more, press “Talk to a person” again."
    ),
}

LABELS: dict[str, str] = {
    "write": _("Write to the staff here"),
    "agree": _("Yes, pass it on"),
    "rather_not": _("No, rather not"),
    "end_case": _("End the conversation with the staff"),
    "hide": _("Hide this chat"),
    "news": _("News"),
    "urgent": _("Urgent warnings (earthquake and the like)"),
    "privacy": _("What is kept, and why"),
    "forget": _("Delete everything about me"),
    "forget_surely": _("Yes, delete everything"),
    "check": _("Can I use it? Some short questions"),
    "card": _("Show at the desk"),
    "share": _("Send to a friend"),
    "show": _("Show"),
    "delete": _("Delete my message"),
    "send_location": _("Send my position"),
    "up": "👍",
    "down": "👎",
    "reason:wrong": _("It is not true"),
    "reason:other": _("I asked something else"),
    "reason:unclear": _("I do not understand it"),
    "reason:missing": _("Something is missing"),
    "value:temporary_protection": _("Temporary protection (kimlik)"),
    "value:international_protection": _("International protection"),
    "value:residence_permit": _("Residence permit"),
    "value:turkish_citizen": _("Turkish citizen"),
    "value:none": _("None"),
    "value:gaziantep": _("Gaziantep"),
    "value:other_province": _("Another province"),
    "value:female": _("Woman or girl"),
    "value:male": _("Man or boy"),
    "value:yes": _("Yes"),
    "value:no": _("No"),
    "value:rather_not_say": _("I would rather not say"),
}

# For the writer herself, and for somebody else.
QUESTIONS: dict[FactName, tuple[str, str]] = {
    FactName.REGISTRATION: (_("Which papers do you have?"), _("Which papers does this person have?")),
    FactName.PROVINCE: (_("In which province are you registered?"), _("In which province is this person registered?")),
    FactName.AGE: (
        _("How old are you? Please write the number."),
        _("How old is this person? Please write the number."),
    ),
    FactName.SEX: (_("Are you a woman or a man?"), _("Is it a woman or a man, a girl or a boy?")),
    FactName.PREGNANT: (_("Are you pregnant?"), _("Is this person pregnant?")),
    FactName.DISABLED: (
        _("Do you have a disability or a long illness?"),
        _("Does this person have a disability or a long illness?"),
    ),
    FactName.HOUSEHOLD: (
        _("How many people live in your household? Please write the number."),
        _("How many people live in this household? Please write the number."),
    ),
    FactName.FOR_CHILD: (_("Is it for a child?"), _("Is it for a child?")),
}

FACTS: dict[FactName, str] = {
    FactName.REGISTRATION: _("Papers"),
    FactName.PROVINCE: _("Registered in"),
    FactName.AGE: _("Age"),
    FactName.SEX: _("Woman or man"),
    FactName.PREGNANT: _("Pregnant"),
    FactName.DISABLED: _("Disability or long illness"),
    FactName.HOUSEHOLD: _("People in the household"),
    FactName.FOR_CHILD: _("For a child"),
}

ABOUT: dict[str, str] = {
    "child": _("for my child"),
    "spouse": _("for my husband or wife"),
    "mother": _("for my mother"),
    "father": _("for my father"),
    "sibling": _("for my brother or sister"),
    "parent": _("for my parents"),
    "relative": _("for a relative"),
    "friend": _("for a friend"),
    "neighbour": _("for a neighbour"),
}

CARD_HELLO = _("Hello. I do not speak Turkish well. I speak {language}.")
CARD_HELLO_TURKISH = _("Hello.")
CARD_TOPIC = _("I would like to ask about: {topic} – {aspect}")
CARD_FACT = _("{fact}: {value}")
CARD_THANKS = _("Thank you for helping me.")
# What a language is called inside a sentence.
SPOKEN: dict[str, str] = {"ar": _("Arabic"), "tr": _("Turkish"), "en": _("English")}
NEAR = _("📍 {name}: about {distance}")
DESK_OPEN = _("The staff answer now, until {time}.")
DESK_OPEN_NOW = _("The staff answer now.")
DESK_CLOSED = _("The staff are not at their desk now. They answer next on {day} from {time}.")
DESK_NOT_CONFIRMED = _("These hours are not confirmed.")
MY_LANGUAGE = _("The language you chose: {language}.")
MY_NEWS = _("News about: {topics}.")
MY_CASE = _("Conversation with the staff, number {number}, since {date}: {state}.")
CASE_STATES = {"open": _("waiting for the staff"), "answered": _("answered"), "closed": _("over")}
MY_QUESTION = _("A question that I could not answer, from {date}: {text}")
MY_NOTHING = _("Nothing about you is stored. For half an hour I remember what we talked about, then I forget it.")
MY_PARCELS = _("Messages on their way between you and the staff: {count}.")

# What staff read in their group, in the language that is set for them.
NOTES: dict[str, str] = {
    "opening": _(
        "New conversation, number {number}. Kind: {kind}. The person writes in {spoken}. Talked about before: {topic}.\n"
        "Write your answer here in this topic: the bot passes on every text. A line that begins with // stays among you. "
        "/close ends the conversation. Do not write names, identity numbers or addresses of protected places."
    ),
    "question": _("Number {number}: new message"),
    "hidden": _(
        "The person has hidden the chat: perhaps somebody else looks at the phone. Your answers are kept back until she or he writes again."
    ),
    "ended": _("The person has ended the conversation. If you write here, it goes on."),
    "closed": _("Ended. The person has been told."),
    "raised": _("⏰ Number {number} is still waiting for an answer."),
    "left": _("The person has blocked the bot: answers cannot be delivered any more."),
    "only_text": _("Not passed on: only texts are."),
    "too_late": _("Not passed on: this conversation has been deleted."),
    "secret": _(
        "Not passed on: this looks like an address. Where the shelter is, and where a person in danger should go, is told only by 183 and 112."
    ),
    "number": _("Not passed on: please do not write identity numbers."),
    "no_topics": _(
        "Topics are switched off in this group, so conversations cannot be shown. Please switch on Topics and make the bot an administrator who may manage them."
    ),
    "release": _("“{title}” is ready to be sent to {count}."),
    "released": _("“{title}” is being sent to {count}."),
    "released_before": _("This announcement has been sent already."),
}
RELEASE = _("Send it now")
KINDS: dict[str, str] = {
    "question": _("question"),
    "complaint": _("complaint"),
    "protection": _("protection"),
}
NO_TOPIC = _("nothing")
PEOPLE = _n("{count} person", "{count} people")
TOPIC_NAME = _("Number {number}")

COMMANDS: dict[str, str] = {
    "person": _("Talk to a person"),
    "news": _("News"),
    "hide": _("Hide this chat"),
    "mydata": _("What is kept about me"),
    "forget": _("Delete everything about me"),
}
