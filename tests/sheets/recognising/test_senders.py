"""Whose paper it is: a label, or the block top left."""

import pytest

from thidua.sheets.cells import Grid
from thidua.sheets.recognising.senders import find_sender

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("rows", "cell", "name"),
    [
        ([["Tên đơn vị: Trường A"]], "A1", "Trường A"),
        ([["Đơn vị báo cáo:", "", "UBND xã B"]], "C1", "UBND xã B"),
        ([["TÊN ĐƠN VỊ", "Trường C"]], "B1", "Trường C"),
        (
            [["UBND HUYỆN", "", MOTTO], ["TRƯỜNG D", "", "Độc lập - Tự do - Hạnh phúc"], ["-----"], ["BIỂU 1"]],
            "A2",
            "TRƯỜNG D",
        ),
        ([["UBND HUYỆN\nTRƯỜNG E", MOTTO]], "A1", "TRƯỜNG E"),
        ([[], ["", "", "TRƯỜNG G"], ["", "", "Số: 12/BC"]], "C2", "TRƯỜNG G"),
    ],
)
def test_who_sends(rows, cell, name):
    found = find_sender(Grid("a.xlsx", "1", rows), len(rows))
    assert found is not None
    assert (found.address, found.value) == (cell, name)


@pytest.mark.parametrize(
    "rows",
    [[], [["TÊN ĐƠN VỊ", MOTTO]], [[MOTTO]], [["Biểu 1"], ["(Kèm theo Kế hoạch)"]], [["DANH SÁCH ĐỀ NGHỊ"]], [[5]]],
)
def test_nobody_is_named(rows):
    assert find_sender(Grid("a.xlsx", "1", rows), len(rows)) is None
