"""Inboxes of real workbooks: our own forms filled in, and sheets that offices draw up themselves."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.sheets.typing_in import fill_supplier
from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets import form
from thidua.sheets.blank import write_forms, write_supplier_form
from thidua.sheets.collate.answers import Answer
from thidua.sheets.collate.collation import Collation, collation_of
from thidua.sheets.collate.inbox import files_of
from thidua.sheets.collate.one_file import read_file
from thidua.sheets.collate.register import Register
from thidua.sheets.collate.run import collate
from thidua.sheets.collate.setting import setting_of
from thidua.sheets.printing.books import write_form_book
from thidua.sheets.printing.entries import Entry, EntryValue

Cells = Mapping[tuple[str, str], EntryValue]
"""Values by row and column of a form."""


REGISTERED: Mapping[str, Cells] = {
    "bieu_1": {("direction", "registered"): 1, ("procedures", "registered"): 2},
    "bieu_2": {
        ("direction", "names"): "Họp không giấy",
        ("procedures", "names"): "Một cửa lưu động",
        ("procedures:2", "names"): "Trả kết quả tại nhà",
        ("procedures:2", "expected_completion"): "Quý III",
    },
}
"""Biểu 1 and Biểu 2 of Củ Chi that agree with each other."""


class Inbox:
    """A folder of workbooks for one plan, and what collating makes of it."""

    def __init__(self, folder: Path, plan: Plan, people: Sequence[Participant]) -> None:
        self.folder = folder / "den"
        self.folder.mkdir()
        self.out = folder / "ra"
        self.plan = plan
        self.people = list(people)
        self.round_id = next(iter(plan.rounds))

    def one(self, code: str) -> Participant:
        """A participant by code."""
        return next(one for one in self.people if one.id == code)

    def forms(self, code: str, pages: Mapping[str, Cells], name: str | None = None) -> Path:
        """The plan's forms of one participant, as we make them, filled in."""
        entries = {
            of: [Entry(row, column, value) for (row, column), value in cells.items()] for of, cells in pages.items()
        }
        path = self.folder / (name or f"{code}.xlsx")
        write_form_book(path, self.plan, self.one(code), self.round_id, entries, made="facts")
        return path

    def facts(
        self, code: str, values: Mapping[str, str | int | float | date], evidence: Mapping[str, str] | None = None
    ) -> Path:
        """The form of facts of one participant, filled in by hand."""
        [path] = write_forms(self.plan, [self.one(code)], self.folder, self.round_id)
        book = openpyxl.load_workbook(path)
        page = book[form.SHEET]
        for row in page.iter_rows():
            marked = row[form.HEADINGS.index(form.MARK)].value
            if marked in values:
                row[form.HEADINGS.index(form.VALUE)].value = values[str(marked)]
            if marked in (evidence or {}):
                row[form.HEADINGS.index(form.EVIDENCE)].value = (evidence or {})[str(marked)]
                row[form.HEADINGS.index(form.EVIDENCE)].data_type = "s"
        book.save(path)
        return path

    def supplied(
        self,
        body: str,
        values: Mapping[tuple[str, str], str | int],
        evidence: Mapping[tuple[str, str], str] | None = None,
    ) -> Path:
        """The form of a supplying body, filled in by hand."""
        path = write_supplier_form(self.plan, body, self.people, self.folder, self.round_id)
        fill_supplier(path, values, evidence)
        return path

    def drawn(self, name: str, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
        """A workbook that an office has drawn up itself."""
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        book.save(path)
        return path

    def check(self, answers: Mapping[str, str] | None = None) -> Collation:
        """Read and hold together, in this process and without writing."""
        given = {key: Answer(key, text) for key, text in (answers or {}).items()}
        setting = setting_of(self.plan, self.round_id, Register(self.people), given)
        files = files_of(self.folder)
        return collation_of(len(files), [read_file(path, name, setting) for name, path in files], setting)

    def collate(self, *answers: Path) -> Collation:
        """A whole run into the folder of results."""
        return collate(
            self.plan, self.folder, self.out, round_id=self.round_id, participants=self.people, answers=answers
        )


def asked(collation: Collation) -> list[tuple[str, str, str | None, str, str, str | None]]:
    """Code, file, sheet, cell, what stood there and the proposal of each question."""
    return [(q.code, q.file, q.sheet, q.cell, q.stood, q.proposal) for q in collation.questions]


def _plan(name: str) -> Plan:
    return read_plan(plan_files()[name])


@pytest.fixture(scope="session")
def cu_chi() -> Plan:
    return _plan("cu-chi-2020")


@pytest.fixture(scope="session")
def hoa_thanh() -> Plan:
    return _plan("hoa-thanh-2018")


@pytest.fixture
def district(tmp_path: Path, cu_chi: Plan) -> Inbox:
    """Củ Chi: two communes and the education office at the level of the district."""
    people = [
        Participant("XA-01", "collective", "unit", name="UBND xã Hoa Sen"),
        Participant("XA-02", "collective", "unit", name="UBND xã Hoa Mai"),
        Participant("PGD", "collective", "unit", name="Phòng Giáo dục và Đào tạo huyện"),
    ]
    return Inbox(tmp_path, cu_chi, people)


@pytest.fixture
def schools(tmp_path: Path, cu_chi: Plan) -> Inbox:
    """Củ Chi: three schools under the education office."""
    names = ("Trường Tiểu học Hoa Đào", "Trường Mầm non Hoa Cúc", "Trường THCS Hoa Lan")
    people = [Participant(f"TR-{at:02}", "collective", "school", name=name) for at, name in enumerate(names, 1)]
    folder = tmp_path / "truong"
    folder.mkdir()
    return Inbox(folder, cu_chi, people)


@pytest.fixture
def rubric(tmp_path: Path, hoa_thanh: Plan) -> Inbox:
    """Hòa Thành: two communes."""
    people = [Participant(f"HT-{at:02}", "collective", "commune", name=f"Xã Long {at}") for at in (1, 2)]
    return Inbox(tmp_path, hoa_thanh, people)
