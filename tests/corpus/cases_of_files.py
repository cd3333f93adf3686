"""Whole files: renamed, sent twice, of nobody known, of another plan or version, no workbook at all, or hostile."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from demo.drawn import draw_facts
from demo.mistakes import hide_column, hide_row, hide_sheet, other_version
from demo.paper import FACTS, Expected, Paper, Planted
from demo.typing_in import type_facts
from tests.corpus.inbox import Inbox
from tests.sheets.hostile_kinds import KINDS
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.blank import write_forms

HOSTILE = (
    "nested bombs", "overlapping entries", "external workbook", "picture from elsewhere", "data connection",
    "path out of the package", "macros", "macros under .xlsx", "macros of Excel 4", "far row", "billion laughs",
    "external entity", "document type in UTF-16", "CSV as .xlsx", "page as .xls", "PDF as .xlsx", "picture as .ods",
    "Word as .xlsx", "old Word as .xls", ".xlsx as .xls", ".xlsx as .ods", ".ods as .xlsx", ".xls as .xlsx", "empty",
    "truncated", "one byte changed", "ods of a million rows", "ods with macros", "ods with a sheet from elsewhere",
    "ods with a password", "ods with laughs", "xls with macros", "xls with a password", "xls with a link",
    "xls cut off",
)  # fmt: skip
"""The small ones of the hostile kinds; a fifth of them goes to each plan."""


def add(inbox: Inbox) -> None:
    """Add files to an inbox that holds its papers already."""
    before = len(inbox.papers)
    _moved_and_hidden(inbox)
    _attributed(inbox)
    _other_versions(inbox)
    for paper in inbox.papers[before:]:
        paper.save(inbox.folder)
    _twice(inbox)
    _refused(inbox)
    _hostile(inbox)
    inbox.people.next()


def _first(paper: Paper) -> tuple[str, str, str]:
    return next(slot for slot in paper.typed if slot[0] == FACTS and slot[2] == "value")


def _moved_and_hidden(inbox: Inbox) -> None:
    paper = inbox.ours(inbox.people.next(kind="collective"))
    sheet, row, _ = paper.places[_first(paper)]
    paper.insert_rows(sheet, 3, 2)
    paper.insert_rows(sheet, row + 4, 1)
    paper = inbox.ours(inbox.people.next(kind="collective"), "Ban in (1).xlsx")
    hide_row(paper, _first(paper))
    paper = inbox.ours(inbox.people.next(kind="collective"), "Ban in (2).xlsx")
    hide_column(paper, next(slot for slot in paper.typed if slot[2] == "evidence"))
    paper = inbox.ours(inbox.people.next(kind="collective"))
    paper.book["Số liệu"].row_dimensions[2].hidden = True
    paper = inbox.ours(inbox.people.next(kind="collective"), "An trang.xlsx")
    hide_sheet(paper, _first(paper))


def _attributed(inbox: Inbox) -> None:
    inbox.ours(inbox.people.next(), "Bao cao gui lai ban cuoi.xlsx")
    inbox.ours(inbox.people.next(), "thang 5/gui tu xa (2).xlsx")
    paper = inbox.ours(inbox.people.next(kind="collective"), "Khong ro 1.xlsx")
    _unknown(paper, "DV-999", "Hợp tác xã Không Tên")
    paper.planted.append(Planted("unknown-participant", "Hợp tác xã Không Tên (DV-999)", place=("thidua", "B4")))
    for number, name in enumerate(("Hợp tác xã Không Tên", ""), 2):
        one = inbox.people.next(kind="collective")
        paper = inbox.drawn(one, f"Khong ro {number}.xlsx")
        shown = name or f"{one.name} {one.name.split()[-1]}"
        draw_facts(paper, inbox.plan, list(one.facts), sender=shown)
        type_facts(paper, inbox.plan, one.facts)
        paper.unknown, paper.waits = True, True
        paper.planted.append(Planted("unknown-participant", shown, place=("Bảng 1", "A1")))
    one, other = inbox.people.next(kind="collective"), inbox.people.next(kind="collective")
    paper = inbox.ours(one, f"{other.code}.xlsx")
    paper.unknown, paper.waits = True, True
    stood = f"trang ẩn: {one.name} ({one.code}); tên tệp: {other.name} ({other.code})"
    paper.planted.append(Planted("sender-disagrees", stood, place=("thidua", "B4")))


def _unknown(paper: Paper, code: str, name: str) -> None:
    paper.book["thidua"]["B4"].value, paper.book["thidua"]["B5"].value = code, name
    paper.unknown, paper.waits = True, True


def _other_versions(inbox: Inbox) -> None:
    other_version(inbox.ours(inbox.people.next(), "Ban cu.xlsx"))
    others = [plan_id for plan_id in plan_files() if plan_id != inbox.plan.id]
    plan = read_plan(plan_files()[inbox.random.choice(others)])
    one = inbox.people.next(kind="collective")
    group = next(name for name, group in plan.groups.items() if "collective" in group.kinds)
    with TemporaryDirectory() as folder:
        person = Participant(one.code, "collective", group, name=one.name)
        [path] = write_forms(plan, [person], Path(folder), next(iter(plan.rounds)))
        shutil.copy(path, inbox.folder / "Ke hoach khac.xlsx")
    inbox.refuse("Ke hoach khac.xlsx", "other-plan")
    if len(inbox.plan.rounds) > 1:
        with TemporaryDirectory() as folder:
            person = Participant(one.code, one.kind, one.group, name=one.name)
            [path] = write_forms(inbox.plan, [person], Path(folder), list(inbox.plan.rounds)[1])
            shutil.copy(path, inbox.folder / "Dot khac.xlsx")
        inbox.refuse("Dot khac.xlsx", "other-plan")


def _twice(inbox: Inbox) -> None:
    """Two files of one participant that differ, and a third that is the copy of another's."""
    one = inbox.people.next(kind="collective")
    names = [f"Lan {number}.xlsx" for number in (1, 2)]
    papers = [inbox.ours(one, name) for name in names]
    slot = next(slot for slot in papers[1].typed if slot[2] == "evidence")
    papers[1].put(slot, "Báo cáo mới", "Báo cáo mới")
    for paper in papers:
        paper.waits = True
        paper.save(inbox.folder)
    inbox.questions.append(Expected("two-files", names[0], "", "", "; ".join(names), one.name))
    paper = inbox.ours(inbox.people.next(), "Ban sao.xlsx")
    shutil.copy(paper.save(inbox.folder), inbox.folder / "Ban sao - Copy.xlsx")
    inbox.copies["Ban sao - Copy.xlsx"] = paper


def _refused(inbox: Inbox) -> None:
    paper = inbox.ours(inbox.people.next(), "Bieu trong.xlsx", filled=False)
    paper.refused = True
    paper.save(inbox.folder)
    inbox.refuse("Bieu trong.xlsx")
    for name in ("Cong van.docx", "Anh chup.jpg", "Danh sach.csv"):
        (inbox.folder / name).write_bytes(b"x")
        inbox.refuse(name)
    for name in ("~$Ban sao.xlsx", ".an.xlsx", "Thumbs.db"):
        (inbox.folder / name).write_bytes(b"x")
        inbox.ignored.append(name)
    book = load_workbook(inbox.folder / "Ban sao.xlsx")
    for sheet in book:
        sheet.delete_rows(1, 60)
    book.remove(book["thidua"])
    book.save(inbox.folder / "Lac de.xlsx")
    inbox.refuse("Lac de.xlsx")


def _hostile(inbox: Inbox) -> None:
    place = list(plan_files()).index(inbox.plan.id)
    for number, name in enumerate(HOSTILE[place :: len(plan_files())], 1):
        kind = KINDS[name]
        file = f"La {number}{Path(kind.file).suffix}"
        (inbox.folder / file).write_bytes(kind.make())
        inbox.refuse(file)
