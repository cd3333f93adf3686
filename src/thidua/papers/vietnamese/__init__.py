"""Vietnamese as papers want it: names in their order, numbers, money and days in words. Text only; knows no paper."""

from thidua.papers.vietnamese.days import day_in_words
from thidua.papers.vietnamese.names import name_key, text_key
from thidua.papers.vietnamese.numbers import counted, money_in_words, number_in_words
from thidua.papers.vietnamese.phrases import lowered, printed, spelt_out, upper_first

__all__ = [
    "counted",
    "day_in_words",
    "lowered",
    "money_in_words",
    "name_key",
    "number_in_words",
    "printed",
    "spelt_out",
    "text_key",
    "upper_first",
]
