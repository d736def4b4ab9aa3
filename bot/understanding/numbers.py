"""Identity numbers in what people write: found, so that they are neither read on nor kept."""

import re

REMOVED = "[…]"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# Eleven digits that do not begin with 0: a T.C. number, or a foreigner's, which begins with 99 (Law 5490, art. 46-47).
# Mobile numbers written with 0 have eleven digits too; with +90 or 90 they have twelve.
_NUMBER = re.compile(r"(?<![\d+])[1-9](?:[ .-]?\d){10}(?![ .-]?\d)")


def without_identity_numbers(text: str) -> tuple[str, bool]:
    """Return the text with identity numbers replaced, and whether there was one."""
    plain = text.translate(_DIGITS)  # one character for one, so that places agree
    found = list(_NUMBER.finditer(plain))
    for match in reversed(found):
        text = text[: match.start()] + REMOVED + text[match.end() :]
    return text, bool(found)
