"""Whatever stands inside a recognised table is a form cell, a heading, or named in a problem."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan
from thidua.sheets.cells import Grid, address, is_blank
from thidua.sheets.layout import layouts
from thidua.sheets.recognising.sheets import Recogniser

PLANS = {name: read_plan(path) for name, path in plan_files().items()}
RECOGNISERS = {name: Recogniser(plan) for name, plan in PLANS.items()}
TABLES = [
    (name, layout)
    for name, plan in PLANS.items()
    for form, tables in layouts(plan).items()
    for layout in tables
    # Reports of one plan share their headings; made by us, they say which they are.
    if not form.startswith("report:")
]
TYPED = st.one_of(
    st.just(""),
    st.integers(-5, 2000),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=8),
    st.sampled_from(["x", "1. A\n2. B", "Chủ tịch xã tiếp dân", "Tổng số hồ sơ giảm", "Biểu đồ", "ngày 5", "Ghi chú"]),
)


@st.composite
def sheets(draw, name, layout):
    """A sheet with the headings of a form, its lines in the plan's order, cells filled at random."""
    answers = [one for one in layout.columns if one.id != "unit"]
    labels = ["Đơn vị ghi"] if layout.lines == "participant" else [one.label for one in answers]
    heads = ["STT", *([layout.key.label] if layout.key else []), *labels]
    left = draw(st.integers(0, 2))
    rows = [[], [layout.title], [], [""] * left + heads]
    lines = layout.rows[:4] or [None] * draw(st.integers(1, 4))
    first, inputs = len(rows), set()
    for number, line in enumerate(lines, 1):
        if draw(st.booleans()):
            rows.append([])
        printed = [line.number if line else number, *([line.label] if layout.key and line else [])]
        for more in range(draw(st.integers(1, 2)) if layout.several else 1):
            typed = [draw(TYPED) for _ in labels]
            inputs |= {(len(rows), left + len(printed) + at) for at, one in enumerate(typed) if not is_blank(one)}
            rows.append([""] * left + (printed if not more else [""] * len(printed)) + typed)
    assert first < len(rows)
    return Grid("bieu.xlsx", "Trang", rows), {address(*place) for place in inputs}


def named_in(content):
    """The addresses that a form's cells, its total and its problems name."""
    found = {one.cell.address for one in content.cells} | ({content.total.address} if content.total else set())
    for problem in content.problems:
        found |= {problem.cell, *re.findall(r"\b[A-Z]+[0-9]+\b", problem.message)}
        for letters, start, end in re.findall(r"\b([A-Z]+)([0-9]+):[A-Z]+([0-9]+)\b", problem.message):
            found |= {f"{letters}{row}" for row in range(int(start), int(end) + 1)}
    return found


@pytest.mark.parametrize(("name", "layout"), TABLES, ids=lambda one: getattr(one, "form", one))
@settings(max_examples=60)
@given(data=st.data())
def test_nothing_typed_is_lost(name, layout, data):
    grid, inputs = data.draw(sheets(name, layout))
    contents = RECOGNISERS[name].on_sheet(grid, None)
    assert [content.form for content in contents] == [layout.form]
    assert inputs - named_in(contents[0]) == set()


@pytest.mark.parametrize("typed", [["x", "a"], ["b", 2], [2, 3]])
def test_a_first_line_like_numbers_of_columns_is_not_lost(typed):
    name, layout = next(
        (name, one) for name, one in TABLES if one.lines == "nominees" and len(one.columns) > len(typed) + 1
    )
    labels = [one.label for one in layout.columns if one.id != "unit"]
    line = [1, *[""] * (len(labels) - len(typed)), *typed]
    contents = RECOGNISERS[name].on_sheet(Grid("bieu.xlsx", "Trang", [[layout.title], ["STT", *labels], line]), None)
    columns = range(len(line) - len(typed), len(line))
    assert {address(2, column) for column in columns} <= named_in(contents[0])
