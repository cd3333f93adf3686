"""What kind of figure a cell should hold, and how to ask for it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from thidua.plan.model.facts import Fact
from thidua.sheets.texts import folded

Kind: TypeAlias = Literal["count", "number", "points", "share"]

PERCENT = "%"

# Units and what else they are written as; the words of one row mean the same.
_ALIKE = (
    ("hồ sơ", "hs", "bộ hồ sơ", "hsơ"),
    ("điểm", "đ", "đ."),
    ("tthc", "thủ tục", "thủ tục hành chính", "tt"),
    ("sáng kiến", "sk", "mô hình", "giải pháp", "mô hình, giải pháp, sáng kiến", "mô hình, sáng kiến"),
    ("văn bản", "vb"),
    ("người", "đồng chí", "đ/c", "cán bộ", "cbcc", "công chức"),
    ("lần", "lượt"),
    ("trường hợp", "th"),
    ("vụ", "vụ việc"),
    ("tin", "tin bài", "tin, bài", "bài"),
    ("cuộc",),
    ("buổi",),
    ("ngày",),
    ("nội dung",),
    ("thứ hạng", "hạng"),
    ("đơn vị",),
    ("cái",),
    (PERCENT, "phần trăm"),
)
_GROUP = {name: row[0] for row in _ALIKE for name in row}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The figure that is asked for. A ``share`` is read as a part of one: «95%» is 19/20.

    The others keep the figure as it is written: with the unit %, «95%» is 95. ``label`` is the fact's name,
    whose words may follow the figure in a cell.
    """

    kind: Kind
    unit: str | None = None
    label: str = ""

    @property
    def percent(self) -> bool:
        """Whether the figure is a percentage."""
        return self.kind == "share" or (self.unit is not None and _known(self.unit) == PERCENT)

    @property
    def asked(self) -> str:
        """What to write, as the end of «cần …»."""
        shown = {
            "count": "một số nguyên từ 0 trở lên, chỉ ghi chữ số như 12",
            "number": "một số, chỉ ghi chữ số như 12 hoặc 2,5",
            "points": "số điểm, chỉ ghi chữ số như 9 hoặc 9,5",
            "share": "một tỷ lệ phần trăm như 95%",
        }[self.kind]
        return "một tỷ lệ phần trăm như 95%" if self.percent else shown


def wanted_of(fact: Fact) -> Wanted | None:
    """What a fact of the plan wants; None where it is no figure."""
    if fact.type == "count" or fact.type == "number" or fact.type == "points":
        return Wanted(fact.type, fact.unit, fact.label)
    return None


def fits(wanted: Wanted, unit: str) -> bool | None:
    """Whether words after a figure are the unit that is asked for; None where nobody can say."""
    words = folded(unit).strip(" .,;()")
    mine = _known(wanted.unit) if wanted.unit else ("điểm" if wanted.kind == "points" else None)
    if wanted.percent:
        mine = PERCENT
    other = _GROUP.get(words)
    if words == mine or (other is not None and other == mine):
        return True
    if PERCENT in words or other == PERCENT or mine == PERCENT:
        return False
    if mine is None and len(words) > 1 and f" {words} " in f" {folded(wanted.label)} ":
        return True
    return False if other is not None and mine is not None and mine in _GROUP.values() else None


def _known(unit: str) -> str:
    return _GROUP.get(folded(unit), folded(unit))
