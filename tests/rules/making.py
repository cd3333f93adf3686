"""Draws the parts of random plans, as the data of their file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]
Data = dict[str, Any]

GROUPS = {"xa": ["collective"], "phong": ["collective", "individual"], "nhom": ["individual"]}
CELLS = [(kind, group) for group, kinds in GROUPS.items() for kind in kinds]
LEVELS = ["thap", "vua", "cao"]
FIRST_DAY = date(2020, 3, 1)
NA = "not_applicable"
SELECTED: Data = {"when": {"of": "chon", "is": "yes"}}
"""The scope of those whose selector says yes."""

FACTS: Data = {
    "dem": {"type": "count"},
    "phan": {"type": "count"},
    "tong": {"type": "count"},
    "dem_na": {"type": "count", "admits": NA},
    "so": {"type": "number"},
    "cham": {"type": "points", "max": 10},
    "co": {"type": "yes_no"},
    "co_na": {"type": "yes_no", "admits": NA},
    "chon": {"type": "yes_no", "selector": "yes"},
    "muc": {"type": "level", "scale": "thang"},
    "muc_na": {"type": "level", "scale": "thang", "admits": NA},
    "ngay": {"type": "date", "admits": NA},
    "cua": {"type": "participant", "names": ["collective", "individual"]},
    "muc_cua": {"lookup": {"via": "cua", "fact": "muc_na"}},
    "so_cua": {"lookup": {"via": "cua", "fact": "so"}},
    "rieng_xa": {"type": "count", "asked": {"group": "xa"}},
    "khi_chon": {"type": "count", "asked": SELECTED},
}
NUMBERS = ["dem", "phan", "tong", "dem_na", "so", "so_cua"]
FLAGS = ["co", "co_na"]
SCALED = ["muc", "muc_na", "muc_cua"]


@dataclass(frozen=True)
class Maker:
    """Draws parts of plans. ``more`` are facts that may be read besides, where a scope asks them."""

    draw: Draw
    totals: bool = False
    more: tuple[str, ...] = ()

    def pick(self, options: list[Any]) -> Any:
        return self.draw(st.sampled_from(options))

    def often(self, times: int) -> bool:
        """True about once in ``times``."""
        return bool(self.draw(st.integers(0, times - 1)) == times - 1)

    def some(self, options: list[Any]) -> list[Any]:
        return list(self.draw(st.lists(st.sampled_from(options), min_size=1, max_size=2, unique=True)))

    def figure(self) -> str:
        """A bound or a number of points; few are large."""
        if self.often(40):
            return self.pick(["999999999999999", "0.0000000000001"])
        return self.pick(["0", "1", "2", "3", "5", "10", "2.5", "0.25", "-1", "50%", "100%", "33.3%"])

    def counted(self) -> Any:
        """A measure that is a number."""
        if self.often(4):
            return {"share": self.pick([["phan", "tong"], ["dem", "so"], ["so", "dem_na"]])}
        return self.pick([*NUMBERS, *self.more])

    def measure(self) -> Any:
        if self.totals and self.often(3):
            return self.pick(["criteria_total", "bonus", "penalty", "final"])
        kind = self.draw(st.integers(0, 8))
        fixed = {5: FLAGS, 6: SCALED, 7: ["ngay"], 8: ["group", "kind"]}
        return self.pick(fixed[kind]) if kind in fixed else self.counted()

    def comparison(self, of: Any) -> Data:
        """Bounds that suit a measure."""
        apart = [NA] if isinstance(of, str) and FACTS.get(of, {}).get("admits") and self.often(2) else []
        if of in FLAGS:
            return {"is": [self.pick(["yes", "no"]), *apart]}
        if of == "group":
            return {"is": self.some(list(GROUPS))}
        if of == "kind":
            return {"is": self.some(["collective", "individual"])}
        if of == "ngay":
            return self.bounds(lambda: self.pick([str(FIRST_DAY + timedelta(days=day)) for day in range(8)]), apart)
        if of in SCALED:
            return self.bounds(lambda: self.pick(LEVELS), apart)
        return self.bounds(self.figure, apart)

    def rest(self, of: Any) -> Data:
        """Whatever the steps before have left, but for what does not apply."""
        everything: Data = {
            "group": {"is": list(GROUPS)},
            "kind": {"is": ["collective", "individual"]},
            "ngay": {"at_least": str(FIRST_DAY)},
            **{name: {"is": ["yes", "no"]} for name in FLAGS},
            **{name: {"at_least": LEVELS[0]} for name in SCALED},
        }
        found: Data | None = everything.get(of) if isinstance(of, str) else None
        return found or {"more_than": "-99999999999999"}

    def bounds(self, value: Callable[[], str], apart: list[str]) -> Data:
        form = self.draw(st.integers(0, 5))
        if form == 0:
            return {"is": [value(), value(), *apart]}
        if form == 1:
            return {"is": [value(), *apart]}
        if form == 2:
            return {"at_least": value(), "less_than": value()}
        return {self.pick(["at_least", "more_than", "at_most", "less_than"]): value()}

    def condition(self, depth: int = 2) -> Data:
        form = self.draw(st.integers(0, 5)) if depth else 0
        if form >= 4:
            return {["any", "all"][form - 4]: [self.condition(depth - 1) for _ in range(self.draw(st.integers(1, 3)))]}
        of = self.measure()
        if of == "ngay" and self.often(2):
            return {"of": of, "by": "han"}
        return {"of": of} | self.comparison(of)

    def points(self, *, full: bool, depth: int = 2) -> Any:
        """A way of giving points."""
        form = self.draw(st.integers(0, 9)) if depth else self.draw(st.integers(0, 3))
        if form <= 1:
            return "full" if full and self.often(3) else self.figure()
        if form == 2:
            return self.linear(full=full)
        if form == 3:
            return {"judged": "cham"}
        if form == 4:
            return {"sum": [self.points(full=full, depth=depth - 1) for _ in range(self.draw(st.integers(1, 3)))]}
        return self.branch(full=full, depth=depth)

    def linear(self, *, full: bool) -> Data:
        found: Data = {"each": self.counted(), "add": self.figure()}
        if self.often(2):
            found["base"] = "full" if full else self.figure()
        if self.often(2):
            found["min"] = self.figure()
        if self.often(3):
            found["max"] = self.figure()
        return found

    def branch(self, *, full: bool, depth: int) -> Data:
        of = self.measure()
        if of == "group" and self.often(2):
            only = Maker(self.draw, more=(*self.more, "rieng_xa"))
            steps = [
                {"is": "xa", "points": only.points(full=full, depth=depth - 1)},
                {"is": self.some(["phong", "nhom"]), "points": self.points(full=full, depth=depth - 1)},
            ]
            return {"of": of, "steps": steps}
        steps = [
            self.comparison(of) | {"points": self.points(full=full, depth=depth - 1)}
            for _ in range(self.draw(st.integers(1, 4)))
        ]
        if not self.often(3):
            steps.append(self.rest(of) | {"points": self.figure()})
        number = isinstance(of, dict) or of in (*NUMBERS, *self.more)
        return {"of": of, "steps": steps} | ({"scale": "he_so"} if number and self.often(3) else {})

    def scoped(self) -> tuple[list[Data], "Maker"]:
        """Whom a part is asked of, and a maker that may read what only they are asked."""
        form = self.draw(st.integers(0, 6))
        if form == 1:
            return [{"group": "xa"}], Maker(self.draw, self.totals, ("rieng_xa",))
        if form == 2:
            return [SELECTED], Maker(self.draw, self.totals, ("khi_chon",))
        if form == 3:
            return [{"kind": "individual"}, {"group": "xa"} | SELECTED], self
        if form == 4:
            return [{"group": self.some(list(GROUPS))}], self
        return [], self

    def adjustment(self, name: str) -> Data:
        asked, maker = self.scoped()
        return {"label": name, "asked": asked, "points": maker.points(full=False, depth=1)}

    def rubric(self) -> Data:
        found: Data = {
            "criteria": {
                f"{number}": {
                    "label": "Chỉ tiêu",
                    "max": self.pick(["10", "5", "2.5"]),
                    "points": self.points(full=True),
                }
                for number in range(1, self.draw(st.integers(2, 4)))
            },
            "bonus": {name: self.adjustment(name) for name in ["b1", "b2"][: self.draw(st.integers(0, 2))]},
            "penalty": {name: self.adjustment(name) for name in ["p1"][: self.draw(st.integers(0, 1))]},
        }
        if self.often(3):
            modes = ["half_up", "half_even", "down", "up"]
            found["rounding"] = {"decimals": self.pick(["0", "1", "2"]), "mode": self.pick(modes)}
        return found

    def gate(self, awards: list[str]) -> Data:
        asked, maker = self.scoped()
        found: Data = {"label": "Điều kiện", "clause": "I", "asked": asked, "require": maker.condition()}
        if self.often(2):
            found["awards"] = self.some(awards)
        return found | ({"suspends": "yes"} if self.often(4) else {})

    def quota(self, select: str) -> Data:
        found: Data = {"clause": "I", "places": str(self.draw(st.integers(0, 3)))}
        if self.often(2):
            found["places"] = {"share": self.pick(["20%", "50%", "33.3%"])}
            if self.often(2):
                found["places"]["of"] = self.condition(1)
        kind, group = self.pick(CELLS)
        found |= {"kind": kind} if self.often(2) else {}
        found |= {"group": group} if self.often(2) else {}
        found |= {"rounds": self.pick(["nam", "khac"])} if self.often(6) else {}
        return found | ({"select": self.pick(["by_score", "by_council"])} if select and self.often(4) else {})

    def by(self) -> Any:
        return "final" if self.totals and not self.often(4) else self.counted()

    def awards(self) -> Data:
        found: Data = {}
        by = self.by()
        for number in range(self.draw(st.integers(0, 3))):
            places = str(self.draw(st.integers(0, 3)))
            found[f"giai_{number}"] = {"form": "prize", "places": places, "select": "by_score", "by": by}
        for number in range(self.draw(st.integers(0 if found else 1, 2))):
            select = self.pick(["by_score", "by_council"])
            award: Data = {"form": "commendation", "select": select, "by": self.by(), "first": "co"}
            award["quotas"] = _apart([self.quota(select) for _ in range(self.draw(st.integers(0, 2)))])
            award |= {"among": next(iter(found))} if found and self.often(4) else {}
            award |= {"asked": {"kind": "collective"}} if self.often(4) else {}
            found[f"khen_{number}"] = award
        if self.often(3):
            found["kem"] = {"form": "commendation", "select": "by_score", "with_prize": "yes"}
        for award in found.values():
            award["label"] = "Hình thức"
            award |= {"rounds": self.pick(["nam", "khac"])} if self.often(8) else {}
        return found


def _apart(quotas: list[Data]) -> list[Data]:
    """The first, and the second where nobody is in both."""
    meet = len(quotas) == 2 and all(
        quotas[0].get(key, value) == value for key, value in quotas[1].items() if key in ("kind", "group", "rounds")
    )
    return quotas[:1] if meet else quotas
