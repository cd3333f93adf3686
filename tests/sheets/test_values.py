"""Every type of fact, as clerks write it in CSV and in workbooks; what is not certain is answered, not guessed."""

import unicodedata
from datetime import date, datetime
from fractions import Fraction

import pytest

from thidua.rules.facts import NOT_APPLICABLE


@pytest.mark.parametrize(
    ("fact", "written", "value"),
    [
        ("cases", "12", 12),
        ("cases", "12.0", 12),
        ("score", "93.5", Fraction(187, 2)),
        ("score", "-1.25", Fraction(-5, 4)),
        ("judged", "10", Fraction(10)),
        ("launched", "yes", True),
        ("launched", "CÓ", True),
        ("launched", unicodedata.normalize("NFD", "Không"), False),
        ("rating", "xuat_sac", "xuat_sac"),
        ("rating", unicodedata.normalize("NFD", "xuất  sắc"), "xuat_sac"),
        ("rating", "Không áp dụng", NOT_APPLICABLE),
        ("rating", "not_applicable", NOT_APPLICABLE),
        ("mass_level", "2", 2),
        ("registered_on", "2020-07-31", date(2020, 7, 31)),
        ("registered_on", "31/7/2020", date(2020, 7, 31)),
        ("registered_on", "2020/07/31", date(2020, 7, 31)),
        ("registered_on", "31-7-2020", date(2020, 7, 31)),
        ("registered_on", "31.7.2020", date(2020, 7, 31)),
        ("cases", "007", 7),
        ("cases", "0", 0),
        ("cases", "9" * 15, 10**15 - 1),
        ("score", "1.125", Fraction(9, 8)),
    ],
)
def test_a_value_in_csv(tables, values, said, fact, written, value):
    table = tables.one(fact, written)
    assert said(table) == []
    assert values(table) == {fact: value}


@pytest.mark.parametrize(
    ("fact", "written", "value"),
    [
        ("cases", 12, 12),
        ("cases", "12", 12),
        ("score", 2.5, Fraction(5, 2)),
        ("score", 0.1, Fraction(1, 10)),
        ("score", "2,5", Fraction(5, 2)),
        ("score", "2.5", Fraction(5, 2)),
        ("score", "0,125", Fraction(1, 8)),
        ("launched", "Có", True),
        ("registered_on", date(2020, 7, 31), date(2020, 7, 31)),
        ("registered_on", datetime(2020, 7, 31, 16, 30), date(2020, 7, 31)),
        ("registered_on", "31/07/2020", date(2020, 7, 31)),
    ],
)
def test_a_value_in_a_workbook(tables, values, said, fact, written, value):
    table = tables.in_book(fact, written)
    assert said(table) == []
    assert values(table) == {fact: value}


@pytest.mark.parametrize(
    ("fact", "written", "message"),
    [
        ("cases", "-1", "cần một số nguyên từ 0 trở lên, ở đây là «-1»"),
        ("cases", "2.5", "cần một số nguyên từ 0 trở lên, ở đây là «2.5»"),
        ("cases", "12 hồ sơ", "cần một số nguyên từ 0 trở lên, ở đây là «12 hồ sơ»"),
        ("cases", "١٢", "cần một số nguyên từ 0 trở lên, ở đây là «١٢»"),
        ("cases", "1e3", "cần một số nguyên từ 0 trở lên, ở đây là «1e3»"),
        ("cases", "1" * 16, f"số quá lớn, cần một số không quá 15 chữ số, ở đây là «{'1' * 16}»"),
        ("cases", "9" * 5000, f"số quá lớn, cần một số không quá 15 chữ số, ở đây là «{'9' * 79}…»"),
        (
            "cases",
            "1.000",
            "cần một số nguyên từ 0 trở lên viết rõ: «1000» hay số có phần thập phân, ở đây là «1.000»",
        ),
        ("score", '"1,200"', "cần một số viết rõ: «1200» hay số có phần thập phân, ở đây là «1,200»"),
        (
            "score",
            '"93,5"',
            "cần một số; tệp này phân cách bằng dấu phẩy nên viết «93.5»,"
            " hoặc lưu tệp dạng phân cách bằng dấu chấm phẩy, ở đây là «93,5»",
        ),
        ("score", "95%", "cần một số, ở đây là «95%»"),
        ("score", "nan", "cần một số, ở đây là «nan»"),
        ("launched", "x", "cần «Có» hoặc «Không», ở đây là «x»"),
        ("launched", "TRUE", "cần «Có» hoặc «Không», ở đây là «TRUE»"),
        (
            "launched",
            "Không áp dụng",
            "cần «Có» hoặc «Không»; số liệu này không được khai «không áp dụng», ở đây là «Không áp dụng»",
        ),
        (
            "rating",
            "xuat sac",
            "cần một trong các mức: «Yếu», «Khá», «Xuất sắc» (có phải là «Xuất sắc»?), ở đây là «xuat sac»",
        ),
        ("rating", "9", "cần một trong các mức: «Yếu», «Khá», «Xuất sắc», ở đây là «9»"),
        (
            "registered_on",
            "31-07-20",
            "cần một ngày viết ngày/tháng/năm như 31/05/2020, ở đây là «31-07-20»",
        ),
        ("registered_on", "31/02/2020", "cần một ngày có thật trong lịch, ở đây là «31/02/2020»"),
        ("cases", "#DIV/0!", "cần một số nguyên từ 0 trở lên (ô đang báo lỗi tính toán), ở đây là «#DIV/0!»"),
    ],
)
def test_a_value_of_the_wrong_kind_in_csv(tables, values, said, fact, written, message):
    table = tables.one(fact, written)
    assert said(table) == [f"bang.csv, ô D2: {message}"]
    assert table.problems[0].participant == "A"
    assert values(table) == {}


@pytest.mark.parametrize(
    ("fact", "written", "message"),
    [
        (
            "score",
            "1.200",
            "cần một số viết rõ: «1200» hay số có phần thập phân, ở đây là «1.200»",
        ),
        (
            "cases",
            "1,200",
            "cần một số nguyên từ 0 trở lên viết rõ: «1200» hay số có phần thập phân, ở đây là «1,200»",
        ),
        ("cases", 2.5, "cần một số nguyên từ 0 trở lên, ở đây là «2.5»"),
        ("cases", 1e18, f"số quá lớn, cần một số không quá 15 chữ số, ở đây là «1{'0' * 18}»"),
        ("cases", True, "cần một số nguyên từ 0 trở lên, ở đây là «TRUE»"),
        ("cases", date(2020, 2, 1), "cần một số nguyên từ 0 trở lên, ở đây là «01/02/2020»"),
        ("launched", 1, "cần «Có» hoặc «Không», ở đây là «1»"),
        ("launched", True, "cần «Có» hoặc «Không», ở đây là «TRUE»"),
        ("registered_on", 43954, "cần một ngày viết ngày/tháng/năm như 31/05/2020, ở đây là «43954»"),
    ],
)
def test_a_value_of_the_wrong_kind_in_a_workbook(tables, values, said, fact, written, message):
    table = tables.in_book(fact, written)
    assert said(table) == [f"bang.xlsx, trang «Bảng», ô D2: {message}"]
    assert values(table) == {}


def test_a_blank_is_not_given(tables, values, said):
    table = tables.one("cases,score,launched", ", ,\u00a0")
    assert said(table) == []
    assert values(table) == {}
