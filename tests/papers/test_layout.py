"""The dated table of layouts."""

from datetime import date
from pathlib import Path

import pytest

from thidua.papers.layout import layout_for, layout_on, layouts, read_layouts
from thidua.papers.paper import Day
from thidua.papers.setting.heading import MOTTO, NATIONAL_NAME
from thidua.papers.widths import width_mm

STYLE = "{name: Nội dung, size: [13, 14, 14]}"
LAYOUT = """\
  - from: {day}
    source: Nghị định
    font: Times New Roman
    paper: [210, 297]
    margins: {{top: [20, 25, 20], bottom: [20, 25, 20], left: {left}, right: [15, 20, 15]}}
    page_number_from_edge: 10
    head_left: 65
    signature_height: 26
    signed_row: 12
    first_lines: [10, 12.7]
    apart: 6
    spacing: [1, 1.5]
    styles: {{body: {style}}}
"""


def written(folder: Path, *entries: dict[str, str]) -> Path:
    file = folder / "layouts.yaml"
    defaults = {"day": "2020-03-05", "left": "[30, 35, 30]", "style": STYLE}
    file.write_text("layouts:\n" + "".join(LAYOUT.format(**defaults | entry) for entry in entries), encoding="utf-8")
    return file


def test_a_paper_takes_the_layout_of_its_day(tmp_path: Path) -> None:
    old, new = read_layouts(written(tmp_path, {}, {"day": "2030-01-01", "left": "[20, 20, 20]"})).layouts
    assert (old.margins.left.ours, new.margins.left.ours) == (30, 20)
    assert layout_on(date(2019, 1, 1)) is layouts()[0]
    assert layout_for(Day(2026)) is layout_for(None) is layouts()[-1]


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([{"left": "[30, 35]"}], "cần ba số"),
        ([{"left": "[30, 35, 40]"}], "số thứ ba nằm giữa"),
        ([{"style": "{name: A, size: [13, 14, 14], colour: red}"}], "colour"),
        ([{"day": "2030-01-01"}, {}], "xếp theo ngày đầu áp dụng"),
    ],
)
def test_a_faulty_table_is_refused(tmp_path: Path, entries: list[dict[str, str]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_layouts(written(tmp_path, *entries))


def test_the_national_name_fits_its_column_on_one_line() -> None:
    for layout in layouts():
        column = layout.text_width() - layout.head_left
        for style, words in (("national_name", NATIONAL_NAME.upper()), ("motto", MOTTO)):
            assert width_mm(words, layout.styles[style].size.ours, layout.styles[style].bold) < column
