"""Certificates on the command line."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.papers.certificates.pictures import raster
from thidua.cli import main
from thidua.papers.certificates import read_key

DEMO = Path(__file__).parents[2] / "demo"
PLAN = "xa-huong-lua-2026"
GIVEN = [PLAN, str(DEMO / "facts" / f"{PLAN}.csv"), "--decisions", str(DEMO / "decisions" / f"{PLAN}.csv")]
OFFICE = """\
thidua: 1
bodies:
  - {body: committee, name: Ủy ban nhân dân xã Hương Lúa, place: Hương Lúa}
signers:
  - {body: committee, office: Chủ tịch, name: Trương Mẫu Uyên}
  - {body: committee, office: Phó Chủ tịch, authority: KT., name: Mai Mẫu Vinh, papers: giay-khen}
papers:
  quyet-dinh: {number: 12, day: 2026-12-27}
  giay-khen: {number: 31, day: 2026-12-28}
"""


def made(folder: Path, *options: str, office: str = OFFICE, only: Sequence[str] = ("giay-khen",)) -> int:
    """The exit code of making these papers into the folder "ra" with an office file."""
    (folder / "co-quan.yaml").write_text(office, encoding="utf-8")
    words = ["papers", *GIVEN, "--office", str(folder / "co-quan.yaml"), "--out", str(folder / "ra")]
    return main([*words, *options, "--only", *only])


def shown(file: Path) -> list[str]:
    """What each page says."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


def files(folder: Path) -> list[str]:
    """Everything in the folder "ra"."""
    out = folder / "ra"
    return sorted(str(file.relative_to(out)) for file in out.rglob("*") if file.is_file())


def test_all_certificates_stand_in_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(tmp_path) == 0
    assert files(tmp_path) == ["giay-khen.pdf"]
    pages = shown(tmp_path / "ra" / "giay-khen.pdf")
    assert len(pages) == 4
    for number, page in enumerate(pages, 31):
        for words in (f"Vào sổ số: {number}", "Quyết định số: 12/QĐ-UBND", "Hương Lúa, ngày 28 tháng 12 năm 2026"):
            assert words in page
        assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Mai Mẫu Vinh" in page
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Giấy khen, bằng khen, giải: giay-khen.pdf: 4 tờ",
        "   không có mã QR, mã tra cứu vì chưa có tệp khóa (--key, hoặc certificates trong tệp cơ quan)",
    ]


def test_each_has_a_file_of_its_own_where_asked_and_old_ones_go(tmp_path: Path) -> None:
    made(tmp_path, "--each")
    each = [f"giay-khen/{code}-giay_khen_tap_the.pdf" for code in ("HL-04", "HL-05", "HL-09")]
    assert files(tmp_path) == ["giay-khen.pdf", *each, "giay-khen/HL-16-giay_khen_ca_nhan.pdf"]
    made(tmp_path)
    assert files(tmp_path) == ["giay-khen.pdf"]


def test_they_are_made_with_the_other_papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(tmp_path, only=("giay-khen", "quyet-dinh")) == 0
    assert files(tmp_path) == ["giay-khen.pdf", "quyet-dinh.docx", "quyet-dinh.pdf"]
    told = " ".join(capsys.readouterr().out.split())
    assert "Đã ghi 1 văn bản vào" in told
    assert told.endswith("mỗi văn bản một tệp Word và một tệp PDF; 4 tờ giấy khen, dạng PDF.")


def test_what_the_office_does_not_know_yet_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path, office="thidua: 1\n")
    told = " ".join(capsys.readouterr().out.split())
    assert "còn thiếu 2: địa danh của Ủy ban nhân dân xã Hương Lúa; người ký của Ủy ban nhân dân xã Hương Lúa" in told
    assert "để trống để ghi tay: số quyết định, ngày quyết định, số vào sổ, ngày ký" in told


def test_nobody_chosen_means_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = str(DEMO.parent / "tests" / "golden" / "cu-chi-2020.csv")
    assert main(["papers", "cu-chi-2020", facts, "--out", str(tmp_path / "ra"), "--only", "giay-khen"]) == 0
    assert "Không lập vì kế hoạch hoặc số liệu không cần đến: Giấy khen, bằng khen, giải" in capsys.readouterr().out
    assert files(tmp_path) == []


STOCK = """\
label: Phôi của huyện
fields:
  name: {x: 40, y: 99, width: 217, height: 13, size: 26, least: 14}
printers: {hp: {label: Máy HP, dx: 2}}
"""


def test_stock_gets_the_words_that_vary_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stock = tmp_path / "phoi.yaml"
    stock.write_text(STOCK, encoding="utf-8")
    assert made(tmp_path, "--stock", str(stock), "--printer", "hp", "--trial-sheet") == 0
    assert files(tmp_path) == ["giay-khen-in-thu.pdf", "giay-khen.pdf"]
    names = ["Thôn Hoa Ban", "Trung tâm Phục vụ hành chính công (mẫu)", "Trường Tiểu học Hoa Sen", "Phạm Mẫu Đức"]
    assert shown(tmp_path / "ra" / "giay-khen.pdf") == names
    (sheet,) = shown(tmp_path / "ra" / "giay-khen-in-thu.pdf")
    assert "Phôi của huyện · Máy HP" in sheet
    assert "mã QR" not in capsys.readouterr().out


