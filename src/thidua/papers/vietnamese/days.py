"""Days in words, as minutes write them out."""

from datetime import date

from thidua.papers.vietnamese.numbers import number_in_words


def day_in_words(day: date) -> str:
    """``ngày mùng năm tháng một năm hai nghìn không trăm hai mươi sáu``."""
    number = f"mùng {number_in_words(day.day)}" if day.day <= 10 else number_in_words(day.day)
    month = "tư" if day.month == 4 else number_in_words(day.month)
    return f"ngày {number} tháng {month} năm {number_in_words(day.year)}"
