"""What bodies supply about participants, held against what is said of the same facts elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Given, Participant
from thidua.sheets import form
from thidua.sheets.collate.asking import Asking
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Asked, Entry, FileRead
from thidua.sheets.collate.facts import facts_of
from thidua.sheets.collate.gathered import Sent
from thidua.sheets.collate.holding import check_facts
from thidua.sheets.collate.kinds import FACT_COLUMN
from thidua.sheets.collate.setting import Setting
from thidua.sheets.collate.shown import shown
from thidua.sheets.collate.spool import stored_like
from thidua.sheets.content import About, FormContent
from thidua.sheets.problems import CellProblem
from thidua.sheets.supplied import of_whom

Said: TypeAlias = dict[tuple[str, str], Given]
"""What was said so far, by participant and fact."""

_Placed = TypeVar("_Placed", Entry, Asked)


def supplier_of(about: About | None, plan: Plan) -> Participant | None:
    """The body that supplies the facts of this workbook; None where it is a participant's own."""
    if about is None or about.made != form.SUPPLIED or about.participant not in plan.bodies:
        return None
    return Participant(about.participant, "collective", "", name=plan.bodies[about.participant].label)


def check_supplied(taken: Taken, contents: Iterable[FormContent], setting: Setting) -> None:
    """Ask about supplied facts that cannot be so of the participant that they are about."""
    for content in contents:
        one = setting.register.participants.get(of_whom(content.form) or "")
        if one is not None:
            check_facts(taken, one, setting.round_id, content.form)


def settle_supplied(files: Sequence[FileRead], sent: Sequence[Sent], setting: Setting) -> list[FileRead]:
    """The files, with questions where a body says something else of a fact than others, or of somebody unknown."""
    concerned = {code for file in files if _supplies(file) for code in _by_participant(file.entries)}
    if not concerned:
        return list(files)
    known = {**setting.register.participants, **{one.participant.id: one.participant for one in sent}}
    said: Said = {
        (one.participant.id, name): given
        for one in sent
        if one.participant.id in concerned
        for file in one.files
        for name, (_, given) in facts_of(setting.plan, file.entries, file.name).items()
    }
    return [_Supplying(file, known, said, setting).settled() if _supplies(file) else file for file in files]


def supplied_facts(files: Iterable[FileRead], plan: Plan) -> dict[str, dict[str, Given | None]]:
    """What bodies supply, by participant and fact; None where it is still asked which value counts."""
    found: dict[str, dict[str, Given | None]] = {}
    for file in files:
        if not _supplies(file) or file.supplier is None:
            continue
        for code, entries in _by_participant(file.entries).items():
            facts = facts_of(plan, entries, file.name, file.supplier.id)
            found.setdefault(code, {}).update({name: given for name, (_, given) in facts.items()})
        for code, asked in _by_participant(file.asked).items():
            names = [one.slot[1] for one in asked if one.slot[2] == FACT_COLUMN]
            found.setdefault(code, {}).update(dict.fromkeys(names))
    return found


def _supplies(file: FileRead) -> bool:
    return file.supplier is not None and file.usable


def _by_participant(placed: Iterable[_Placed]) -> dict[str, list[_Placed]]:
    found: dict[str, list[_Placed]] = {}
    for one in placed:
        code = of_whom(one.slot[0])
        if code is not None:
            found.setdefault(code, []).append(one)
    return found


class _Supplying:
    """One file of a body, held against what was said before."""

    def __init__(self, file: FileRead, known: dict[str, Participant], said: Said, setting: Setting) -> None:
        assert file.supplier is not None
        self.file, self.body = file, file.supplier
        self.known, self.said, self.plan = known, said, setting.plan
        self.asking = Asking(file.name, file.content, setting.answers)
        self.asking.participant = file.supplier.id
        self.taken = Taken(setting.judge, self.asking)
        self.taken.sure = {entry.slot: entry for entry in file.entries}
        self.taken.asked = {asked.slot: asked for asked in file.asked}

    def settled(self) -> FileRead:
        for code, entries in _by_participant(self.file.entries).items():
            if code in self.known:
                self._hold(code, entries)
            else:
                self._ask_who(code, entries)
        asked = tuple(self.taken.asked.values())
        known = {question.key: question for question in (*self.file.questions, *self.asking.open.values())}
        return replace(
            self.file,
            entries=stored_like(self.file.entries, self.taken.sure.values()),
            asked=asked,
            questions=tuple(known.values()),
            rows_asked=min(self.file.rows, len({one.slot[:2] for one in asked})),
        )

    def _hold(self, code: str, entries: list[Entry]) -> None:
        for name, (entry, given) in facts_of(self.plan, entries, self.file.name, self.body.id).items():
            other = self.said.get((code, name))
            if other is not None and other.value != given.value and not self._ask_which(code, name, entry, other):
                continue
            taken = self.taken.sure.get(entry.slot)
            if taken is not None:
                self.said[code, name] = facts_of(self.plan, [taken], self.file.name, self.body.id)[name][1]

    def _ask_which(self, code: str, name: str, entry: Entry, other: Given) -> bool:
        """Whether an answer says which of two values counts."""
        fact, source = self.plan.facts[name], other.source
        assert source is not None
        place = CellProblem(source.file, source.sheet, source.cell, None, "").place
        there, here = shown(self.plan, fact, other.value), shown(self.plan, fact, entry.value)
        wanted = (
            f"{place} ghi «{there}» cho «{fact.label}» của «{self.known[code].shown}»; cần một giá trị:"
            f" «đồng ý» để lấy số ở đây, «bỏ» để lấy số kia"
        )
        question = self.asking.question(
            "differing", f"{there} ≠ {here}", wanted, sheet=entry.sheet, cell=entry.cell, proposal=here
        )
        return self.taken.ask(entry.slot, question, entry.value)

    def _ask_who(self, code: str, entries: list[Entry]) -> None:
        wanted = f"danh sách không có đối tượng mã «{code}»; thêm vào danh sách, hoặc ghi «bỏ» để không dùng"
        question = self.asking.question(
            "unknown-participant", code, wanted, sheet=entries[0].sheet, cell=entries[0].cell
        )
        left_out = self.asking.ask(question, lambda answer: answer.leaves_out or None)
        for entry in entries:
            del self.taken.sure[entry.slot]
            if not left_out:
                self.taken.asked[entry.slot] = Asked(entry.slot, entry.stood, question)
