"""Rows of cells, from whatever file, become participants with facts; what is wrong is named by its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import parts_below
from thidua.rules.facts import FactValue, Given, Participant, Source
from thidua.rules.limits import out_of_bounds, parts_too_large, said, unasked
from thidua.sheets.cells import Broken, Cell
from thidua.sheets.form import ABOUT
from thidua.sheets.found import Found, whose
from thidua.sheets.problems import CellProblem, Severity, position
from thidua.sheets.sources import traced
from thidua.sheets.texts import hint, quoted
from thidua.sheets.values import WrongValueError, expected, read_value
from thidua.sheets.versions import LABELS, prevailing_rows, read_origin
from thidua.sheets.who import listed, one_of, read_who


@dataclass(slots=True)
class FactTable:
    """Who takes part in a round and what is known of them, and what of the files could not be used."""

    participants: list[Participant]
    problems: list[CellProblem]
    left_out: tuple[str, ...] = ()
    """Who was in the files and is not among the participants: the code, else the row or the file, in their order."""
    parts: dict[str, list[Participant]] = field(default_factory=dict)
    """Of a round that has parts, who takes part in each, by its id."""

    @property
    def errors(self) -> list[CellProblem]:
        """The problems that kept something out."""
        return [problem for problem in self.problems if problem.severity == "error"]


@dataclass(slots=True)
class Row:
    """What stands about one participant, still as cells."""

    participant: Cell
    kind: Cell
    group: Cell
    name: Cell | None = None
    period: Cell | None = None
    facts: dict[str, Cell] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    origins: Mapping[str, Given] | None = None
    """What was collated for this participant, by fact; None where the row stands in no collated table."""
    origin: Cell | None = None
    """Who says so, where the table has a column for that."""
    supplier: str | None = None
    """The body that supplies these facts of somebody who is told of elsewhere; kind and group are then blank."""

    def source(self, name: str, value: FactValue) -> Source:
        """Where the value of a fact comes from: a collated one from the workbook that it was read in."""
        here = self.facts[name].source(self.evidence.get(name))
        if self.supplier is not None:
            return replace(here, origin=self.supplier)
        if self.origin is not None and self.origin.text:
            return replace(here, origin=read_origin(self.origin) or here.origin)
        return here if self.origins is None else traced(value, here, self.origins.get(name))

    @property
    def described(self) -> str:
        """The participant for a list of those left out: by code, else by row, or by file where it is a form."""
        if _is_code(self.participant):
            return self.participant.text
        if self.participant.sheet == ABOUT:
            return self.participant.file
        return f"dòng {self.participant.address.lstrip(ascii_uppercase)}"


def build_table(
    plan: Plan, round_id: str, rows: Iterable[Row], problems: list[CellProblem], left_out: Iterable[str] = ()
) -> FactTable:
    """Participants of one round and of its parts from rows; ``problems`` and ``left_out`` are those already met."""
    if round_id not in plan.rounds:
        raise ValueError(f"no round {round_id!r} in {plan.id}")
    rows = list(rows)
    # Where values of a collated table come from is kept of the round that was collated.
    of_parts = [replace(row, origins=None) for row in rows if row.period is not None and row.period.text]
    everybody = frozenset(row.participant.text for row in of_parts)
    table = _built(_Building(plan, round_id, list(problems), left_out), rows, everybody)
    for part in parts_below(plan, round_id):
        found = _built(_Building(plan, part, [], ()), of_parts, everybody)
        table.parts[part] = found.participants
        table.problems += [problem for problem in found.problems if problem not in table.problems]
        table.left_out = tuple(dict.fromkeys((*table.left_out, *found.left_out)))
    if table.parts:
        table.problems.sort(key=position)
    return table


def _built(building: "_Building", rows: Iterable[Row], in_parts: frozenset[str]) -> FactTable:
    building.in_parts = in_parts
    for row in rows:
        building.take(row)
    return building.finish()


class _Building:
    def __init__(self, plan: Plan, round_id: str, problems: list[CellProblem], left_out: Iterable[str]) -> None:
        self.plan = plan
        self.round_id = round_id
        self.problems = problems
        self.found: dict[str, Found] = {}
        self.said: dict[str, dict[str, Found]] = {}
        """By participant and by who says so; one of them where the plan does not say who prevails."""
        self.prevails = plan.appraisal.prevails if plan.appraisal is not None else ()
        self.barred: set[str] = set()
        """Codes that rows give with a kind or group that cannot be: not even a good row of theirs is used."""
        self.left_out = dict.fromkeys(left_out)
        self.in_parts: frozenset[str] = frozenset()  # Who has a row of any part may be named in all.
        self.supplied: list[Row] = []

    def take(self, row: Row) -> None:
        """One more row."""
        if row.supplier is not None:
            if self._is_of_round(row):
                self.supplied.append(row)
            return
        code = row.participant.text
        if not _is_code(row.participant):
            self.problems.append(row.participant.problem("cần mã của đối tượng; dòng này không được dùng"))
        if not self._is_of_round(row):
            return
        if not _is_code(row.participant):
            self.left_out[row.described] = None
            return
        who = read_who(self.plan, row.kind, row.group, code, self.problems)
        if who is None:
            self._bar(code)
            return
        origin = read_origin(row.origin)
        if row.origin is not None and origin is None:
            self.problems.append(
                row.origin.problem(f"cần {listed(LABELS)}; dòng này không được dùng", participant=code)
            )
            return
        name = row.name.text if row.name is not None else ""
        given, unreadable = self._read_facts(row, code)
        participant = Participant(code, *who, {}, name or None, self.round_id)
        found = Found(participant, row.participant, given, row.facts, unreadable)
        said = self.said.setdefault(code, {})
        by = str(origin) if self.prevails else ""
        if by in said:
            self._merge(said[by], found)
        else:
            said[by] = found

    def finish(self) -> FactTable:
        """The table, once all rows are in: only now is it known who there is to be referred to."""
        self.found = {code: self._prevailing(said) for code, said in self.said.items()}
        for code in self.barred:
            self.found.pop(code, None)
        for row in self.supplied:
            self._supply(row)
        for found in self.found.values():
            self._check_references(found)
            self._drop(found, unasked(self.plan, _whole(found)), severity="warning")
            self._drop_impossible(found)
        participants = [_whole(found) for found in self.found.values()]
        left_out = tuple(one for one in self.left_out if one not in self.found)
        return FactTable(participants, sorted(self.problems, key=position), left_out)

    def _bar(self, code: str) -> None:
        self.barred.add(code)
        self.left_out[code] = None

    def _is_of_round(self, row: Row) -> bool:
        if row.period is None or not row.period.text:
            return True
        labels = {name: found.label for name, found in self.plan.rounds.items()}
        period = one_of(row.period, labels)
        if period is None:
            code = row.participant.text
            message = f"cần một đợt của kế hoạch: {listed(labels)}; dòng này của «{code}» không được dùng"
            self.problems.append(row.period.problem(message, participant=code))
            self.left_out[row.described] = None
        return period == self.round_id

    def _read_facts(self, row: Row, code: str) -> tuple[dict[str, Given], set[str]]:
        given: dict[str, Given] = {}
        unreadable: set[str] = set()
        for name, cell in row.facts.items():
            try:
                value = read_value(self.plan, self.plan.facts[name], cell)
            except WrongValueError as error:
                self.problems.append(cell.problem(str(error), participant=code))
                unreadable.add(name)
                continue
            given[name] = Given(value, row.source(name, value))
        return given, unreadable

    def _merge(self, first: Found, second: Found) -> None:
        """A second row of one participant: what both say, or only one says, stays; the rest is dropped."""
        code = first.participant.id
        message = f"«{code}» đã có ở {first.place.place}, mỗi đối tượng chỉ có một dòng trong một đợt"
        here, there = second.participant, first.participant
        if whose(here) != whose(there):
            self._bar(code)
            message += f"; hai dòng khác nhau về loại hoặc nhóm nên «{code}» không được xét"
        differing = [
            name
            for name, given in second.given.items()
            if name in first.given and first.given[name].value != given.value
        ]
        if differing:
            labels = quoted(self.plan.facts[name].label for name in differing)
            message += f"; hai dòng khác nhau ở {labels} nên các số liệu này không được dùng"
        self.problems.append(second.place.problem(message, participant=code))
        first.disputed |= {*differing, *second.disputed}
        first.given = {**second.given, **first.given}
        first.cells = {**second.cells, **first.cells}
        for name in first.disputed:
            first.given.pop(name, None)
        first.participant = replace(there, name=there.name or here.name)

    def _prevailing(self, said: dict[str, Found]) -> Found:
        """One participant of all rows, each fact from whoever prevails; barred where rows differ in who it is."""
        first, *others = said.values()
        for other in others:
            if whose(other.participant) != whose(first.participant):
                code = first.participant.id
                message = f"khác loại hoặc nhóm ở {first.place.place} nên «{code}» không được xét"
                self.problems.append(other.place.problem(message, participant=code))
                self._bar(code)
        return prevailing_rows(said, self.prevails) if others else first

    def _supply(self, row: Row) -> None:
        """What a body says of a participant: it fills in what nobody else said; where two differ, neither counts."""
        code = row.participant.text
        found = self.found.get(code)
        if found is None:
            if code not in self.left_out:
                message = f"không có phiếu hay dòng nào của «{code}» nên số liệu ở đây không được dùng"
                self.problems.append(row.participant.problem(message, participant=code, severity="warning"))
            return
        given, unreadable = self._read_facts(row, code)
        for name, one in given.items():
            other = found.given.get(name)
            if other is not None and other.value != one.value:
                there = found.cells[name]
                message = f"«{self.plan.facts[name].label}» ở {there.place} ghi «{there.text}»"
                message += "; hai nơi ghi khác nhau nên số liệu này không được dùng"
                self.problems.append(row.facts[name].problem(message, participant=code))
                found.disputed.add(name)
        found.disputed |= unreadable
        found.given |= given
        found.cells |= row.facts
        for name in found.disputed:
            found.given.pop(name, None)

    def _check_references(self, found: Found) -> None:
        for name in [name for name in found.given if self.plan.facts[name].type == "participant"]:
            fact, cell = self.plan.facts[name], found.cells[name]
            code = str(found.given[name].value)
            other = self.found.get(code)
            message = f"cần {expected(self.plan, fact)}"
            if other is None and code not in self.left_out and code not in self.in_parts:
                message += hint(code, self.found)
            elif other is not None and fact.names and other.participant.kind not in fact.names:
                kinds = " hoặc ".join(KIND_LABELS[kind] for kind in fact.names)
                message += f" thuộc loại {kinds}"
            else:
                continue
            del found.given[name]
            self.problems.append(cell.problem(message, participant=found.participant.id))

    def _drop_impossible(self, found: Found) -> None:
        """Of a part larger than its whole nobody knows which figure is wrong: one problem, and neither is used."""
        whole = _whole(found)
        too_large = parts_too_large(self.plan, whole)
        self._drop(found, out_of_bounds(self.plan, whole))
        for part, all_ in too_large:
            cell, other = found.cells[part], found.cells[all_]
            place = other.place if (cell.file, cell.sheet) != (other.file, other.sheet) else f"ô {other.address}"
            message = f"{said(self.plan, whole, part)} không được lớn hơn {said(self.plan, whole, all_)} ở {place}"
            message += "; cả hai số liệu không được dùng"
            self.problems.append(cell.problem(message, participant=whole.id))
            for name in (part, all_):
                found.given.pop(name, None)

    def _drop(self, found: Found, faults: list[tuple[str, str]], *, severity: Severity = "error") -> None:
        for name, message in faults:
            code = found.participant.id
            self.problems.append(found.cells[name].problem(message, participant=code, severity=severity))
            found.given.pop(name, None)


def _is_code(cell: Cell) -> bool:
    return bool(cell.text) and not isinstance(cell.value, Broken) and cell.text.isprintable()


def _whole(found: Found) -> Participant:
    return replace(found.participant, facts=found.given)