def test_a_shipped_design_is_stock_by_its_name(tmp_path: Path) -> None:
    assert made(tmp_path, "--stock", "phoi-a4-ngang") == 0
    assert "CỘNG HÒA" not in shown(tmp_path / "ra" / "giay-khen.pdf")[0]


WRONG = {
    "field": (STOCK.replace("name:", "nane:"), (), 1, "{}:3:3: không có ô «nane», có phải là «name»?"),
    "number": (STOCK.replace("40", "bốn"), (), 1, "{}:3:13: cần một số như 10, 2.5 hoặc 95%, ở đây là «bốn»"),
    "printer": (STOCK, ("--printer", "hb"), 2, "vị trí in «Phôi của huyện» không có máy in «hb»; ở đây dùng được: hp"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_stock_is_told_before_anything_is_written(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, options, code, told = WRONG[what]
    stock = tmp_path / "phoi.yaml"
    stock.write_text(text, encoding="utf-8")
    assert made(tmp_path, "--stock", str(stock), *options) == code
    assert capsys.readouterr().err.startswith(told.format(stock))
    assert not (tmp_path / "ra").exists()


def test_stock_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(tmp_path, "--stock", "phoi-a4-ngan") == 2
    told = capsys.readouterr().err
    assert told.startswith("không có tệp hay mẫu vị trí in «phoi-a4-ngan», có phải là «phoi-a4-ngang»?")


def test_a_new_key_is_made_once_and_proves_the_same_afterwards(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "khoa.txt"
    assert made(tmp_path, "--new-key", str(key), "--address", "https://cuchi.example/tra-cuu") == 0
    first = shown(tmp_path / "ra" / "giay-khen.pdf")
    assert (key.stat().st_mode & 0o777, len(read_key(key))) == (0o600, 32)
    assert "mã" not in capsys.readouterr().out
    assert made(tmp_path, "--new-key", str(key)) == 2
    assert capsys.readouterr().err.startswith(f"tệp khóa «{key}» đã có")
    assert made(tmp_path, office=f"{OFFICE}certificates: {{key: khoa.txt}}\n") == 0
    assert shown(tmp_path / "ra" / "giay-khen.pdf") == first
    assert "mã QR chỉ chứa mã tra cứu vì chưa có địa chỉ trang tra cứu (--address)" in capsys.readouterr().out


def test_the_emblem_of_the_office_file_lies_beside_it(tmp_path: Path) -> None:
    made(tmp_path)
    assert [len(page.images) for page in PdfReader(tmp_path / "ra" / "giay-khen.pdf").pages] == [0] * 4
    (tmp_path / "hinh.png").write_bytes(raster("PNG", 300, 300))
    assert made(tmp_path, office=f"{OFFICE}certificates: {{emblem: hinh.png}}\n") == 0
    plain = (tmp_path / "ra" / "giay-khen.pdf").read_bytes()
    assert made(tmp_path, "--emblem", str(tmp_path / "hinh.png")) == 0
    assert (tmp_path / "ra" / "giay-khen.pdf").read_bytes() == plain


def test_an_emblem_without_a_place_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hinh.png").write_bytes(raster("PNG", 300, 300))
    made(tmp_path, "--emblem", str(tmp_path / "hinh.png"), "--stock", "phoi-a4-ngang")
    assert "vị trí in không có ô emblem nên hình không được in" in capsys.readouterr().out


UNUSABLE = {
    "no picture": ("{emblem: co-quan.yaml}", 1, "{0}:10:16: co-quan.yaml: không phải là hình PNG, JPEG hoặc SVG"),
    "not there": ("{emblem: hinh.png}", 1, "{0}:10:16: hinh.png: không tìm thấy tệp này"),
    "no key": ("{key: co-quan.yaml}", 1, "{0}:10:16: {0}: cần một dòng 64 chữ số thập lục phân"),
    "key not there": ("{key: khoa.txt}", 2, "{0}:10:16: không mở được tệp khóa «{1}/khoa.txt»"),
    "address": ("{address: huonglua.example}", 1, "{0}:10:25: địa chỉ tra cứu viết dạng https://ten-mien/duong-dan"),
    "unknown": ("{emblen: hinh.png}", 1, "{0}:10:16: không có mục «emblen», có phải là «emblem»?"),
}


@pytest.mark.parametrize("what", UNUSABLE)
def test_what_the_office_file_names_wrongly_is_told_at_its_place(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry, code, told = UNUSABLE[what]
    assert made(tmp_path, office=f"{OFFICE}certificates: {entry}\n") == code
    assert capsys.readouterr().err.startswith(told.format(tmp_path / "co-quan.yaml", tmp_path))
    assert not (tmp_path / "ra").exists()
    assert made(tmp_path, office=f"{OFFICE}certificates: {entry}\n", only=("to-trinh",)) == (
        what in ("address", "unknown")
    )


def test_a_wrong_address_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(tmp_path, "--address", "ftp://cuchi.example") == 2
    assert capsys.readouterr().err.startswith("--address: địa chỉ tra cứu viết dạng https://ten-mien/duong-dan")
