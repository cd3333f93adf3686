"""Templates that mean harm: each kind is refused with its reason, before anything in it is run or unfolded."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.papers.templates.offices import OFFER, VALUES, changed, excel, word
from thidua.papers.templates import Values, check_template, fill_template
from thidua.papers.templates.tags import NOT_ALLOWED
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError

RELATIONS = "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _refusal(template: Path) -> str:
    with pytest.raises(SheetError) as refused:
        fill_template(template, OFFER, VALUES)
    assert refused.value.file == template.name
    return refused.value.message


@pytest.mark.parametrize(
    "mark",
    [
        "{{ ''.__class__ }}",
        "{{ so.__class__.__mro__ }}",
        "{{ so['__class__'] }}",
        "{{ so|attr('__class__') }}",
        "{{ so.upper() }}",
        "{{ duoc_khen.append(1) }}",
        "{{ duoc_khen[0].ten }}",
        "{{ lipsum.__globals__ }}",
        "{{ range(1000000000) }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ self }}",
        "{{ loop }}",
        "{{ self._TemplateReference__context }}",
        "{% for i in range(1000000000) %}{% endfor %}",
        "{% for a in duoc_khen recursive %}{{ loop(duoc_khen) }}{% endfor %}",
        "{% for a in duoc_khen if a.ten %}{% endfor %}",
        "{% for a, b in duoc_khen %}{% endfor %}",
        "{% for a in duoc_khen %}{{ loop.__init__ }}{% endfor %}",
        "{% for a in duoc_khen %}{% for b in duoc_khen %}{% for c in duoc_khen %}{% endfor %}{% endfor %}{% endfor %}",
        "{% set x = 1 %}",
        "{% with x = 1 %}{% endwith %}",
        "{% include 'a' %}",
        "{% import 'a' as b %}",
        "{% extends 'a' %}",
        "{% macro a() %}{% endmacro %}",
        "{% block a %}{% endblock %}",
        "{% filter upper %}{% endfilter %}",
        "{{r so }}",
        "{{" + "(" * 20_000 + "so" + ")" * 20_000 + "}}",
        "{{ " + "not " * 20_000 + "so }}",
    ],
    ids=lambda mark: mark[:40],
)
def test_code_in_a_template_is_refused_with_its_place(tmp_path: Path, mark: str) -> None:
    message = _refusal(word(tmp_path, "Kính gửi", mark))
    assert message.startswith("đoạn 2, «") and message.endswith(NOT_ALLOWED)


@pytest.mark.parametrize(
    "mark", ["{{ }}", "{{ so", "{% for x in %}", "{% endfor %}", "{% if so %}", "{{ Số văn bản }}"]
)
def test_marks_that_cannot_be_understood_are_told_with_their_place(tmp_path: Path, mark: str) -> None:
    message = _refusal(word(tmp_path, "", mark))
    assert message.startswith(f"đoạn 2, «{mark}»: không hiểu chỗ trong ngoặc nhọn")


@pytest.mark.parametrize("hidden", ["{{ so.__class__ }}", "{% for i in range(9) %}{% endfor %}"])
def test_code_where_no_reader_sees_it_is_refused_too(tmp_path: Path, hidden: str) -> None:
    def hide(document: Any) -> None:
        document.core_properties.title = hidden

    assert _refusal(word(tmp_path, "x", make=hide)) == NOT_ALLOWED
    sneaked = hidden.encode()

    def attribute(parts: dict[str, bytes]) -> None:
        body = parts["word/document.xml"].replace(b"<w:sectPr", b'<w:sectPr w:rsidDel="%s"' % sneaked, 1)
        parts["word/document.xml"] = body

    assert _refusal(changed(word(tmp_path, "x"), attribute)) == NOT_ALLOWED


def _relation(kind: str, target: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        relation = f'<Relationship Id="rId99" Type="{KIND}/{kind}" Target="{target}" TargetMode="External"/>'
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation.encode() + b"</Relationships>")

    return change


def _part(name: str, content: bytes = b"x") -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[name] = content

    return change


def _in_body(markup: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", markup.encode() + b"<w:sectPr", 1)

    return change


def _zip(*names: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, b"<a/>" if name.endswith(".xml") else b"x")
    return held.getvalue()


_EXTERNAL_PICTURE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{KIND}/image" Target="http://a.example/theo-doi.png" TargetMode="External"/></Relationships>'
).encode()


def _macro_type(parts: dict[str, bytes]) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"wordprocessingml.macroEnabled.main"
    )


def _entities(parts: dict[str, bytes]) -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document", laughs + b"<w:document", 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_part("word/vbaProject.bin"), "khuôn có macro"),
        (_macro_type, "khuôn có macro"),
        (_relation("image", "http://a.example/theo-doi.png"), "khuôn lấy nội dung từ tệp khác hoặc từ mạng"),
        (_relation("frame", "file://may-chu/tep"), "khuôn lấy nội dung từ tệp khác hoặc từ mạng"),
        (_relation("aFChunk", "a.html"), "khuôn có đối tượng nhúng"),
        (_part("word/embeddings/oleObject1.bin"), "khuôn có đối tượng nhúng"),
        (_part("word/embeddings/chart1.xlsx", b"MZ"), "khuôn có đối tượng nhúng"),
        (_part("word/embeddings/chart1.xlsx", _zip("xl/workbook.xml", "xl/vbaProject.bin")), "tệp có macro"),
        (_part("word/embeddings/chart1.xlsx", _zip("xl/workbook.xml", "word/a.bin")), "khuôn có đối tượng nhúng"),
        (_relation("package", "chart1.xlsx"), "khuôn có đối tượng nhúng"),
        (_part("word/activeX/activeX1.xml", b"<a/>"), "khuôn có đối tượng nhúng"),
        (_in_body('<w:altChunk r:id="rId1"/>'), "khuôn có đối tượng nhúng"),
        (
            _in_body("<w:p><w:r><w:instrText> DDE</w:instrText><w:instrText>AUTO c:\\a.exe</w:instrText></w:r></w:p>"),
            "khuôn có trường tự lấy dữ liệu hoặc chạy lệnh (DDEAUTO)",
        ),
        (
            _in_body('<w:p><w:fldSimple w:instr="INCLUDEPICTURE http://a.example/b.png"/></w:p>'),
            "khuôn có trường tự lấy dữ liệu hoặc chạy lệnh (INCLUDEPICTURE)",
        ),
        (_entities, "tệp có khai báo DOCTYPE hoặc thực thể XML"),
        (_part("word/media/bom.bin", b"\0" * 50_000_000), "tệp nén chặt bất thường"),
        (_part("../ngoai.xml", b"<a/>"), "tệp nén có mục trỏ ra ngoài thư mục"),
        (_part("word/document.xml", b"<w:document"), "tệp bị hỏng"),
        (_part("word/document.xml", b"<w:document></w:x>"), "khuôn bị hỏng"),
        (lambda parts: parts.pop("word/document.xml"), "không phải là văn bản Word .docx"),
    ],
)
def test_dangerous_word_files_are_refused(
    tmp_path: Path, change: Callable[[dict[str, bytes]], object], said: str
) -> None:
    assert _refusal(changed(word(tmp_path, "{{ ngay }}"), change)).startswith(said)


def test_a_hyperlink_is_no_danger(tmp_path: Path) -> None:
    template = changed(word(tmp_path, "{{ ngay }}"), _relation("hyperlink", "https://a.example"))
    assert check_template(template, OFFER) == ()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"", "tệp trống"),
        ("a.docx", b"khong phai zip", "không phải là văn bản Word .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "khuôn có mật khẩu hoặc là văn bản Word đời cũ"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 90, "tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Word"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 90, "tệp bị hỏng hoặc tải về chưa trọn"),
        ("a.docm", b"PK", "khuôn có macro; hãy lưu lại thành .docx"),
        ("a.xlsm", b"PK", "khuôn có macro; hãy lưu lại thành .xlsx"),
        ("a.pdf", b"%PDF-", "khuôn phải là văn bản Word (.docx) hoặc bảng tính Excel (.xlsx)"),
    ],
)
def test_what_is_no_template_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert _refusal(tmp_path / name).startswith(said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_part("xl/vbaProject.bin"), "tệp có macro"),
        (_part("xl/externalLinks/externalLink1.xml", b"<a/>"), "tệp liên kết đến tệp hoặc dữ liệu ở nơi khác"),
        (_part("xl/connections.xml", b"<a/>"), "tệp lấy dữ liệu từ bên ngoài"),
        (_part("xl/embeddings/oleObject1.bin"), "khuôn có đối tượng nhúng"),
        (_part("xl/activeX/activeX1.xml", b"<a/>"), "khuôn có đối tượng nhúng"),
        (_part("xl/media/bom.bin", b"\0" * 50_000_000), "tệp nén chặt bất thường"),
        (
            _part("xl/drawings/_rels/drawing1.xml.rels", _EXTERNAL_PICTURE),
            "tệp liên kết đến tệp hoặc dữ liệu ở nơi khác",
        ),
        (_part("xl/sharedStrings.xml", b"<sst></a>"), "khuôn bị hỏng"),
    ],
)
def test_dangerous_workbooks_are_refused(
    tmp_path: Path, change: Callable[[dict[str, bytes]], object], said: str
) -> None:
    template = changed(excel(tmp_path, {"A1": "{{ ngay }}"}), change)
    assert _refusal(template).startswith(said)


def test_a_sheet_that_reaches_beyond_measure_is_refused(tmp_path: Path) -> None:
    def far(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(
            b"<sheetData>", b'<sheetData><row r="900000"><c r="ZZ900000"><v>1</v></c></row>'
        )

    assert _refusal(changed(excel(tmp_path, {"A1": "{{ ngay }}"}), far)).startswith("bảng có ô ở quá dòng")


def test_what_takes_too_long_is_stopped(tmp_path: Path) -> None:
    many: Values = {**VALUES, "duoc_khen": [{"ten": "Xã", "stt": 1}] * 20_000}
    template = word(tmp_path, "{% for a in duoc_khen %}{% for b in duoc_khen %}{{ a.ten }}{% endfor %}{% endfor %}")
    with pytest.raises(SheetError) as refused:
        fill_template(template, OFFER, many, limits=Limits(seconds=1.0, memory=2_000_000_000))
    assert refused.value.message.startswith("khuôn này xử lý lâu bất thường nên bị dừng")


def test_what_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    many: Values = {**VALUES, "duoc_khen": [{"ten": "Xã " * 1000, "stt": 1}] * 2_000}
    template = word(tmp_path, "{% for a in duoc_khen %}{% for b in duoc_khen %}{{ a.ten }}{% endfor %}{% endfor %}")
    with pytest.raises(SheetError) as refused:
        fill_template(template, OFFER, many, limits=Limits(seconds=60.0, memory=150_000_000))
    assert refused.value.message.startswith("khuôn này cần quá nhiều bộ nhớ nên bị dừng")


def test_a_bomb_of_many_parts_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bom.docx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        for number in range(5_001):
            archive.writestr(f"word/{number}.xml", b"<a/>")
    assert _refusal(bomb).startswith("tệp nén có quá")
