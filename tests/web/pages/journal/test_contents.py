"""What entries say before and after is said in Vietnamese."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import thidua.office
from thidua.web.pages.journal.contents import NAMES, name_words, value_words


def _told() -> Iterator[str]:
    """Each name in the dictionaries that services give as ``before`` and ``after``."""
    for file in Path(thidua.office.__file__).parent.rglob("services*/*.py"):
        calls = (one for one in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(one, ast.Call))
        for given in (word.value for call in calls for word in call.keywords if word.arg in ("before", "after")):
            for told in (one for one in ast.walk(given) if isinstance(one, ast.Dict)):
                yield from (str(key.value) for key in told.keys if isinstance(key, ast.Constant))


def test_each_name_that_a_service_records_has_words():
    found = set(_told())
    assert {"deadline", "participants", "mails", "round"} <= found
    assert sorted(found - set(NAMES)) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("role", "head", "Thủ trưởng"),
        ("purpose", "invitation", "Mời mở tài khoản"),
        ("late", False, "Không"),
        ("launched_on", "2026-06-30", "30/06/2026"),
        ("number", "15/KH-UBND", "15/KH-UBND"),
        ("number", "2026-99-99", "2026-99-99"),
        ("valid_to", None, ""),
        ("cells", 35, "35"),
    ],
)
def test_values_are_said_as_a_reader_knows_them(name: str, value: object, said: str):
    assert value_words(name, value) == said


def test_a_personal_value_is_called_as_what_it_is_and_what_has_no_words_as_it_is():
    assert [name_words(name) for name in ("after.full_name", "signed_by", "XA-01")] == [
        "Họ và tên",
        "Người ký",
        "XA-01",
    ]
