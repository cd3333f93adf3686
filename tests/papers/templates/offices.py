"""What the tests of templates share: a small dictionary, its values, and templates made on the spot."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from openpyxl import Workbook

from thidua.papers.templates import Field, Listing, Offer, Values

ROW = (Field("stt", "số thứ tự"), Field("ten", "tên"), Field("diem", "điểm"))
OFFER = Offer(
    (
        Field("ten_phong_trao", "tên phong trào"),
        Field("ngay", "ngày ban hành"),
        Field("so", "số văn bản"),
        Field("so_tham_gia", "số tham gia"),
    ),
    (Listing("duoc_khen", "được khen", ROW), Listing("tham_gia", "mọi người", ROW)),
)
VALUES: Values = {
    "ten_phong_trao": "Thi đua cải cách",
    "ngay": date(2026, 1, 5),
    "so": None,
    "so_tham_gia": 1200,
    "duoc_khen": [
        {"stt": 1, "ten": "Xã An", "diem": Fraction(5, 2)},
        {"stt": 2, "ten": "Xã Bình", "diem": Fraction(3)},
        {"stt": 3, "ten": "Xã Cát", "diem": Fraction(4)},
    ],
    "tham_gia": [],
}


def word(folder: Path, *paragraphs: str, make: Callable[[Any], object] = lambda document: None) -> Path:
    """A Word template with these paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    make(document)
    document.save(str(folder / "khuon.docx"))
    return folder / "khuon.docx"


def table(document: Any, *rows: tuple[str, ...]) -> None:
    """Add a table with these words."""
    made = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


def excel(folder: Path, cells: Mapping[str, str | int], make: Callable[[Any], object] = lambda sheet: None) -> Path:
    """An Excel template whose sheet «Biểu 1» has these cells."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu 1"
    for address, value in cells.items():
        sheet[address] = value
    make(sheet)
    book.save(folder / "khuon.xlsx")
    return folder / "khuon.xlsx"


def changed(file: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The package with its parts changed."""
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs of a Word file outside of tables."""
    return [paragraph.text.replace("\xa0", " ") for paragraph in Document(BytesIO(content)).paragraphs]


def rows(content: bytes) -> list[list[str]]:
    """The rows of the first table of a Word file."""
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in Document(BytesIO(content)).tables[0].rows]
