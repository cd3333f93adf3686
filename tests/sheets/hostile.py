"""Hostile workbooks made on the fly, from a sound one: nothing large or harmful is committed.

Each maker gives the bytes of one file; ``KINDS`` says under which name it comes and why it is refused.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Maker = Callable[[], bytes]


def sound_xlsx() -> bytes:
    """A small workbook such as a clerk sends."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Bảng")
        sheet.write_row(0, 0, ["STT", "Tên đơn vị", "Số hồ sơ"])
        for row in range(1, 12):
            sheet.write_row(row, 0, [row, f"Xã số {row}", row * 7])
        sheet.write_url(13, 0, "https://example.org/", string="Cổng dịch vụ công")
        sheet.merge_range(15, 0, 15, 2, "Người lập biểu")
    return stream.getvalue()


CONTENT_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3">'
    "<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
)
HELD = '<table:table-cell office:value-type="string"{0}><text:p>Xã</text:p></table:table-cell>'


def ods(rows: str, extra: Mapping[str, bytes] | None = None, before: str = "") -> bytes:
    """An .ods whose one sheet has these rows."""
    table = f'{before}<table:table table:name="Bảng">{rows}</table:table>'
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>'
    )
    parts = {"mimetype": mime, "META-INF/manifest.xml": manifest.encode()}
    return packed({**parts, "content.xml": CONTENT_XML.format(table=table).encode(), **(extra or {})})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """The sound workbook with a text in one part replaced."""
    parts = unpacked(sound_xlsx())
    assert old in parts[name]
    return packed({**parts, name: parts[name].replace(old, new, 1)})


def added(name: str, content: bytes = b"x") -> bytes:
    """The sound workbook with one more part."""
    return packed({**unpacked(sound_xlsx()), name: content})


def sheet(data: str, after: str = "", before: str = "") -> bytes:
    """The sound workbook with another first sheet."""
    text = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
    return packed({**unpacked(sound_xlsx()), SHEET: text.encode()})


def streamed(name: str, pieces: Iterator[bytes]) -> bytes:
    """The sound workbook with a part so large that it is written piece by piece."""
    parts, stream = unpacked(sound_xlsx()), io.BytesIO()
    parts.pop(name, None)
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for other, content in parts.items():
            archive.writestr(other, content)
        with archive.open(name, "w") as part:
            for piece in pieces:
                part.write(piece)
    return stream.getvalue()


def zeros(megabytes: int) -> Iterator[bytes]:
    """So much of nothing."""
    return (bytes(1_000_000) for _ in range(megabytes))


def noise(megabytes: int) -> Iterator[bytes]:
    """So much that packs four to one, as XML does at its worst."""
    block = b"".join(struct.pack("<I", zlib.crc32(bytes([n % 251, n % 241]))) + bytes(28) for n in range(31_250))
    return (block for _ in range(megabytes))


def lying() -> bytes:
    """A bomb whose list of parts says that it holds a hundred bytes."""
    content = bytearray(streamed("xl/media/image1.bin", zeros(300)))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/media/image1.bin"))
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def overlapping() -> bytes:
    """Two entries of the list that unfold the same bytes."""
    content = bytearray(packed({**unpacked(sound_xlsx()), "xl/a.xml": b"<a/>", "xl/b.xml": b"<a/>"}))
    first = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/a.xml"))
    second = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/b.xml"))
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def with_entry(name: str, *, link: bool = False) -> bytes:
    """The sound workbook with an entry of any name, or a link."""
    stream = io.BytesIO(sound_xlsx())
    with ZipFile(stream, "a") as archive:
        entry = ZipInfo(name)
        entry.external_attr = (0o120777 if link else 0o100644) << 16
        archive.writestr(entry, b"/etc/passwd")
    return stream.getvalue()


def corrupted() -> bytes:
    """One figure changed in a part that is stored unpacked, so that only its check sum tells."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in unpacked(sound_xlsx()).items():
            archive.writestr(name, content)
    return stream.getvalue().replace(b"<v>14</v>", b"<v>19</v>")


def relation(kind: str, target: str) -> bytes:
    """A relation of the sheet to somewhere else."""
    text = f'<Relationship Id="rId9" Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return changed("xl/worksheets/_rels/sheet1.xml.rels", b"</Relationships>", text.encode())


def laughs() -> bytes:
    """The billion laughs, in the strings."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = (
        f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">{levels}]><sst xmlns="{MAIN}"><si><t>&l9;</t></si></sst>'
    )
    return packed({**unpacked(sound_xlsx()), "xl/sharedStrings.xml": text.encode()})


def utf16() -> bytes:
    """A document type that only a reader of UTF-16 sees."""
    text = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'
    )
    return packed({**unpacked(sound_xlsx()), "xl/sharedStrings.xml": text.encode("utf-16")})


def styles(many: int) -> bytes:
    """A workbook of so many cell formats."""
    head = f'<?xml version="1.0"?><styleSheet xmlns="{MAIN}"><cellXfs count="{many}">'.encode()
    one = b'<xf numFmtId="0" fontId="0"/>' * 1000
    return streamed("xl/styles.xml", (head, *[one] * (many // 1000), b"</cellXfs></styleSheet>").__iter__())


def strings(many: int) -> bytes:
    """A workbook of so many different strings."""
    head = f'<?xml version="1.0"?><sst xmlns="{MAIN}">'.encode()
    one = (b"".join(b"<si><t>%d</t></si>" % (n + at) for at in range(1000)) for n in range(0, many, 1000))
    return streamed("xl/sharedStrings.xml", (piece for pieces in ((head,), one, (b"</sst>",)) for piece in pieces))


def rows(many: int) -> bytes:
    """A sheet of so many rows with nothing in them."""
    return sheet("".join(f'<row r="{n}" spans="1:3"/>' for n in range(1, many + 1)))


def merges(many: int) -> bytes:
    """A sheet of so many merged cells."""
    cells = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, many + 1))
    return sheet("", after=f"<mergeCells>{cells}</mergeCells>")


def validations(many: int) -> bytes:
    """A sheet of so many drop-downs."""
    one = '<dataValidation type="list" sqref="A{0}"><formula1>"x"</formula1></dataValidation>'
    each = "".join(one.format(n) for n in range(1, many + 1))
    return sheet("", after=f"<dataValidations>{each}</dataValidations>")


class Kind(NamedTuple):
    """One kind of hostile file."""

    file: str
    make: Maker
    reason: str

    def write(self, folder: Path) -> Path:
        """Put the file there."""
        path = folder / self.file
        path.write_bytes(self.make())
        return path
