"""Uploaded PDFs: what is seen goes into the dossier, what acts does not, and what cannot be read is refused."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject, TextStringObject

from tests.papers.dossier.pdfs import Change, keys_and_names, named, pdf, remark, saved, texts
from thidua.papers.dossier import dossier, uploaded
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError

ACTING = {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/A", "/EmbeddedFiles", "/SubmitForm", "/URI",
          "/RichMedia", "/FileAttachment", "/AcroForm", "/GoToR", "/Names", "/Metadata", "/PieceInfo"}  # fmt: skip


def _script() -> Any:
    return named(S="/JavaScript", JS="app.alert(1)")


def _launch() -> Any:
    return named(S="/Launch", F="calc.exe")


def _root(key: str, value: Any) -> Change:
    def change(writer: PdfWriter) -> None:
        writer.root_object[NameObject(key)] = value

    return change


def _page(key: str, value: Any) -> Change:
    def change(writer: PdfWriter) -> None:
        writer.pages[0][NameObject(key)] = value

    return change


def _remark(**entries: Any) -> Change:
    return lambda writer: remark(writer, **entries)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda writer: None, []),
        (_root("/OpenAction", _script()), ["đã bỏ mã JavaScript"]),
        (_root("/OpenAction", _launch()), ["đã bỏ lệnh mở chương trình"]),
        (_root("/AA", named(WC=_script())), ["đã bỏ mã JavaScript"]),
        (_root("/Names", named(JavaScript=named(Names=["a", _script()]))), ["đã bỏ mã JavaScript"]),
        (lambda writer: writer.add_attachment("a.exe", b"MZ"), ["đã bỏ tệp đính kèm"]),
        (_page("/AA", named(O=_script())), ["đã bỏ mã JavaScript"]),
        (_page("/PieceInfo", named(X=_script())), []),
        (_remark(Subtype="/Link", A=_launch()), ["đã bỏ lệnh mở chương trình"]),
        (_remark(Subtype="/Link", A=named(S="/URI", URI="http://a.example")), []),
        (_remark(Subtype="/Link", A=named(S="/URI", URI="x", Next=[_script()])), ["đã bỏ mã JavaScript"]),
        (_remark(Subtype="/Link", A=named(S="/GoToR", F="//may/tep.pdf")), ["đã bỏ lệnh mở tệp khác"]),
        (_remark(Subtype="/Widget", AA=named(K=_script())), ["đã bỏ mã JavaScript"]),
        (_remark(Subtype="/Widget", A=named(S="/SubmitForm", F="http://a.example")), ["đã bỏ lệnh gửi dữ liệu"]),
        (_remark(Subtype="/FileAttachment", FS="a.exe"), ["đã bỏ tệp đính kèm"]),
        (_remark(Subtype="/RichMedia"), ["đã bỏ âm thanh, phim"]),
        (
            _root("/AcroForm", named(SigFlags=3, Fields=[])),
            ["chữ ký số của tệp không còn kiểm tra được trong bản ghép; hãy giữ tệp gốc"],
        ),
        (_page("/MediaBox", ArrayObject(map(NumberObject, (0, 0, 300, 400)))), ["trang 1 không phải khổ A4"]),
    ],
)  # fmt: skip
def test_what_acts_is_left_out_and_told(tmp_path: Path, change: Change, told: list[str]) -> None:
    part = uploaded("Biên bản", saved(tmp_path, pdf("trang a", "trang b", change=change)))
    assert list(part.told) == [f"bien-ban.pdf: {one}" for one in told]
    assert [page.split(" STT")[0] for page in texts(part.content)] == ["trang a", "trang b"]
    assert keys_and_names(part.content) & ACTING == set()
    # Bookmarks of ours lead to a page, which is an action too.
    assert keys_and_names(dossier([part], title="Hồ sơ").content) & ACTING == {"/A"}


def test_what_is_drawn_over_a_page_stays(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        remark(writer, Subtype="/Stamp")
        remark(writer, Subtype="/Widget", FT="/Sig", A=_script())
        remark(writer, drawn=False, Subtype="/Link")
        remark(writer, Subtype="/Text", F=2)

    part = uploaded("Biên bản", saved(tmp_path, pdf("trang", change=change)))
    page: Any = PdfReader(BytesIO(part.content)).pages[0]
    assert [one.get_object()["/Subtype"] for one in page["/Annots"]] == ["/Stamp", "/Widget"]
    assert [one.get_object()["/AP"]["/N"].get_data() for one in page["/Annots"]] == [b"0 0 20 20 re f"] * 2


def _locked(password: str) -> bytes:
    return pdf("trang", change=lambda writer: writer.encrypt(password, algorithm="RC4-128"))


def _without_pages() -> bytes:
    held = BytesIO()
    PdfWriter().write(held)
    return held.getvalue()


NO_SIZE = "trang 1 có khổ giấy không dùng được"
WHOLE = pdf("trang a", "trang b")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_locked("mat-khau"), "tệp PDF có mật khẩu"),
        (_locked(""), "tệp PDF có mật khẩu"),
        (b"", "tệp trống"),
        (b"khong phai pdf", "không phải là tệp PDF"),
        (b"PK\x03\x04", "không phải là tệp PDF"),
        (b"%PDF-1.7\n%%EOF", "tệp PDF bị hỏng"),
        (WHOLE[:300], "tệp PDF bị hỏng"),
        (_without_pages(), "tệp PDF không có trang nào"),
        (pdf("a", change=_page("/CropBox", named(X=["a", 0, 0, 9])["/X"])), NO_SIZE),
        (pdf("a", change=_page("/MediaBox", named(X=[0, 0, 20_000, 842])["/X"])), NO_SIZE),
        (pdf("a", change=_page("/Rotate", NumberObject(45))), NO_SIZE),
        (
            pdf("a", change=lambda writer: [_root("/AcroForm", named(XFA="x"))(writer),
                                            _root("/NeedsRendering", TextStringObject("true"))(writer)]),
            "tệp PDF là biểu mẫu XFA",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(SheetError) as refused:
        uploaded("Biên bản", saved(tmp_path, content))
    assert refused.value.file == "bien-ban.pdf"
    assert refused.value.message.startswith(said), refused.value.message


def test_pages_that_contain_one_another_come_to_an_end(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        above: Any = writer.root_object["/Pages"]
        above[NameObject("/Kids")].append(above.indirect_reference)

    with pytest.raises(SheetError):
        uploaded("Biên bản", saved(tmp_path, pdf("a", change=change)), limits=Limits(3.0, 300_000_000))


@pytest.mark.parametrize("at", range(0, len(WHOLE), max(1, len(WHOLE) // 12)))
def test_a_file_with_a_hole_is_read_or_refused_and_never_a_breakdown(tmp_path: Path, at: int) -> None:
    spoilt = WHOLE[:at] + b"\xff" * 40 + WHOLE[at + 40 :]
    try:
        part = uploaded("Biên bản", saved(tmp_path, spoilt))
    except SheetError as refused:
        assert "PDF" in refused.message
    else:
        assert len(dossier([part], title="Hồ sơ").listed) == 1
