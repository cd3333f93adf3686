"""Workbooks such as offices make themselves, written for a test and read at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.sheets.content import FormContent, read_contents
from thidua.sheets.workbooks import Workbook


@pytest.fixture(scope="session")
def plans() -> dict[str, Plan]:
    return {name: read_plan(path) for name, path in plan_files().items()}


@pytest.fixture(scope="session")
def cu_chi(plans: dict[str, Plan]) -> Plan:
    return plans["cu-chi-2020"]


@pytest.fixture
def read(tmp_path: Path, plans: dict[str, Plan]) -> Callable[..., list[FormContent]]:
    """The forms found in sheets of these rows; each keyword-less argument is the rows of one sheet."""

    def reading(*sheets: Sequence[Sequence[object]], plan: str = "cu-chi-2020", names: Sequence[str] = ()) -> list:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for number, rows in enumerate(sheets):
            sheet = book.create_sheet(names[number] if names else f"Sheet{number + 1}")
            for row in rows:
                sheet.append(list(row))
        path = tmp_path / "bieu.xlsx"
        book.save(path)
        with Workbook(path, path.name) as opened:
            return read_contents(opened, plans[plan])

    return reading


@pytest.fixture(scope="session")
def cells() -> Callable[[FormContent], dict[tuple[str, str], str]]:
    """The texts of a form by line and column; fails where a place is given twice."""

    def by_place(content: FormContent) -> dict[tuple[str, str], str]:
        places = [(one.row, one.column) for one in content.cells]
        assert len(set(places)) == len(places)
        return {(one.row, one.column): one.cell.text for one in content.cells}

    return by_place
