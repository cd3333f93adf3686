"""A small plan with one fact of each type, and tables written for a test."""

from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import dedent

import openpyxl
import pytest

from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.sheets.facts import read_facts
from thidua.sheets.table import FactTable

PLAN = """
thidua: 1
id: thu-nghiem
title: Thi đua thử nghiệm
issuer: committee
number: 1/KH-UBND
issued: 2020-01-02
period: {to: 2020-12-31}
clauses: {"I": Mọi nội dung}
bodies: {committee: UBND huyện, office: Văn phòng}
groups:
  commune: {label: "UBND xã, thị trấn", kinds: [collective, individual]}
  department: {label: Phòng chuyên môn, kinds: collective}
rounds: {"2020": Năm 2020, "2021": Năm 2021}
scales:
  rating: {label: Xếp loại, levels: {yeu: Yếu, kha: Khá, xuat_sac: Xuất sắc}}
facts:
  cases: {label: Số hồ sơ, unit: hồ sơ, type: count, evidence: required, clause: I}
  on_time: {label: Trong đó đúng hạn, unit: hồ sơ, type: count, part_of: cases, clause: I}
  score: {label: Điểm Chỉ số, type: number, max: 100, clause: I, asked: {kind: collective}}
  judged: {label: Điểm thẩm định, type: points, max: 10, supplied_by: office, clause: I}
  launched: {label: Đã phát động, type: yes_no, selector: yes, clause: I}
  rating: {label: Mức xếp loại, type: level, scale: rating, admits: not_applicable, clause: I}
  mass_level: {label: Mức đoàn thể, type: count, admits: not_applicable, max: 4, clause: I}
  registered_on: {label: Ngày đăng ký, type: date, clause: I}
  unit: {label: Đơn vị công tác, type: participant, names: collective, clause: I, asked: {kind: individual}}
  unit_rating: {label: Xếp loại của đơn vị, lookup: {via: unit, fact: rating}, clause: I}
  wifi: {label: Có wifi, type: yes_no, clause: I, asked: {group: commune}}
  proposed: {label: Có cải tiến, type: yes_no, clause: I, asked: {when: {of: launched, is: yes}}}
  tax: {label: Xác nhận thuế, type: yes_no, stage: dossier, clause: I}
awards:
  giay_khen: {label: Giấy khen, form: commendation, select: by_council, clause: I}
"""


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    path = tmp_path_factory.mktemp("plan") / "thu-nghiem.yaml"
    path.write_text(dedent(PLAN), encoding="utf-8")
    return read_plan(path)


class Tables:
    """Writes a table of the plan and reads it."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.folder = folder
        self.plan = plan

    def csv(self, *lines: str, name: str = "bang.csv") -> Path:
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
        return path

    def read(self, *lines: str) -> FactTable:
        """The table of these lines of CSV."""
        return read_facts(self.csv(*lines), self.plan, "2020")

    def one(self, columns: str, values: str, who: str = "A,collective,commune") -> FactTable:
        """A table of one participant with these facts."""
        return self.read(f"participant,kind,group,{columns}", f"{who},{values}")

    def book(self, *rows: Sequence[object], name: str = "bang.xlsx") -> Path:
        """A workbook with these rows in its first sheet, as openpyxl writes it."""
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Bảng"
        for row in rows:
            sheet.append(list(row))
        path = self.folder / name
        book.save(path)
        return path

    def in_book(self, fact: str, value: object) -> FactTable:
        """A workbook that gives one participant this one fact."""
        rows: list[list[object]] = [["participant", "kind", "group", fact], ["A", "collective", "commune", value]]
        return read_facts(self.book(*rows), self.plan, "2020")


@pytest.fixture
def tables(tmp_path: Path, plan: Plan) -> Tables:
    return Tables(tmp_path, plan)


@pytest.fixture
def said() -> Callable[[FactTable], list[str]]:
    """The problems of a table as a clerk reads them."""
    return lambda table: [str(problem) for problem in table.problems]


@pytest.fixture
def values() -> Callable[..., dict[str, object]]:
    """The facts of one participant of a table, without their sources."""
    return lambda table, number=0: {name: one.value for name, one in table.participants[number].facts.items()}
