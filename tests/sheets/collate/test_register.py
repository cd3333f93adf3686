"""Whom a text means: codes, names, and both as a form's heading shows them."""

import pytest

from thidua.rules.facts import Participant
from thidua.sheets.collate.register import Register

REGISTER = Register(
    [
        Participant("XA-01", "collective", "commune", name="Xã Hoa Sen"),
        Participant("XA-02", "collective", "commune", name="Phòng Tư pháp (mẫu)"),
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Xã Hoa Sen (mã: XA-01)", "XA-01"),
        ("xa hoa sen  (XA-01) ", "XA-01"),
        ("Phòng Tư pháp (mẫu)", "XA-02"),
        ("Phòng Tư pháp (mẫu) (mã: XA-02)", "XA-02"),
    ],
)
def test_a_name_with_its_code_is_certain(text: str, code: str) -> None:
    found = REGISTER.find(text).sure
    assert found is not None
    assert found.id == code


def test_a_name_with_the_code_of_another_is_asked_about() -> None:
    assert REGISTER.find("Xã Hoa Sen (mã: XA-02)").sure is None
