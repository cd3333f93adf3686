"""Every kind of hostile file, with the words in which it is refused."""

from collections.abc import Callable
from functools import partial

from tests.sheets import hostile as made
from tests.sheets.hostile import HELD, SHEET, Kind, ods
from tests.sheets.hostile_xls import container, number, sheet_named, xls

SPOILT = "tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Excel hay LibreOffice rồi lưu lại"
MACROS = "tệp có macro; hãy lưu lại thành .xlsx không có macro rồi gửi lại"
LINKS = "tệp liên kết đến tệp hoặc dữ liệu ở nơi khác; hãy thay công thức liên kết bằng giá trị rồi gửi lại"
CONNECTIONS = "tệp lấy dữ liệu từ bên ngoài (kết nối dữ liệu); hãy xóa kết nối, giữ lại giá trị rồi gửi lại"
BOMB = "tệp nén chứa nội dung lớn bất thường (quá 200 MB khi giải nén)"
TIGHT = "tệp nén chặt bất thường (nhỏ khi gửi, rất lớn khi mở)"
NESTED = "tệp có tệp nén khác bên trong (bom nén lồng nhau); hãy bỏ tệp đính kèm rồi gửi lại"
OUTSIDE = "tệp nén có mục trỏ ra ngoài thư mục (đường dẫn tuyệt đối hoặc «..»)"
DOCTYPE = "tệp có khai báo DOCTYPE hoặc thực thể XML, bảng tính bình thường không có; hãy mở bằng Excel rồi lưu lại"
CODED = "tệp dùng bảng mã lạ bên trong; hãy mở bằng Excel rồi lưu lại"
FAR = "bảng có ô ở quá dòng 200000"
LONG = "bảng có quá 200000 dòng, kể cả dòng trống; hãy xóa các dòng trống rồi gửi lại"
LOCKED = "tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại"
EMPTY = "tệp trống, không có dữ liệu"
HTML = "tệp là trang web (HTML hoặc XML) mang đuôi của Excel; hãy mở bằng Excel rồi lưu thành .xlsx"
WANTED = "; cần bảng tính .xlsx, .xls hoặc .ods"
TYPES = "[Content_Types].xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
XLSM_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
XLSX_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def _many(limit: int, what: str) -> str:
    return f"tệp có quá {limit} {what}; hãy chép riêng bảng cần gửi sang tệp mới"


