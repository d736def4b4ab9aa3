"""Page -> PDF: one sheet of A4, letters as large as fit, shaped and in the reading direction of the language."""

import logging
import re
from bisect import bisect_left
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, time

import fontpkg  # type: ignore[import-untyped]
import segno
from fpdf import FPDF
from fpdf.enums import Align
from fpdf.fonts import TTFFont

from bot.errors import LeafletError
from bot.leaflet.page import Page, Section

SIZES = tuple(half / 2 for half in range(12, 29))  # 6 to 14 points, of the body text
_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 15.0  # millimetres
_QR, _QUIET = 32.0, 4.5  # a reader wants four modules of white around the code
_INK, _ACCENT, _GREY, _TINT = (20, 20, 20), (0, 84, 107), (85, 85, 85), (255, 243, 205)
_POINT = 25.4 / 72
_LATIN, _ARABIC = "fira", "plex"
_NOT_LATIN_LETTERS = "U+20-40, U+5B-60, U+7B-BF, U+600-FEFF"
_SPACE_IN_NUMBER = re.compile(r"(?<=\d) (?=\d)")  # a phone number stays on one line
# Isolates have no glyph and need none; fpdf2 would warn of them once a file.
logging.getLogger("fpdf.output").setLevel(logging.ERROR)


def draw(page: Page) -> bytes:
    """Return the PDF. Raises LeafletError if the text does not fit one page in the smallest letters."""
    with closing(_Sheet(page)) as sheet:
        # The sizes run from small to large, so from 'fits' to 'does not'.
        fitting = bisect_left(SIZES, True, key=lambda size: not sheet.fits(size))
    if fitting == 0:
        raise LeafletError(f'"{page.title}": the text is too long for a page in letters that can be read. Shorten it.')
    with closing(_Sheet(page)) as sheet:
        return sheet.finished(SIZES[fitting - 1])


