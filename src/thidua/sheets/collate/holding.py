"""Facts held against their limits, and against what the plan asks of this participant at all."""

from thidua.rules.facts import Participant
from thidua.rules.limits import impossible, unasked
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Entry
from thidua.sheets.collate.facts import bearing, facts_of, with_facts
from thidua.sheets.collate.question import Question


def check_facts(taken: Taken, one: Participant, round_id: str, form: str | None = None) -> None:
    """Ask about facts that cannot be so, and about those that nobody asked this participant for.

    ``form``: the one that is about this participant, where others in the file are about somebody else.
    """
    cells = facts_of(taken.plan, _entries(taken, form), taken.asking.file)
    if not cells:
        return
    whole = bearing(taken.plan, one, cells, round_id)
    for name, message in (beyond := list(unasked(taken.plan, whole))):
        entry = cells[name][0]
        taken.ask(entry.slot, _question(taken, entry, [f"{message}; ghi «bỏ» để bỏ giá trị này"]))
    # Of a part and its whole either may be the wrong one: an answer to one of them may settle both.
    faults = _faults(taken, one, round_id, form) if beyond else _faults_of(taken, whole)
    answered = False
    for name, messages in faults.items():
        question = _question(taken, cells[name][0], messages)
        if question.key in taken.asking.answers:
            taken.ask(cells[name][0].slot, question)
            answered = True
    for name, messages in (_faults(taken, one, round_id, form) if answered else faults).items():
        taken.leave(cells[name][0].slot, _question(taken, cells[name][0], messages))


def _entries(taken: Taken, form: str | None) -> list[Entry]:
    return [entry for entry in taken.sure.values() if form is None or entry.form == form]


def _faults(taken: Taken, one: Participant, round_id: str, form: str | None) -> dict[str, list[str]]:
    return _faults_of(taken, with_facts(taken.plan, one, _entries(taken, form), taken.asking.file, round_id))


def _faults_of(taken: Taken, whole: Participant) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, message in impossible(taken.plan, whole):
        found.setdefault(name, []).append(message)
    return found


def _question(taken: Taken, entry: Entry, messages: list[str]) -> Question:
    wanted = "; ".join(messages)
    return taken.asking.question("out-of-limits", entry.stood, wanted, sheet=entry.sheet, cell=entry.cell)
