"""Which line of a new sending is which known initiative."""

import pytest

from thidua.office.initiatives.matching import Line, matched

OLD = (
    Line("b/x", "Số hóa hồ sơ đất đai"),
    Line("b/x:2", "Thư xin lỗi khi trễ hẹn"),
    Line("b/y", "Ngày thứ sáu không chờ"),
)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (OLD, {0: 0, 1: 1, 2: 2}),
        (OLD[::-1], {0: 2, 1: 1, 2: 0}),
        # The first line was taken out: the others moved up.
        ((Line("b/x", "Thư xin lỗi khi trễ hẹn"), Line("b/y", "Ngày thứ sáu không chờ")), {0: 1, 1: 2}),
        ((Line("b/x", "SỐ HOÁ  hồ sơ đất đai"),), {0: 0}),
        ((Line("b/x", "Số hóa tài liệu nhà đất của xã"),), {0: 0}),
        # Elsewhere it must be more alike than on its own line.
        ((Line("b/y", "Số hóa tài liệu nhà đất của xã"),), {}),
        ((Line("b/z", "Số hóa hồ sơ đất đai xã"),), {0: 0}),
        ((Line("b/x", "Tuyến đường hoa"),), {}),
        ((), {}),
    ],
)
def test_a_line_is_what_bears_its_name_or_stood_there_under_a_like_one(sent, expected):
    assert matched(OLD, sent) == expected


def test_two_units_may_each_have_one_of_the_same_name():
    old = (Line("b/x", "Vườn trường", "Trường A"), Line("b/x:2", "Vườn trường", "Trường B"))
    assert matched(old, (Line("b/x", "Vườn trường", "Trường B"),)) == {0: 1}
    assert matched(old, (Line("b/x", "Vườn trường", "Trường C"),)) == {}


def test_of_two_that_are_alike_the_same_name_goes_first():
    old = (Line("b/x", "Tổ tự quản khu phố 1"), Line("b/x:2", "Tổ tự quản khu phố 2"))
    new = (Line("b/x", "Tổ tự quản khu phố 2"), Line("b/x:2", "Tổ tự quản khu phố 1"))
    assert matched(old, new) == {0: 1, 1: 0}


def test_what_is_named_twice_is_two():
    twice = (Line("b/x", "Vườn trường"), Line("b/x:2", "Vườn trường"))
    assert matched(twice, twice[::-1]) == {0: 1, 1: 0}
    assert matched(twice, twice[:1]) == {0: 0}
