"""Names of files made from codes."""

from hypothesis import given
from hypothesis import strategies as st

from thidua.sheets.file_names import LONGEST, file_names


def test_vietnamese_names_stay_and_forbidden_letters_go():
    assert file_names(["Xã Tân Hòa", "A/B:C", "../../etc", "../x", "-", "~$x", "CON", "..", "a", "A"], ".xlsx") == [
        "Xã Tân Hòa.xlsx",
        "A-B-C.xlsx",
        "etc.xlsx",
        "x.xlsx",
        "doi-tuong.xlsx",
        "$x.xlsx",
        "CON-.xlsx",
        "doi-tuong (2).xlsx",
        "a.xlsx",
        "A (2).xlsx",
    ]


@given(st.lists(st.text(), max_size=20))
def test_any_codes_give_names_that_are_all_different_and_can_be_written(codes):
    names = file_names(codes, ".xlsx")
    assert len({name.casefold() for name in names}) == len(codes)
    for name in names:
        assert not set(name) & set('<>:"/\\|?*\x00\n')
        assert len(name.encode()) <= LONGEST + 20
        assert name[0] not in ".~-"
