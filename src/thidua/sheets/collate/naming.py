"""Facts that name another participant, such as a person's unit: held against the list, as codes from here on."""

from collections.abc import Collection, Sequence

from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Entry, FileRead
from thidua.sheets.collate.kinds import fact_at
from thidua.sheets.collate.question import Question
from thidua.sheets.collate.register import Found, Register, named
from thidua.sheets.collate.rejudged import judged_again, taken_again
from thidua.sheets.collate.setting import Setting
from thidua.sheets.texts import quoted


def name_participants(files: Sequence[FileRead], setting: Setting) -> list[FileRead]:
    """The files with such facts held against the list; without a list, against all who sent something."""
    people = setting.register.participants or {file.sender.id: file.sender for file in files if file.sender}
    naming = _Naming(setting.plan, people.values())
    return [_named_in(file, naming, setting) for file in files]


def _named_in(file: FileRead, naming: "_Naming", setting: Setting) -> FileRead:
    if file.refusal is not None or not naming.concerns(file.entries):
        return file
    taken = taken_again(file, setting)
    naming.check(taken)
    return judged_again(file, taken)


class _Naming:
    """Whom each such fact of the plan may name; puts the code of whoever is named, asks where that is not certain."""

    def __init__(self, plan: Plan, participants: Collection[Participant]) -> None:
        self._plan = plan
        self._registers = {
            fact.id: Register(one for one in participants if not fact.names or one.kind in fact.names)
            for fact in plan.facts.values()
            if fact.type == "participant"
        }

    def concerns(self, entries: Collection[Entry]) -> bool:
        return bool(self._registers) and any(self._fact(entry) for entry in entries)

    def check(self, taken: Taken) -> None:
        for entry in list(taken.sure.values()):
            fact = self._fact(entry)
            if fact is not None:
                self._check(taken, entry, fact)

    def _fact(self, entry: Entry) -> str | None:
        fact = fact_at(self._plan, *entry.slot)
        return fact if fact in self._registers else None

    def _check(self, taken: Taken, entry: Entry, fact: str) -> None:
        found = self._find(entry, fact)
        if found.sure is None:
            question = self._question(taken, entry, fact, found)
            if not taken.ask(entry.slot, question, found.likely.id if found.likely else None):
                return
            if entry.slot not in taken.sure:
                return
            found = self._find(taken.sure[entry.slot], fact)
            if found.sure is None:
                taken.leave(entry.slot, question)
                return
        sure = taken.sure[entry.slot]
        taken.sure[entry.slot] = Entry(sure.slot, sure.sheet, sure.cell, sure.stood, found.sure.id, sure.answer)

    def _find(self, entry: Entry, fact: str) -> Found:
        return self._registers[fact].find(str(entry.value))

    def _question(self, taken: Taken, entry: Entry, fact: str, found: Found) -> Question:
        kinds = " hoặc ".join(KIND_LABELS[kind] for kind in self._plan.facts[fact].names) or "đối tượng"
        wanted = f"cần mã hoặc tên của một {kinds} trong danh sách"
        wanted += f"; gần giống: {quoted(found.near)}" if found.near else ""
        if found.likely is not None:
            wanted = f"xác nhận: «{entry.stood}» có lẽ là «{found.likely.shown}»"
        return taken.asking.question(
            "confirm" if found.likely else "unclear", entry.stood, wanted, sheet=entry.sheet, cell=entry.cell,
            proposal=named(found.likely) if found.likely else None,
        )  # fmt: skip
