"""Kind and group of a participant, as cells say them: by id or by label."""

from collections.abc import Mapping

from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.sheets.cells import Cell
from thidua.sheets.problems import CellProblem
from thidua.sheets.texts import folded, hint


def read_who(plan: Plan, kind: Cell, group: Cell, code: str, problems: list[CellProblem]) -> tuple[str, str] | None:
    """Kind and group by id or label; None where they are not of this plan, which ``problems`` then says."""
    kinds: dict[str, str] = {name: KIND_LABELS[name] for found in plan.groups.values() for name in found.kinds}
    groups = {name: found.label for name, found in plan.groups.items()}
    kind_id, group_id = one_of(kind, kinds), one_of(group, groups)
    after = f"; «{code}» không được xét"
    if kind_id is None:
        message = f"cần một loại đối tượng của kế hoạch: {listed(kinds)}{hint(kind.text, kinds)}{after}"
        problems.append(kind.problem(message, participant=code))
    if group_id is None:
        message = f"cần một nhóm của kế hoạch: {listed(groups)}{hint(group.text, groups)}{after}"
        problems.append(group.problem(message, participant=code))
    if kind_id is None or group_id is None:
        return None
    if kind_id not in plan.groups[group_id].kinds:
        allowed: dict[str, str] = {name: KIND_LABELS[name] for name in plan.groups[group_id].kinds}
        message = f"nhóm «{groups[group_id]}» chỉ có loại {listed(allowed)}{after}"
        problems.append(kind.problem(message, participant=code))
        return None
    return kind_id, group_id


def one_of(cell: Cell, labels: Mapping[str, str]) -> str | None:
    """The id that a cell names, by itself or by its label."""
    text = folded(cell.text)
    fitting = [name for name, label in labels.items() if text in (folded(name), folded(label))]
    return fitting[0] if len(fitting) == 1 else None


def listed(labels: Mapping[str, str]) -> str:
    """Ids with their labels, for messages."""
    return ", ".join(f"«{name}» ({label})" for name, label in labels.items())
