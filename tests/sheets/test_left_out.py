"""Who was in the files and could not be taken into the results is named, so that places become provisional."""

import openpyxl
import pytest

from thidua.rules.facts import Participant
from thidua.sheets.blank import write_forms
from thidua.sheets.facts import read_facts

HEAD = "participant,kind,group,period"


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("A,collektive,commune,", "A"),
        ("A,collective,nowhere,", "A"),
        ("A,individual,department,", "A"),
        (",collective,commune,", "dòng 3"),
        ("#REF!,collective,commune,2020", "dòng 3"),
        ("A,collective,commune,2022", "A"),
        (",collective,commune,2022", "dòng 3"),
    ],
)
def test_a_row_that_cannot_be_used(tables, row, named):
    table = tables.read(HEAD, "B,collective,commune,", row)
    assert [one.id for one in table.participants] == ["B"]
    assert table.left_out == (named,)


@pytest.mark.parametrize("row", ["A,collective,commune,2021", ",collective,commune,2021", ",,,"])
def test_rows_of_another_round_and_empty_ones_are_nobody(tables, row):
    assert tables.read(HEAD, "B,collective,commune,", row).left_out == ()


def test_rows_that_disagree_on_the_group(tables):
    table = tables.read(HEAD, "A,collective,commune,", "A,collective,department,", "A,collective,commune,2022")
    assert table.participants == []
    assert table.left_out == ("A",)


def test_whoever_has_another_row_that_is_used_is_not_left_out(tables):
    assert tables.read(HEAD, "A,collective,commune,2022", "A,collective,commune,2020").left_out == ()


@pytest.fixture
def forms(tmp_path, plan):
    """A folder with the blank forms of A, B and C."""
    write_forms(plan, [Participant(code, "collective", "commune") for code in "ABC"], tmp_path / "phieu", "2020")
    return tmp_path / "phieu"


def put(path, cell, value):
    book = openpyxl.load_workbook(path)
    book["thidua"][cell].value = value
    book.save(path)


def test_forms_that_cannot_be_used(forms, plan):
    put(forms / "A.xlsx", "B2", "cu-chi-2020")
    put(forms / "B.xlsx", "B3", "0123")
    (forms / "hong.xlsx").write_bytes(b"PK\x03\x04")
    openpyxl.Workbook().save(forms / "trang.xlsx")
    table = read_facts(forms, plan, "2020")
    assert [one.id for one in table.participants] == ["C"]
    assert table.left_out == ("A", "B", "hong.xlsx", "trang.xlsx")
    assert read_facts(forms / "B.xlsx", plan, "2020").left_out == ("B",)


def test_a_form_without_a_code_is_named_by_its_file(forms, plan):
    put(forms / "A.xlsx", "B4", None)
    assert read_facts(forms, plan, "2020").left_out == ("A.xlsx",)


def test_what_is_not_a_form_of_this_round_is_nobody(forms, plan):
    (forms / "~$A.xlsx").write_bytes(b"lock")
    assert read_facts(forms, plan, "2020").left_out == ()
    assert read_facts(forms, plan, "2021").left_out == ()
