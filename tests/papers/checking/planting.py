"""Ways to plant a fault: in the layout, in a paper that is set, in the file that was written."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from thidua.papers.layout import Allowed, Layout, layouts
from thidua.papers.paper import Paper
from thidua.papers.setting import set_paper
from thidua.papers.setting.elements import Columns, Grid, Line, NewPage, Section, Space
from thidua.papers.typst import pdf_of
from thidua.papers.word import word_of

DECREE = layouts()[0]
Sections = tuple[Section, ...]
Edit = Callable[[bytes], bytes]


def same(anything: Any) -> Any:
    return anything


@dataclass(frozen=True)
class Planted:
    """One fault against a row of the decree's table. `found` are the words of all that is told, without their places;
    `in_pdf` where a PDF shows something else. What can only be changed in the files themselves is `word` and `pdf`."""

    row: str
    name: str
    paper: Paper
    found: tuple[str, ...]
    in_pdf: tuple[str, ...] | None = None
    layout: Layout = DECREE
    change: Callable[[Sections], Sections] = same
    word: Edit = same
    pdf: Edit = same

    def as_word(self) -> bytes:
        return self.word(word_of(self.layout, self.change(set_paper(self.layout, self.paper)), "Giấy tờ"))

    def as_pdf(self) -> bytes:
        return self.pdf(pdf_of(self.layout, self.change(set_paper(self.layout, self.paper)), "Giấy tờ"))


def styled(style: str, **changes: Any) -> Layout:
    """The decree's layout with one style changed."""
    changed = DECREE.styles[style].model_copy(update=changes)
    return DECREE.model_copy(update={"styles": {**DECREE.styles, style: changed}})


def sized(style: str, size: int) -> Layout:
    return styled(style, size=Allowed(size, size, size))


def margined(side: str, width: int) -> Layout:
    """The decree's layout with one margin changed."""
    margins = DECREE.margins.model_copy(update={side: Allowed(width, width, width)})
    return DECREE.model_copy(update={"margins": margins, "head_left": 60})


def ruled(style: str, percent: int) -> Layout:
    return styled(style, rule=Allowed(percent, percent, percent))


def _each(node: Any, kind: type, change: Callable[[Any], Any]) -> Any:
    """The same description with every part of a kind changed."""
    if isinstance(node, tuple):
        return tuple(_each(part, kind, change) for part in node)
    if isinstance(node, kind):
        return change(node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{field.name: _each(getattr(node, field.name), kind, change) for field in fields(node)})
    return node


def saying(old: str, new: str, style: str = "") -> Callable[[Sections], Sections]:
    """Other words wherever these stand, or where they stand in paragraphs of a style. They must stand somewhere."""

    def change(sections: Sections) -> Sections:
        changed: Sections = _each(sections, Line, line)
        assert changed != sections
        return changed

    def line(line: Line) -> Line:
        if style not in ("", line.style):
            return line
        pieces = tuple(replace(piece, text=piece.text.replace(old, new)) for piece in line.pieces)
        return replace(line, pieces=pieces)

    return change


def pieces_of(style: str, **changes: Any) -> Callable[[Sections], Sections]:
    """Every word of a style set otherwise, as someone does who formats by hand."""

    def one(line: Line) -> Line:
        return replace(line, pieces=tuple(replace(piece, **changes) for piece in line.pieces))

    return lambda sections: _each(sections, Line, lambda line: one(line) if line.style == style else line)


def place_above(sections: Sections) -> Sections:
    """Place and day on the line of the motto's column that is above the number's."""

    def moved(columns: Columns) -> Columns:
        if len(columns.rows) != 2:
            return columns
        (left, right), (number, place) = columns.rows
        return replace(columns, rows=((left, (*right, *place)), (number, ())))

    changed: Sections = _each(sections, Columns, moved)
    return changed


def signer_lower(sections: Sections) -> Sections:
    """The signer a centimetre below the recipients."""

    def moved(columns: Columns) -> Columns:
        ((left, right), *others) = columns.rows
        return columns if others else replace(columns, rows=((left, (Space(10), *right)),))

    changed: Sections = _each(sections, Columns, moved)
    return changed


