"""Telegram's checks on a text: allowed tags, balance, length after parsing (Bot API, 'HTML style')."""

from html.parser import HTMLParser

ALLOWED = frozenset(
    {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote", "tg-spoiler"}
)
LONGEST = 4096


class MarkupError(Exception):
    """The text would be refused with 400 Bad Request."""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ALLOWED:
            raise MarkupError(f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise MarkupError("Bad Request: can't parse entities: Unmatched end tag")

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(text: str, parse_mode: str | None) -> str:
    """Return the text as people see it. Raises MarkupError."""
    if parse_mode == "HTML":
        parser = _Parser()
        parser.feed(text)
        parser.close()
        if parser.open:
            raise MarkupError(
                f"Bad Request: can't parse entities: Can't find end tag corresponding to start tag {parser.open[-1]}"
            )
        text = parser.text
    if not text.strip():
        raise MarkupError("Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        raise MarkupError("Bad Request: message is too long")
    return text
