"""Spreadsheets for translators and partner organisations: one sheet a kind of file, one row a text."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import ExchangeError
from bot.exchange.rows import Place, Row, named, placed, values_of
from bot.model import LANGUAGES

_HEAD = ("file", "place", "en", "tr", "ar", "value")
_WIDTHS = (34, 26, 60, 60, 60, 24)


def export(rows: Iterable[Row], file: Path) -> None:
    """Write the rows; the first two columns name the place and must stay as they are. Raises OSError."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    sheets: dict[str, Worksheet] = {}
    for row in rows:
        sheet = sheets[row.kind] = sheets.get(row.kind) or _sheet(book, row.kind)
        sheet.append(
            [row.file.as_posix(), named(row.place), *(row.texts.get(c) for c in ("en", "tr", "ar")), row.value]
        )
        for column, cell in zip(_HEAD, sheet[sheet.max_row], strict=True):
            cell.data_type = "s" if cell.value is not None else cell.data_type  # '=1' is a text, '153' no number
            cell.number_format = "@"
            right = column == "ar"
            cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2 if right else 1)
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)


def read(file: Path) -> dict[Place, str]:
    """Return the values of a spreadsheet; empty cells stand for nothing. Raises ExchangeError."""
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, OSError, KeyError, ValueError) as error:
        raise ExchangeError(f"{file} cannot be read as a spreadsheet (.xlsx): {type(error).__name__}.") from None
    except Exception as error:
        # zipfile.BadZipFile and whatever a broken file makes openpyxl raise.
        raise ExchangeError(f"{file} is not a spreadsheet (.xlsx): {type(error).__name__}.") from None
    found: dict[Place, str] = {}
    for sheet in book.worksheets:
        lines = sheet.iter_rows(values_only=True)
        head = tuple(str(cell or "").strip().lower() for cell in next(lines, ()))
        if head[: len(_HEAD)] != _HEAD:
            raise ExchangeError(f'{file}: the first line of sheet "{sheet.title}" must be: {", ".join(_HEAD)}.')
        for line in lines:
            cells = dict(zip(_HEAD, (None if c is None else str(c) for c in line), strict=False))
            if cells.get("file") and cells.get("place") is not None:
                texts = {code: text for code in LANGUAGES if (text := cells.get(code))}
                row = Row(Path(str(cells["file"])), placed(str(cells["place"])), texts, cells.get("value"))
                found.update(values_of(row))
    return found


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    sheet.append(_HEAD)
    for number, (cell, width) in enumerate(zip(sheet[1], _WIDTHS, strict=True), 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "C2"
    return sheet
