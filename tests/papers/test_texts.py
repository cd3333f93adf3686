"""The fixed wording of papers."""

import pytest

from thidua.papers.paper import Day, Gap, Head, Run, Text, plain
from thidua.papers.texts import accompanying, day_words, ended, letter, number_line, place_day_line, roman


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (Day(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (Day(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (Day(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (Day(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
        (Day(2026, 11), "ngày \xa0\xa0\xa0\xa0\xa0\xa0 tháng 11 năm 2026"),
        (Day(2026), "ngày \xa0\xa0\xa0\xa0\xa0\xa0 tháng \xa0\xa0\xa0\xa0\xa0\xa0 năm 2026"),
    ],
)
def test_days_have_the_leading_zeros_of_the_decree(day: Day, words: str) -> None:
    assert day_words(day) == words


@pytest.mark.parametrize(
    ("number", "line"),
    [(5, "Số: 05/QĐ-UBND"), (120, "Số: 120/QĐ-UBND"), (None, "Số: \xa0\xa0\xa0\xa0\xa0\xa0/QĐ-UBND")],
)
def test_a_number_below_ten_has_a_zero_and_that_of_a_draft_is_blank(number: int | None, line: str) -> None:
    assert number_line(Head("A", symbol="QĐ-UBND", number=number)) == line


def test_a_paper_without_a_symbol_has_no_number() -> None:
    assert number_line(Head("A")) is None


def test_place_and_day_stand_on_one_line_as_far_as_they_are_known() -> None:
    day = Day(2026, 1, 5)
    lines = [place_day_line(Head("A", place=place, day=known)) for place in ("Xã A", None) for known in (day, None)]
    words = "ngày 05 tháng 01 năm 2026"
    assert [line if line is None else plain(line) for line in lines] == [f"Xã A, {words}", "Xã A", words, None]


def test_an_appendix_names_the_paper_it_goes_with() -> None:
    head = Head("A", symbol="QĐ-UBND", number=5, day=Day(2026, 1, 5), title="QUYẾT ĐỊNH")
    line = accompanying(head, "Chủ tịch Ủy ban nhân dân xã A")
    assert plain(line) == (
        "Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân xã A"
    )


def test_points_run_in_vietnamese_order() -> None:
    assert [letter(number) for number in (1, 4, 5, 6, 7, 8, 23, 24)] == ["a", "d", "đ", "e", "g", "h", "y", "aa"]


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90)] == ["I", "IV", "IX", "XIV", "XL", "XC"]


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("Căn cứ Luật A", ";", "Căn cứ Luật A;"),
        ("Căn cứ Luật A.", ";", "Căn cứ Luật A;"),
        ("Căn cứ Luật A; ", ".", "Căn cứ Luật A."),
        (("Căn cứ ", Gap("luật")), ";", "Căn cứ […\xa0luật\xa0…];"),
        (("Căn cứ ", Run("Luật A,", bold=True)), ".", "Căn cứ Luật A."),
        ((), ".", "."),
    ],
)
def test_a_line_of_a_list_ends_with_its_mark_once(text: Text, mark: str, words: str) -> None:
    assert plain(ended(text, mark)) == words
    assert plain(ended(ended(text, mark), mark)) == words