def _as(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _row(*cells: str, row: int = 1) -> Callable[[], bytes]:
    return lambda: made.sheet(f'<row r="{row}">{"".join(cells)}</row>')


def _ods_rows(text: str, before: str = "") -> Callable[[], bytes]:
    return lambda: ods(text, before=before)


def _xlsm_as_xlsx() -> bytes:
    return made.changed(TYPES, XLSX_TYPE, XLSM_TYPE)


KINDS = {
    # Bombs
    "bomb": Kind("a.xlsx", lambda: made.streamed("xl/media/image1.bin", made.zeros(300)), TIGHT),
    "bomb in the sheet": Kind("a.xlsx", lambda: made.streamed(SHEET, iter([b"<a/>" * 250_000] * 300)), BOMB),
    "bomb that lies": Kind("a.xlsx", made.lying, TIGHT),
    "much that is not tight": Kind("a.xlsx", lambda: made.streamed("xl/media/image1.bin", made.noise(210)), BOMB),
    "many bombs": Kind(
        "a.xlsx",
        lambda: made.packed(
            {**made.unpacked(made.sound_xlsx()), **{f"xl/media/{n}.bin": bytes(9_900_000) for n in range(21)}}
        ),
        BOMB,
    ),
    "nested bombs": Kind("a.xlsx", lambda: made.added("xl/media/a.zip", made.packed({"b": b"c"})), NESTED),
    "nested twice": Kind(
        "a.xlsx", lambda: made.added("xl/embeddings/a.xlsx", made.added("b.zip", made.packed({"c": b"d"}))), NESTED
    ),
    "bomb in an embedded workbook": Kind(
        "a.xlsx",
        lambda: made.added("xl/embeddings/a.xlsx", made.streamed("xl/media/a.bin", made.zeros(300))),
        TIGHT,
    ),
    "overlapping entries": Kind("a.xlsx", made.overlapping, "tệp nén có các mục chồng lên nhau (bom nén)"),
    "too many entries": Kind(
        "a.xlsx", lambda: made.packed({f"xl/{n}.xml": b"" for n in range(6000)}), "tệp nén có quá 5000 mục bên trong"
    ),
    # What leads elsewhere
    "external workbook": Kind("a.xlsx", lambda: made.added("xl/externalLinks/externalLink1.xml", b"<a/>"), LINKS),
    "picture from elsewhere": Kind("a.xlsx", lambda: made.relation("image", "http://example.org/a.png"), LINKS),
    "template from elsewhere": Kind("a.xlsx", lambda: made.relation("attachedTemplate", "file:////host/a"), LINKS),
    "data connection": Kind("a.xlsx", lambda: made.added("xl/connections.xml", b"<connections/>"), CONNECTIONS),
    "query table": Kind("a.xlsx", lambda: made.added("xl/queryTables/queryTable1.xml", b"<a/>"), CONNECTIONS),
    "path out of the package": Kind("a.xlsx", lambda: made.with_entry("../../etc/cron.d/a"), OUTSIDE),
    "absolute path": Kind("a.xlsx", lambda: made.with_entry("/etc/cron.d/a"), OUTSIDE),
    "path of Windows": Kind("a.xlsx", lambda: made.with_entry("C:\\Windows\\a"), OUTSIDE),
    "link inside": Kind(
        "a.xlsx", lambda: made.with_entry("xl/a.xml", link=True), "tệp nén có liên kết (symlink) bên trong"
    ),
    # Macros
    "macros": Kind("a.xlsm", lambda: made.added("xl/vbaProject.bin"), MACROS),
    "macros under .xlsx": Kind("a.xlsx", lambda: made.added("xl/vbaProject.bin"), MACROS),
    "macros of Excel 4": Kind("a.xlsx", lambda: made.added("xl/macrosheets/sheet1.xml", b"<a/>"), MACROS),
    "macros under another name": Kind(
        "a.xlsx",
        lambda: made.changed(
            BOOK_RELATIONS,
            b"</Relationships>",
            b'<Relationship Id="r" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
            b' Target="a.bin"/></Relationships>',
        ),
        MACROS,
    ),
    ".xlsm as .xlsx": Kind(
        "a.xlsx", _xlsm_as_xlsx, "tệp là .xlsm (có macro) mang đuôi .xlsx; hãy mở bằng Excel rồi lưu thành .xlsx"
    ),
    # Beyond all measure
    "a million empty rows": Kind("a.xlsx", partial(made.rows, 1_000_000), LONG),
    "far row": Kind("a.xlsx", _row('<c r="A1048576"><v>1</v></c>', row=1048576), FAR),
    "far row in odd words": Kind("a.xlsx", _row("<c s='0' r='a1048576'><v>1</v></c>"), FAR),
    "far row with a prefix": Kind(
        "a.xlsx", lambda: made.sheet('<x:row><x:c\nr="A900000"><x:v>1</x:v></x:c></x:row>'), FAR
    ),
    "far corner": Kind(
        "a.xlsx",
        _row('<c r="XFD1"><v>1</v></c></row><row r="99999"><c r="A99999"><v>1</v></c>'),
        "bảng rộng quá (99999 dòng, đến cột XFD)",
    ),
    "rows from last to first": Kind(
        "a.xlsx",
        lambda: made.sheet("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in (150_000, 1))),
        "bảng rộng quá (150000 dòng, đến cột XFD)",
    ),
    "a column that is none": Kind("a.xlsx", _row('<c r="XFE1"><v>1</v></c>'), SPOILT),
    "cells without address": Kind(
        "a.xlsx",
        lambda: made.sheet("<row>" + "".join(f"<c><v>{n}</v></c>" for n in range(2_100_000)) + "</row>"),
        "bảng có quá nhiều ô; hãy xóa các trang và ô không dùng rồi gửi lại",
    ),
    "a million styles": Kind("a.xlsx", partial(made.styles, 1_000_000), _many(200_000, "định dạng ô")),
    "a million strings": Kind("a.xlsx", partial(made.strings, 1_000_000), _many(500_000, "chuỗi chữ")),
    "a million merged cells": Kind("a.xlsx", partial(made.merges, 1_000_000), _many(100_000, "ô gộp")),
    "a million drop-downs": Kind("a.xlsx", partial(made.validations, 1_000_000), _many(100_000, "ô có danh sách chọn")),
    # XML that is more than it seems
    "billion laughs": Kind("a.xlsx", made.laughs, DOCTYPE),
    "external entity": Kind(
        "a.xlsx",
        lambda: made.changed(SHEET, b"<worksheet", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet'),
        DOCTYPE,
    ),
    "document type where nobody looks": Kind(
        "a.xlsx", lambda: made.added("docProps/custom.xml", b"<!DOCTYPE a><a/>"), DOCTYPE
    ),
    "document type in UTF-16": Kind("a.xlsx", made.utf16, CODED),
    "document type in EBCDIC": Kind(
        "a.xlsx", lambda: made.added("a.xml", b"<?xml version='1.0' encoding='cp037'?><a/>"), CODED
    ),
    # Something else under this name
    "CSV as .xlsx": Kind(
        "a.xlsx",
        _as("STT,Tên\n1,Xã A\n".encode()),
        "tệp là văn bản CSV mang đuôi .xlsx; hãy mở bằng Excel rồi lưu thành .xlsx, hoặc đổi đuôi thành .csv",
    ),
    "page as .xls": Kind("a.xls", _as(b"<html><table><tr><td>1</td></tr></table></html>"), HTML),
    "XML of Excel 2003 as .xls": Kind(
        "a.xls",
        _as(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
        "tệp là bảng tính XML của Excel 2003 mang đuôi .xls; hãy mở bằng Excel rồi lưu thành .xlsx",
    ),
    "PDF as .xlsx": Kind("a.xlsx", _as(b"%PDF-1.7\n"), "tệp mang đuôi .xlsx nhưng là tệp PDF" + WANTED),
    "picture": Kind("a.jpg", _as(b"\xff\xd8\xff\xe0"), "tệp là tệp ảnh" + WANTED),
    "picture as .ods": Kind("a.ods", _as(b"\x89PNG\r\n\x1a\n"), "tệp mang đuôi .ods nhưng là tệp ảnh" + WANTED),
    "archive as .xlsx": Kind("a.xlsx", _as(b"Rar!\x1a\x07\x01"), "tệp mang đuôi .xlsx nhưng là tệp nén" + WANTED),
    "zip of files as .xlsx": Kind(
        "a.xlsx", lambda: made.packed({"a.docx": b"x"}), "tệp mang đuôi .xlsx nhưng bên trong không có bảng tính"
    ),
    "Word as .xlsx": Kind(
        "a.xlsx", lambda: made.packed({"word/document.xml": b""}), "tệp mang đuôi .xlsx nhưng là văn bản Word" + WANTED
    ),
    "old Word as .xls": Kind(
        "a.xls", lambda: container({"WordDocument": b"x"}), "tệp mang đuôi .xls nhưng là văn bản Word" + WANTED
    ),
    ".xlsb": Kind(
        "a.xlsx",
        lambda: made.packed({"xl/workbook.bin": b"x"}),
        "tệp là bảng tính dạng nhị phân (.xlsb); hãy mở bằng Excel rồi lưu thành .xlsx",
    ),
    ".xlsx as .xls": Kind("a.xls", made.sound_xlsx, "tệp là .xlsx hoặc .ods mang đuôi .xls; hãy đổi lại đúng đuôi"),
    ".xlsx as .ods": Kind("a.ods", made.sound_xlsx, "tệp là .xlsx mang đuôi .ods; hãy đổi lại đúng đuôi"),
    ".xlsx as .csv": Kind(
        "a.csv", made.sound_xlsx, "tệp là bảng tính mang đuôi .csv; hãy đổi lại đúng đuôi (.xlsx, .xls hoặc .ods)"
    ),
    ".ods as .xlsx": Kind("a.xlsx", lambda: ods(""), "tệp là .ods mang đuôi .xlsx; hãy đổi lại đúng đuôi"),
    ".xls as .xlsx": Kind("a.xlsx", xls, "tệp là .xls mang đuôi .xlsx; hãy đổi lại đúng đuôi"),
    "text document as .ods": Kind(
        "a.ods",
        lambda: made.packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "tệp mang đuôi .ods nhưng là tài liệu OpenDocument loại khác; cần bảng tính .ods",
    ),
    # Broken
    "empty": Kind("a.xlsx", lambda: b"", EMPTY),
    "truncated": Kind("a.xlsx", lambda: made.sound_xlsx()[:-500], SPOILT),
    "one byte changed": Kind("a.xlsx", made.corrupted, SPOILT),
    "tag without end": Kind("a.xlsx", lambda: made.changed(SHEET, b"</worksheet>", b"</worksheet"), SPOILT),
    # The same in .ods
    "ods of a million rows": Kind(
        "a.ods",
        _ods_rows(f'<table:table-row table:number-rows-repeated="1048576">{HELD.format("")}</table:table-row>'),
        FAR,
    ),
    "ods of far columns": Kind(
        "a.ods",
        _ods_rows(
            '<table:table-row table:number-rows-repeated="600">'
            + HELD.format(' table:number-columns-repeated="16384"')
            + "</table:table-row>"
        ),
        "bảng rộng quá (600 dòng, đến cột XFD)",
    ),
    "ods with a cell behind a million blank ones": Kind(
        "a.ods",
        _ods_rows(
            '<table:table-row table:number-rows-repeated="1048575"/>'
            f"<table:table-row>{HELD.format('')}</table:table-row>"
        ),
        FAR,
    ),
    "ods with macros": Kind("a.ods", lambda: ods("", {"Basic/Standard/Module1.xml": b"<a/>"}), MACROS),
    "ods with macros of events": Kind(
        "a.ods", _ods_rows("", before='<script:event-listener script:event-name="dom:load"/>'), MACROS
    ),
    "ods with a sheet from elsewhere": Kind("a.ods", _ods_rows('<table:table-source xlink:href="../a.ods"/>'), LINKS),
    "ods with data from elsewhere": Kind(
        "a.ods", _ods_rows('<table:database-source-sql table:database-name="a"/>'), CONNECTIONS
    ),
    "ods with a password": Kind(
        "a.ods", lambda: ods("", {"META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>"}), LOCKED
    ),
    "ods with laughs": Kind(
        "a.ods", lambda: ods("", {"styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), DOCTYPE
    ),
    # The same in .xls
    "xls with macros": Kind("a.xls", lambda: xls(streams=["_VBA_PROJECT"]), MACROS),
    "xls with a project": Kind("a.xls", lambda: xls((0xD3, b"")), MACROS),
    "xls with macros of Excel 4": Kind("a.xls", lambda: xls(sheet_named(b"M", 1)), MACROS),
    "xls with a password": Kind("a.xls", lambda: xls((0x2F, bytes(6))), LOCKED),
    "xls with a link": Kind("a.xls", lambda: xls((0x1AE, b"\1\0\5\0\0\1a.xls")), LINKS),
    "xls with a query": Kind("a.xls", lambda: xls((0xDC, bytes(12))), CONNECTIONS),
    "xls of far cells": Kind(
        "a.xls", lambda: xls(number(65_535, 0), number(0, 255)), "bảng rộng quá (65536 dòng, đến cột IV)"
    ),
    "xls that claims a billion strings": Kind("a.xls", lambda: xls((0xFC, b"\xff\xff\xff\x7f" * 2)), SPOILT),
    "xls whose chain goes in circles": Kind("a.xls", lambda: circles(), SPOILT),
    "xls cut off": Kind("a.xls", lambda: xls(*[number(n, 0) for n in range(500)])[:3000], SPOILT),
}


def circles() -> bytes:
    """An .xls whose first sector follows itself."""
    whole = bytearray(xls())
    # The table of chains is the last sector; its first number is what follows sector 0.
    whole[-512:-508] = bytes(4)
    return bytes(whole)