class _Sheet:
    """A document in which a page can be tried in one size after the other."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._dry = False  # measure only
        self._rtl = page.language == "ar"
        self._pdf = pdf = FPDF(format="A4")
        pdf.set_creation_date(datetime.combine(page.day, time(), UTC))
        pdf.set_producer("Merhaba")
        pdf.set_title(page.title)
        pdf.set_author(page.kicker)
        pdf.set_lang(page.language)
        pdf.set_margin(0)
        pdf.c_margin = 0
        pdf.set_auto_page_break(False)
        for style, weight in (("", 400), ("B", 700)):
            pdf.add_font(_LATIN, style, fontpkg.path("Fira Sans", weight))
            if self._rtl:
                # It has most Latin letters, but not Ş, Ğ and İ: a word shall be of one hand.
                file = fontpkg.path("IBM Plex Sans Arabic", weight)
                pdf.add_font(_ARABIC, style, file, unicode_range=_NOT_LATIN_LETTERS)
        if self._rtl:
            pdf.set_fallback_fonts([_LATIN])

    def fits(self, size: float) -> bool:
        """Set the page in one size; True if nothing leaves it."""
        self._pdf.add_page()
        self._pdf.set_y(_MARGIN)
        self._head(size)
        for section in self._page.sections:
            self._section(section, size)
        end = self._pdf.get_y()
        return self._foot(size) >= end

    def finished(self, size: float) -> bytes:
        """Set the page and return the file."""
        self.fits(size)
        return bytes(self._pdf.output())

    def close(self) -> None:
        """Close the font files, which fpdf2 leaves open."""
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    # --- the parts of the page, from above ---

    def _head(self, size: float) -> None:
        page, pdf = self._page, self._pdf
        beside = _QR + 2 * _QUIET
        self._text(page.kicker, size * 0.85, colour=_GREY, after=beside)
        self._text(page.title, size * 1.9, bold=True, colour=_ACCENT, after=beside, leading=1.25)
        self._gap(size * 0.3)
        self._text(page.invitation, size * 0.85, after=beside)
        self._text(page.link.removeprefix("https://"), size * 0.85, bold=True, after=beside, latin=True)
        x = _MARGIN if self._rtl else _WIDTH - _MARGIN - _QR
        self._qr(x, _MARGIN)
        pdf.set_y(max(pdf.get_y() + 2, _MARGIN + _QR + _QUIET))
        self._rule(pdf.get_y())

    def _section(self, section: Section, size: float) -> None:
        self._gap(size * 0.6)
        self._text(section.heading, size * 1.1, bold=True, colour=_ACCENT)
        if section.warning:
            self._warning(section.warning, size)
        before = size * 0.45 if section.checklist else 0.0
        before = size * 2.4 if section.leads else before
        for i, line in enumerate(section.lines):
            top = self._pdf.get_y()
            if section.checklist:
                self._box(top, size)
            elif section.leads:
                self._gap(size * 0.15)
                top = self._pdf.get_y()
                self._text(section.leads[i], size * 1.1, bold=True, leading=1.32)
                self._pdf.set_y(top)
            self._text(line, size, before=before)
        for note in section.notes:
            self._text(note, size * 0.75, colour=_GREY)

    def _warning(self, text: str, size: float) -> None:
        pdf, top = self._pdf, self._pdf.get_y()
        mark = size * 0.12

        def words() -> None:
            self._text(text, size * 0.95, bold=True, before=mark * 2.5, after=mark)

        bottom = self._measured(words)
        pdf.set_fill_color(*_TINT)
        pdf.rect(_MARGIN, top, _WIDTH - 2 * _MARGIN, bottom - top, style="F")
        pdf.set_fill_color(*_INK)
        pdf.rect(_WIDTH - _MARGIN - mark if self._rtl else _MARGIN, top, mark, bottom - top, style="F")
        words()

    def _foot(self, size: float) -> float:
        """Set the footer at the bottom; return where it begins."""

        def words() -> None:
            self._gap(size * 0.3)
            for line in self._page.footer:
                self._text(line, size * 0.75, colour=_GREY)

        height = self._measured(words) - self._pdf.get_y()
        top = _HEIGHT - _MARGIN - height
        self._rule(top)
        self._pdf.set_y(top)
        words()
        return top

    # --- tools ---

    def _measured(self, words: Callable[[], None]) -> float:
        """Return the height at which some text would end, without leaving a trace."""
        pdf, top = self._pdf, self._pdf.get_y()
        self._dry = True
        words()
        self._dry = False
        bottom = float(pdf.get_y())
        pdf.set_y(top)
        return bottom

    def _text(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: tuple[int, int, int] = _INK,
        before: float = 0.0,
        after: float = 0.0,
        latin: bool = False,
        leading: float = 1.45,
    ) -> None:
        """Set a paragraph at the present height; `before` and `after` are kept free in reading direction.

        HarfBuzz finds the script of each run itself: told 'Arabic' for all, it would shape Latin words from behind.
        """
        pdf, top = self._pdf, self._pdf.get_y()
        if top > _HEIGHT:
            return  # this size is too large already
        width = _WIDTH - 2 * _MARGIN - before - after
        height = size * leading * _POINT
        if self._rtl and not latin:
            pdf.set_text_shaping(True, direction="rtl")
            pdf.set_font(_ARABIC, "B" if bold else "", size)
        else:
            pdf.set_text_shaping(True, direction="ltr", language=self._page.language)
            pdf.set_font(_LATIN, "B" if bold else "", size)
        pdf.set_text_color(*colour)
        pdf.set_x(_MARGIN + (after if self._rtl else before))
        used = pdf.multi_cell(
            width,
            height,
            _SPACE_IN_NUMBER.sub("\u00a0", text),
            align=Align.R if self._rtl else Align.L,
            dry_run=self._dry,
            output="HEIGHT",
        )
        assert isinstance(used, float | int)
        pdf.set_y(top + used)

    def _gap(self, points: float) -> None:
        self._pdf.set_y(self._pdf.get_y() + points * _POINT)

    def _rule(self, y: float) -> None:
        self._pdf.set_draw_color(*_ACCENT)
        self._pdf.set_line_width(0.4)
        self._pdf.line(_MARGIN, y, _WIDTH - _MARGIN, y)

    def _box(self, top: float, size: float) -> None:
        side = size * 0.75 * _POINT
        self._pdf.set_draw_color(*_INK)
        self._pdf.set_line_width(0.3)
        y = top + (size * 1.45 * _POINT - side) / 2
        self._pdf.rect(_WIDTH - _MARGIN - side if self._rtl else _MARGIN, y, side, side)

    def _qr(self, x: float, y: float) -> None:
        """Draw the link as a QR code: black runs of modules, so that it stays sharp in any size."""
        code = segno.make_qr(self._page.link, error="m")
        module = _QR / len(code.matrix)
        self._pdf.set_fill_color(0, 0, 0)
        for row, modules in enumerate(code.matrix):
            start = None
            for column, dark in enumerate([*modules, 0]):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    self._pdf.rect(x + start * module, y + row * module, (column - start) * module, module, style="F")
                    start = None
        self._pdf.link(x, y, _QR, _QR, self._page.link)
