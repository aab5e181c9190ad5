"""Writers of tables: Excel workbooks and CSV files whose cells are never computed from what people wrote."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from liaison_desk.documents.text import clean

Cell = str | int | float | date | None
"""A value of a table; a text stays a text, leading zeros and signs included."""

Pages = Iterable[Sequence[Sequence[Cell]]]

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767
_LEGEND_WIDTHS = (26, 90)
_SHEET_NAME_LENGTH = 31


@dataclass(frozen=True)
class TableColumn:
    """A column: its title, its width in signs, and what the legend says of it."""

    title: str
    width: int = 14
    explained: str = ""


@dataclass(frozen=True)
class TableFile:
    """A table to be written: `foot` is a sentence under the rows, `about` other lines of the legend."""

    name: str
    columns: tuple[TableColumn, ...]
    foot: str = ""
    about: tuple[tuple[str, str], ...] = ()


def write_workbook(stream: BinaryIO, table: TableFile, pages: Pages, scratch: Path) -> Generator[int]:
    """Write a table as .xlsx, a page of rows at a time, and give how many rows are written after each page.

    Dates are real dates, the header is frozen and filters; a second sheet, « Légende », explains the columns. Rows wait
    in a folder of their own in `scratch`, gone at the end, so that memory does not grow with them.
    """
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]  # has none; loaded when a workbook is written

    with TemporaryDirectory(prefix=".liaison-desk-", dir=scratch) as waiting:
        options = {
            "constant_memory": True,
            "tmpdir": waiting,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book: Any = xlsxwriter.Workbook(stream, options)
        try:
            yield from _fill(book, table, pages)
        except BaseException:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()  # where its rows wait
            raise
        book.close()


def write_csv(stream: BinaryIO, table: TableFile, pages: Pages, *, with_mark: bool = True) -> Generator[int]:
    """Write a table as CSV in UTF-8, cells parted by « ; », dates as 2026-05-12, and give the rows written so far.

    `with_mark` puts first the mark by which Excel knows UTF-8. A cell that a sheet would compute takes an apostrophe.
    """
    text = TextIOWrapper(stream, encoding="utf-8-sig" if with_mark else "utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    done = 0
    for page in pages:
        for row in page:
            writer.writerow([_plain(value) for value in row])
        done += len(page)
        yield done
    text.flush()
    text.detach()


def _fill(book: Any, table: TableFile, pages: Pages) -> Generator[int]:
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#DDEFEF", "bottom": 1, "text_wrap": True}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"}),
        "text": book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        "number": book.add_format({"valign": "top"}),
        "muted": book.add_format({"italic": True}),
    }
    sheet = book.add_worksheet(table.name[:_SHEET_NAME_LENGTH])
    _head(sheet, table.columns, looks)
    done = 0
    for page in pages:
        for row in page:
            done += 1
            for place, value in enumerate(row):
                _write_cell(sheet, done, place, value, looks)
        yield done
    sheet.autofilter(0, 0, done, len(table.columns) - 1)
    if table.foot:
        sheet.write_string(done + 2, 0, table.foot, looks["muted"])
    _legend(book.add_worksheet("Légende"), table, looks)


def _head(sheet: Any, columns: Sequence[TableColumn], looks: dict[str, Any]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, looks["head"])
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P sur &N")


def _write_cell(sheet: Any, row: int, place: int, value: Cell, looks: dict[str, Any]) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, looks["day"])
    elif isinstance(value, (int, float)):
        sheet.write_number(row, place, value, looks["number"])
    elif value:
        sheet.write_string(row, place, clean(value)[:_LONGEST_CELL], looks["text"])


def _legend(sheet: Any, table: TableFile, looks: dict[str, Any]) -> None:
    for place, width in enumerate(_LEGEND_WIDTHS):
        sheet.set_column(place, place, width)
    lines = [*table.about, *(("Contrôle", table.foot) for _ in (1,) if table.foot)]
    explained = [(column.title, column.explained) for column in table.columns if column.explained]
    for row, (name, words) in enumerate([*lines, ("Colonne", "Ce qu'elle contient"), *explained]):
        look = looks["head"] if row == len(lines) else looks["text"]
        sheet.write_string(row, 0, clean(name), look)
        sheet.write_string(row, 1, clean(words), look)


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, int):
        return str(value)
    words = " ".join(clean(value).split())
    return f"'{words}" if words.startswith(_FORMULA_SIGNS) else words
