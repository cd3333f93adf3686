"""Draws figures and the forms of points that only the plain path works out, as data of a plan."""

from typing import Any

from hypothesis import strategies as st

from tests.rules.making import NUMBERS, Data, Draw, Maker
from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan

PARAMETERS: Data = {
    "he_so": {"label": "Hệ số", "values": {"xa": 2}, "otherwise": 0.5},
    "theo_muc": {"label": "Theo mức", "by": "muc", "values": {"thap": 2, "cao": 0}, "otherwise": 1},
}


class WideMaker(Maker):
    """Draws every form of points; ``more`` are figures that may be read."""

    def operand(self) -> Any:
        return self.pick([*NUMBERS, *self.more, *PARAMETERS, "1", "2", "2.5", "50%"])

    def counted(self) -> Any:
        if self.more and self.often(6):
            return {"share": [self.pick([*NUMBERS, *self.more]) for _ in range(2)]}
        return super().counted()

    def points(self, *, full: bool, depth: int = 2) -> Any:
        form = self.draw(st.integers(0, 7))
        if form == 0 and full:
            found: Data = {"full": self.pick([self.operand(), {"share": ["phan", "tong"]}])}
            return found | ({"target": self.operand()} if self.often(2) else {})
        if form == 1:
            return self.stepped(full=full)
        if form == 2 and depth:
            return {"if": self.condition(1), "then": self.points(full=full, depth=0), "else": self.figure()}
        if form == 3 and depth:
            several = [self.points(full=full, depth=depth - 1) for _ in range(2)]
            return {self.pick(["highest", "lowest"]): several}
        if form == 4 and self.more:
            return {"judged": self.pick(list(self.more))}
        return super().points(full=full, depth=depth)

    def stepped(self, *, full: bool) -> Data:
        found = self.linear(full=full)
        if full and self.often(3):
            found["add"] = "full"
        if self.often(2):
            found["per"] = self.operand()
        if self.often(3):
            found["below"] = self.operand()
        elif self.often(2):
            found["above"] = self.pick(["1", "dem", "theo_muc"])
        return found | ({"whole": "yes"} if self.often(2) else {})


def figures(maker: WideMaker) -> Data:
    """Some figures, each of facts and of those before it."""
    found: Data = {}
    for number in range(maker.draw(st.integers(1, 5))):
        inner = WideMaker(maker.draw, more=tuple(found))
        found[f"f{number}"] = {"label": f"Số {number}"} | _operation(inner)
    return found


def _operation(maker: WideMaker) -> Data:
    form = maker.pick(["share", "sum", "minus", "times", "highest", "lowest", "mean", "count", "days", "over", "over"])
    if form == "count":
        return {"count": [maker.condition(1) for _ in range(maker.draw(st.integers(1, 3)))]}
    if form == "days":
        return {"days_late": "ngay", "by": "han"} | ({"working": "yes"} if maker.often(2) else {})
    if form != "over":
        return {form: [maker.operand(), maker.operand()]}
    found: Data = {"over": maker.pick(["mean", "sum", "highest", "lowest", "count", "rank"])}
    if found["over"] != "count":
        found["of"] = maker.pick([*NUMBERS, *maker.more])
    if maker.often(2):
        found["within"] = maker.some(["group", "kind", "muc_na", "co"])
    if maker.often(3):
        found["among"] = maker.condition(1)
    if maker.often(4):
        found["members_of"] = "cua"
    return found


@st.composite
def plans_with_figures(draw: Draw) -> Plan:
    """A valid plan whose points, gates and places read figures, those of gates also totals."""
    worked = figures(WideMaker(draw))
    maker = WideMaker(draw, more=tuple(worked))
    rubric, gates = maker.rubric(), [maker.gate(["khen"])]
    if maker.often(2):
        worked["late"] = {"label": "Sau", "over": maker.pick(["mean", "highest", "rank"]), "of": "final"}
        gates.append({"label": "Sau", "clause": "I", "require": {"of": "late", "at_least": maker.figure()}})
    return read_data(plan_data(parameters=PARAMETERS, figures=worked, rubric=rubric, gates=gates))