def head_once(sections: Sections) -> Sections:
    """Headings of tables as common rows, which do not repeat."""
    changed: Sections = _each(sections, Grid, lambda grid: replace(grid, head=(), rows=(grid.head[-1], *grid.rows)))
    return changed


def signature_on_a_page_of_its_own(sections: Sections) -> Sections:
    main, *others = sections
    *text, blank, columns = main.elements
    return replace(main, elements=(*text, NewPage(), blank, columns)), *others


def edited(file: bytes, part: str, old: str, new: str, times: int = 1) -> bytes:
    """The Word file with the first `old` of a part replaced (-1: all). There must be one."""
    copy = BytesIO()
    with ZipFile(BytesIO(file)) as before, ZipFile(copy, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == f"word/{part}.xml":
                assert old in content.decode()
                content = content.decode().replace(old, new, times).encode()
            after.writestr(name, content)
    return copy.getvalue()


def in_word(part: str, old: str, new: str, times: int = 1) -> Edit:
    return lambda file: edited(file, part, old, new, times)


def drawn(page: int, old: str, new: str) -> Edit:
    """The PDF with what a pattern first finds in the drawing of a page replaced. It must find something."""

    def edit(file: bytes) -> bytes:
        writer = PdfWriter(clone_from=BytesIO(file))
        content = writer.pages[page].get_contents()
        assert content is not None
        changed, count = re.subn(old, new, content.get_data().decode("latin-1"), count=1, flags=re.DOTALL)
        assert count == 1
        stream = DecodedStreamObject()
        stream.set_data(changed.encode("latin-1"))
        writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)
        return _bytes(writer)

    return edit


def pages(*kept: int) -> Edit:
    """Only these pages of the PDF."""

    def edit(file: bytes) -> bytes:
        writer = PdfWriter()
        for page in kept:
            writer.add_page(PdfReader(BytesIO(file)).pages[page])
        return _bytes(writer)

    return edit


def headed(page: int, *, like: int, bold: bool = False) -> Edit:
    """The PDF with the page number of the page `like` on another, or on the same in bold."""

    def edit(file: bytes) -> bytes:
        writer = PdfWriter(clone_from=BytesIO(file))
        content = writer.pages[like].get_contents()
        assert content is not None
        (header,) = re.findall(r"Subtype/Header[^>]*>>BDC(.*?)EMC", content.get_data().decode("latin-1"), re.DOTALL)
        (name,) = re.findall(r"/f\d+", header)
        held = _fonts(writer, like)[name].get_object()
        assert isinstance(held, DictionaryObject)
        font = DictionaryObject(dict(held.items()))
        if bold:
            font[NameObject("/BaseFont")] = NameObject("/ABCDEF+Tinos-Bold")
        _fonts(writer, page)[NameObject("/fOther")] = font
        edited = drawn(page, r"/Artifact<<[^>]*Subtype/Header.*?EMC" if page == like else "^", "")
        return edited(_added(writer, page, header.replace(name, "/fOther")))

    return edit


def _fonts(writer: PdfWriter, page: int) -> DictionaryObject:
    resources = writer.pages[page]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    return fonts


def _added(writer: PdfWriter, page: int, drawing: str) -> bytes:
    content = writer.pages[page].get_contents()
    assert content is not None
    stream = DecodedStreamObject()
    stream.set_data(content.get_data() + b"\n" + drawing.encode("latin-1"))
    writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)
    return _bytes(writer)


def with_font(family: str) -> Edit:
    """The PDF with the upright font of the first page named otherwise."""

    def edit(file: bytes) -> bytes:
        writer = PdfWriter(clone_from=BytesIO(file))
        for font in _fonts(writer, 0).values():
            held = font.get_object()
            if held["/BaseFont"].endswith("Tinos-Regular"):
                held[NameObject("/BaseFont")] = NameObject(f"/ABCDEF+{family}")
        return _bytes(writer)

    return edit


def _bytes(writer: PdfWriter) -> bytes:
    held = BytesIO()
    writer.write(held)
    return held.getvalue()
