"""A form for a file of which nobody knows who sent it: as whoever would be asked for what it says."""

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.rules.sheet import concerns
from thidua.sheets.collate.entry import FileRead
from thidua.sheets.collate.returned import NOTES

UNKNOWN = f"chưa rõ, xin ghi ở trang «{NOTES}»"


def likely_sender(file: FileRead, plan: Plan) -> Participant:
    """Nobody, with the first kind and group of the plan that is asked for most of the facts and forms in ``file``."""
    placed = [entry.slot for entry in file.entries] + [asked.slot for asked in file.asked]
    scopes = [plan.facts[row].asked for name, row, _ in placed if row in plan.facts and name not in plan.forms]
    scopes += [plan.forms[name].asked for name in file.forms if name in plan.forms]
    groups = [(kind, group.id) for group in plan.groups.values() for kind in group.kinds]
    kind, group = max(groups, key=lambda who: sum(concerns(asked, *who) for asked in scopes))
    return Participant("", kind, group, name=UNKNOWN)
