from pathlib import Path

import pytest

from thidua.papers.certificates import design, designs, read_profile
from thidua.plan.problems import PlanError

GOOD = """\
label: Phôi của xã
fields:
  name: {x: 40, y: 90, width: 200, height: 12, size: 20, least: 12}
printers:
  hp: {label: Máy HP, dx: -1.5, dy: 0.5, scale: 99.5}
"""


def problems(text: str, folder: Path) -> list[str]:
    """What is told of a profile, by line and column."""
    file = folder / "phoi.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError) as told:
        read_profile(file)
    return [str(problem).removeprefix(f"{file}:") for problem in told.value.problems]


def test_a_profile_is_read(tmp_path: Path) -> None:
    file = tmp_path / "phoi.yaml"
    file.write_text(GOOD, encoding="utf-8")
    profile = read_profile(file)
    assert (profile.label, profile.framed, list(profile.fields), profile.page.width) == (
        "Phôi của xã",
        False,
        ["name"],
        297,
    )
    assert str(profile.printers["hp"].dx) == "-3/2"


@pytest.mark.parametrize("name", designs())
def test_shipped_profiles_can_be_read(name: str) -> None:
    assert design(name).label


def test_there_is_no_other_design() -> None:
    with pytest.raises(KeyError):
        design("../giay-khen")


BAD = {
    "unknown field": (
        GOOD.replace("  name:", "  nane:"),
        ["3:3: không có ô «nane», có phải là «name»?"],
    ),
    "unknown key": (GOOD.replace("width", "widht"), ["3:24: không có mục «widht», có phải là «width»?"]),
    "missing": (GOOD.replace("y: 90, ", ""), ["3:9: thiếu mục bắt buộc «y»"]),
    "no number": (GOOD.replace("x: 40", "x: bốn mươi"), ["3:13: cần một số như 10, 2.5 hoặc 95%, ở đây là «bốn mươi»"]),
    "decimal comma": (
        GOOD.replace("dx: -1.5", 'dx: "-1,5"'),
        ["5:27: cần một số viết dấu chấm thập phân như 2.5, ở đây là «-1,5»"],
    ),
    "beyond the paper": (
        GOOD.replace("x: 40", "x: 140").replace("y: 90", "y: 200.5"),
        ["3:13: ô «name» ra ngoài tờ giấy rộng 297 mm", "3:21: ô «name» ra ngoài tờ giấy cao 210 mm"],
    ),
    "beyond the paper without a code": (
        GOOD.replace("y: 90", "x_without_qr: 98, y: 90"),
        ["3:31: ô «name» ra ngoài tờ giấy rộng 297 mm"],
    ),
    "no room": (GOOD.replace("height: 12", "height: 0"), ["3:44: ô phải có bề rộng và bề cao lớn hơn 0"]),
    "least above size": (
        GOOD.replace("least: 12", "least: 30"),
        ["3:65: cỡ chữ nhỏ nhất (least, ở đây là 30) phải từ 1 đến cỡ chữ (size)"],
    ),
    "colour": (
        GOOD.replace("least: 12", "colour: đỏ"),
        ["3:66: màu chữ viết dạng #RRGGBB, ở đây là «đỏ»"],
    ),
    "printer": (
        GOOD.replace("dx: -1.5", "dx: 60").replace("99.5", "10"),
        ["5:27: máy in lệch quá 50 mm, hãy xem lại", "5:47: tỉ lệ in từ 50 đến 150 (%)"],
    ),
    "paper": (
        "page: {width: 2970}\n" + GOOD,
        ["1:15: tờ giấy dài từ 10 đến 1000 mm mỗi chiều"],
    ),
    "empty": ("", ["1:1: tệp trống: chưa có nội dung kế hoạch"]),
    "a list": ("- a\n", ["1:1: tệp vị trí in phải là một nhóm mục dạng «tên: nội dung»"]),
    "grammar": ("label: [a\n", ["2:1: cần «,» hoặc «]» ở đây; ngoặc vuông mở ở dòng 1 chưa đóng"]),
}


@pytest.mark.parametrize("what", BAD)
def test_each_error_is_told_at_its_place(what: str, tmp_path: Path) -> None:
    text, told = BAD[what]
    assert problems(text, tmp_path) == told
