"""Figures as clerks type them; an exact one reads back equal in every sure way of writing it."""

from decimal import Decimal
from fractions import Fraction
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.lenient.examples import as_said, examples, expected, shown
from thidua.rules.wording.figures import figure
from thidua.sheets.cells import error_cell
from thidua.sheets.lenient.answers import Proposal, Sure, Unclear
from thidua.sheets.lenient.figures import meanings
from thidua.sheets.lenient.numbers import read_count, read_number
from thidua.sheets.lenient.wanted import Wanted
from thidua.sheets.lenient.words import number_of

EXAMPLES = list(
    chain.from_iterable([(group["wanted"], one) for one in group["cells"]] for group in examples("numbers"))
)
COUNT = Wanted("count", "hồ sơ")
NUMBER = Wanted("number")

counts = st.integers(0, 10**15)
decimals = st.decimals(-(10**9), 10**9, places=2).map(lambda value: Fraction(str(value)))


@pytest.mark.parametrize(("wanted", "example"), EXAMPLES, ids=shown)
def test_an_example_is_answered_as_it_says(wanted, example):
    answer = read_number(example["cell"], Wanted(**wanted), percent_cell=example.get("percent_cell", False))
    exact = {key: value if key == "ask" else Fraction(value) for key, value in expected(example).items()}
    assert as_said(answer) == exact


def test_an_error_value_is_asked_about():
    answer = read_count(error_cell("#DIV/0!"), COUNT)
    assert answer == Unclear("broken", f"cần {COUNT.asked} (ô đang báo lỗi tính toán)")


def test_a_proposal_says_both_meanings():
    assert read_number("1.200", NUMBER) == Proposal(Fraction(1200), "«1.200» có thể là 1.200 hoặc 1,2")
    assert read_number("1,200", NUMBER) == Proposal(Fraction(6, 5), "«1,200» có thể là 1,2 hoặc 1.200")


def test_binary_noise_is_shown_with_the_plain_figure():
    answer = read_number(37.999999999, NUMBER)
    assert answer == Proposal(Fraction(38), "ô giữ 37,999999999, có lẽ là 38 do máy tính làm tròn")


@given(counts)
def test_a_count_reads_back_in_every_sure_way_of_writing_it(value):
    dotted = figure(value)
    ways = [value, str(value), f" {value} ", f"{value} hồ sơ", f"{value}hs", f"{value:,}".replace(",", " ")]
    # "1.000" alone may be one with three decimals.
    ways += [dotted] if dotted.count(".") != 1 or value % 1000 else []
    assert [read_count(way, COUNT) for way in ways] == [Sure(value)] * len(ways)


@given(decimals)
def test_a_number_reads_back_in_every_sure_way_of_writing_it(value):
    plain = f"{Decimal(value.numerator) / Decimal(value.denominator):.2f}"
    ways = [plain, plain.replace(".", ","), plain.replace("-", "−")]
    assert [read_number(way, NUMBER) for way in ways] == [Sure(value)] * len(ways)


@given(decimals)
def test_a_percentage_reads_back(value):
    plain = f"{Decimal(value.numerator) / Decimal(value.denominator):.2f}".replace(".", ",")
    wanted = Wanted("number", "%")
    assert [read_number(f"{plain}{sign}", wanted) for sign in ("%", " %")] == [Sure(value)] * 2


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_stored_float_is_never_silently_another_one(value):
    answer = read_number(value, NUMBER)
    assert isinstance(answer, Proposal) or answer == Sure(Fraction(repr(value)))


@given(st.text(max_size=30))
def test_any_text_is_answered(text):
    assert as_said(read_number(text, NUMBER))
    assert as_said(read_count(text, COUNT))


@given(st.text("0123456789., ", max_size=12))
def test_a_sure_figure_has_exactly_one_meaning(text):
    answer = read_number(text, NUMBER)
    if isinstance(answer, Sure):
        assert {one.value for one in meanings(text.strip())} == {answer.value}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("không", 0),
        ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("hai lăm", 25),
        ("chín mươi chín", 99),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
        ("một trăm mười", 110),
        ("ba trăm bốn mươi lăm", 345),
        ("một nghìn", 1000),
        ("hai ngàn không trăm hai mươi", 2020),
        ("mười hai nghìn ba trăm", 12300),
        ("mười mốt", None),
        ("một nghìn hai", None),
        ("hai ba", None),
        ("năm bảy", None),
        ("trăm", None),
        ("", None),
    ],
)
def test_number_words(words, number):
    assert number_of(words) == number
