"""One file of the inbox, alone: read, attributed, each cell judged. Runs in a worker; gives plain data back."""

import hashlib
from dataclasses import replace
from pathlib import Path

from thidua.rules.facts import Participant
from thidua.sheets.cells import Broken, Cell
from thidua.sheets.collate.asking import Asking
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import FileRead, Slot, Value
from thidua.sheets.collate.hidden import HiddenCells
from thidua.sheets.collate.holding import check_facts
from thidua.sheets.collate.matching import check_matches
from thidua.sheets.collate.own_figures import check_limits, check_points, check_totals
from thidua.sheets.collate.question import Code, Question
from thidua.sheets.collate.repeated import check_repeated
from thidua.sheets.collate.returned import replaced_by, says_who
from thidua.sheets.collate.senders import sender_of
from thidua.sheets.collate.setting import Setting
from thidua.sheets.collate.shown import shown
from thidua.sheets.collate.spool import Packed, packed
from thidua.sheets.collate.supplying import check_supplied, supplier_of
from thidua.sheets.content import About, FormCell, FormContent, read_contents
from thidua.sheets.isolated_start import Handed
from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear
from thidua.sheets.problems import SheetError
from thidua.sheets.workbooks import SUFFIXES, Workbook

_PIECE = 1 << 16


def read_with(path: Path, name: str, setting: Handed[Setting]) -> tuple[FileRead, Packed]:
    """``read_file`` in a worker, the entries as bytes."""
    found = read_file(path, name, setting.value)
    return replace(found, entries=()), packed(found.entries)


