"""Days in words."""

from datetime import date

import pytest

from thidua.papers.vietnamese import day_in_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày mùng năm tháng một năm hai nghìn không trăm hai mươi sáu"),
        (date(2024, 4, 10), "ngày mùng mười tháng tư năm hai nghìn không trăm hai mươi tư"),
        (date(2025, 12, 21), "ngày hai mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi lăm"),
    ],
)
def test_a_day_is_said_as_minutes_write_it(day: date, words: str) -> None:
    assert day_in_words(day) == words
