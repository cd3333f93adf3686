"""Days as clerks write them, day first."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.lenient.examples import as_said, examples, expected, shown
from thidua.rules.wording.figures import day
from thidua.sheets.cells import error_cell
from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.dates import FIRST, LAST, read_date

days = st.dates(date(FIRST, 1, 1), date(LAST, 12, 31))


@pytest.mark.parametrize("example", examples("dates"), ids=shown)
def test_an_example_is_answered_as_it_says(example):
    options = {key: example[key] for key in ("epoch", "completion") if key in example}
    assert as_said(read_date(example["cell"], **options)) == expected(example)


def test_an_error_value_is_asked_about():
    assert as_said(read_date(error_cell("#REF!"))) == {"ask": "broken"}


def test_the_end_of_a_month_is_proposed_with_the_day():
    answer = read_date("tháng 9/2020", completion=True)
    assert answer == Proposal(date(2020, 9, 30), "chỉ ghi tháng, lấy ngày cuối tháng là 30/9/2020")


@given(days)
def test_a_day_reads_back_in_every_sure_way_of_writing_it(value):
    ways = [
        value,
        datetime(value.year, value.month, value.day, 8, 30),
        value.isoformat(),
        day(value),
        f"{value:%d/%m/%Y}",
        f"{value.day}/{value.month}/{value.year}",
        f"{value:%d-%m-%Y}",
        f"{value:%d.%m.%Y}",
        f"ngày {value.day} tháng {value.month} năm {value.year}",
        f"Ngày {value:%d} tháng {value:%m} năm {value.year}",
    ]
    assert [read_date(way) for way in ways] == [Sure(value)] * len(ways)
    assert read_date((value - date(1899, 12, 30)).days, epoch=1900) == Sure(value)
    assert read_date((value - date(1904, 1, 1)).days, epoch=1904) == Sure(value)


@given(st.text(max_size=30))
def test_any_text_is_answered(text):
    assert as_said(read_date(text))
    assert as_said(read_date(text, completion=True))


@given(st.integers() | st.floats())
def test_any_number_is_answered(value):
    assert as_said(read_date(value, epoch=1900))