def read_file(path: Path, name: str, setting: Setting) -> FileRead:
    """What the file gives. One that cannot be used at all is refused, with the reason."""
    if path.suffix.lower() not in SUFFIXES:
        return refused(name, "không phải bảng tính (.xlsx, .xls, .ods)")
    content = hash_of(path)
    try:
        with Workbook(path, name) as book:
            contents = read_contents(book, setting.plan)
            replaces, says = replaced_by(book), says_who(book)
            hidden = HiddenCells(book)
    except SheetError as error:
        return refused(name, error.message, content)
    return _Reading(name, content, contents, hidden, setting).read(replaces, says)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, read piece by piece: it may be of any size."""
    found = hashlib.sha256()
    with path.open("rb", buffering=0) as stream:
        while piece := stream.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def refused(name: str, reason: str, content: str = "", code: Code = "unusable", rows: int = 0) -> FileRead:
    """A file of which nothing can be used."""
    question = Question(code, name, None, "", "", reason, content=content)
    return FileRead(name, content, reason, questions=(question,), rows=rows)


class _Reading:
    """Everything about one file that can be read."""

    def __init__(
        self, name: str, content: str, contents: list[FormContent], hidden: HiddenCells, setting: Setting
    ) -> None:
        self.name, self.content = name, content
        self.contents, self.hidden = contents, hidden
        self.setting = setting
        self.asking = Asking(name, content, setting.answers)
        self.taken = Taken(setting.judge, self.asking)

    def read(self, replaces: str, says: Cell | None) -> FileRead:
        rows = {(found.form, found.sheet, cell.row) for found in self.contents for cell in found.cells}
        about = next((found.about for found in self.contents if found.about is not None), None)
        wrong = self._not_ours(about)
        if wrong is not None or not rows:
            code: Code = "other-plan" if wrong else "unusable"
            reason = wrong or "không tìm thấy biểu nào của kế hoạch, hoặc biểu còn để trống"
            return refused(self.name, reason, self.content, code, len(rows))
        supplier = supplier_of(about, self.setting.plan)
        sender = None if supplier else sender_of(self.contents, self.name, self.setting, self.asking, says)
        by = sender or supplier
        self.asking.participant = by.id if by is not None else None
        fits = self._is_of_this_version(about)
        self._take_all()
        self._hold_against(sender)
        return self._result(sender, supplier, waits=by is None or not fits, rows=len(rows), replaces=replaces)

    def _not_ours(self, about: About | None) -> str | None:
        """Why a form that we made is of no use here: of another plan, or of another round."""
        plan = self.setting.plan
        if about is not None and about.plan and about.plan != plan.id:
            return f"biểu của kế hoạch «{about.plan}», cần biểu của kế hoạch «{plan.id}»"
        if about is not None and about.round in plan.rounds and about.round != self.setting.round_id:
            labels = (plan.rounds[name].label for name in (about.round, self.setting.round_id))
            return "biểu của đợt «{}», đang tổng hợp đợt «{}»".format(*labels)
        return None

    def _is_of_this_version(self, about: About | None) -> bool:
        if about is None or not about.version or about.version == self.setting.version:
            return True
        wanted = (
            f"biểu lập từ bản khác của kế hoạch (cần bản {self.setting.version}); nếu các dòng vẫn như cũ thì ghi"
            " «đồng ý» để dùng, nếu không thì lập biểu mới và chép số liệu sang"
        )
        cell = about.cells["version"]
        question = self.asking.question(
            "other-version", about.version, wanted, sheet=cell.sheet, cell=cell.address, proposal="dùng biểu này"
        )
        return self.asking.ask(question, lambda answer: answer.agrees or None) is True

    def _take_all(self) -> None:
        for content in self.contents:
            for problem in content.problems:
                question = self.asking.question(
                    "unclear", problem.stood or "", problem.message, sheet=problem.sheet, cell=problem.cell,
                    proposal="không dùng ô này",
                )  # fmt: skip
                self.asking.ask(question, lambda answer: answer.agrees or answer.leaves_out or None)
            for found in self.hidden.take_visible(content, self.taken):
                self._take(content.form, found)

    def _take(self, form: str, found: FormCell) -> None:
        slot = (form, found.row, found.column)
        kind = self.setting.judge.kind(slot)
        read = self.setting.judge.read(kind, found.cell)
        if slot in self.taken.sure or slot in self.taken.asked:
            self._take_again(slot, found, read)
            return
        if isinstance(read, Sure):
            self.taken.put(slot, found.cell, read.value)
            return
        proposed: Value | None = None
        if isinstance(read, Proposal):
            code: Code = "confirm"
            wanted, proposed = f"xác nhận: {read.why}", read.value
        else:
            code, wanted = _code_of(found, read), read.wanted
        question = self.asking.question(
            code, found.cell.text, wanted, sheet=found.cell.sheet, cell=found.cell.address,
            proposal=None if proposed is None else shown(self.setting.plan, kind, proposed),
        )  # fmt: skip
        self.taken.ask(slot, question, proposed)

    def _take_again(self, slot: Slot, found: FormCell, read: Answer[Value]) -> None:
        """A second cell for one place of a form, as where a sheet stands in a workbook twice."""
        first = self.taken.sure.get(slot)
        if first is not None and isinstance(read, Sure) and read.value == first.value:
            return
        where = f"ô {first.cell}, trang «{first.sheet}»" if first is not None else "một ô khác"
        stood = f"{first.stood if first else ''} ≠ {found.cell.text}"
        wanted = f"đã ghi ở {where} với giá trị khác; cần một giá trị cho cả hai ô"
        question = self.asking.question("differing", stood, wanted, sheet=found.cell.sheet, cell=found.cell.address)
        self.taken.ask(slot, question)

    def _hold_against(self, sender: Participant | None) -> None:
        check_repeated(self.taken)
        if sender is not None:
            check_facts(self.taken, sender, self.setting.round_id)
        check_supplied(self.taken, self.contents, self.setting)
        check_totals(self.taken, self.contents)
        check_matches(self.taken, alone=False)
        check_limits(self.taken)
        if sender is not None:
            check_points(self.taken, sender, self.setting.round_id)

    def _result(
        self, sender: Participant | None, supplier: Participant | None, *, waits: bool, rows: int, replaces: str
    ) -> FileRead:
        asked = tuple(self.taken.asked.values())
        return FileRead(
            self.name,
            self.content,
            sender=sender,
            supplier=supplier,
            forms=tuple(dict.fromkeys(found.form for found in self.contents if found.cells)),
            entries=tuple(self.taken.sure.values()),
            asked=asked,
            questions=tuple(self.asking.open.values()),
            waits=waits,
            rows=rows,
            rows_asked=len({one.slot[:2] for one in asked}),
            replaces=replaces,
        )


def _code_of(found: FormCell, read: Unclear) -> Code:
    if isinstance(found.cell.value, Broken):
        return "no-result" if found.cell.value.shown.startswith("=") else "error-value"
    return "out-of-limits" if read.code in ("negative", "not_whole", "impossible") else "unclear"
