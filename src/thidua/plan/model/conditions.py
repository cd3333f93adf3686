"""Measures, comparisons and conditions: the declarative operators that rubric, gates and quotas share."""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, TypeAlias

from pydantic import Field, PlainValidator, WithJsonSchema

from thidua.plan.model.base import Part
from thidua.plan.model.choosing import choose, form
from thidua.plan.scalars import Id, Many, expected, parse_day, parse_exact, parse_id, parse_text

GROUP, KIND = "group", "kind"
NOT_APPLICABLE = "not_applicable"
TOTALS = ("criteria_total", "bonus", "penalty", "final", "criteria_max", "percent", "lowest_share")
"""Totals of a rubric; besides them each section of criteria is one, by its id."""
SHARES = ("percent", "lowest_share")
"""Those of the totals that are shares: of all points, and of the maximum of the weakest criterion."""
CLASS, UNCLASSIFIED = "class", "unclassified"
"""The class of a participant, and what it is of those who get none: below every class."""

Value: TypeAlias = Fraction | bool | date | str


def parse_value(stood: Any) -> Value:
    """``yes``/``no``, a number, a day, or the name of a level: told apart by their look."""
    if not isinstance(stood, str):
        raise expected("một giá trị: số, ngày, yes, no hoặc tên một mức", stood)
    text = parse_text(stood)
    if text in ("yes", "no"):
        return text == "yes"
    if text[0].isdigit() or text[0] in "+-":
        return parse_day(text) if text.count("-") == 2 else parse_exact(text)
    return text


Literal_ = Annotated[Value, PlainValidator(parse_value), WithJsonSchema({"type": ["number", "string", "boolean"]})]


class Share(Part):
    """Part of a whole, exactly; undefined where the whole is 0."""

    share: tuple[Id, Id] = Field(description="Tỷ lệ: [tử số, mẫu số], hai số liệu hoặc số tính được của kế hoạch")


_NUMERAL = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?\s?%?")


def _parse_operand(stood: Any) -> Fraction | str:
    """A number where it looks like one, else a name."""
    if isinstance(stood, Fraction) or (isinstance(stood, str) and _NUMERAL.fullmatch(stood)):
        return parse_exact(stood)
    return parse_id(stood)


Operand = Annotated[Fraction | str, PlainValidator(_parse_operand), WithJsonSchema({"type": ["number", "string"]})]
"""An exact number, or the name of a measure: a fact, a figure, a parameter, a total."""

Measure = Annotated[
    Annotated[Id, form("fact")] | Annotated[Share, form("share")],
    choose({"share": ("share",)}, text="fact", expected="tên một số liệu hoặc {share: [tử số, mẫu số]}"),
]
"""A fact, figure or parameter, ``group`` or ``kind``, one of the totals, or a share of two of them."""


class Comparison(Part):
    """What a measured value is held against; all bounds given must hold."""

    is_: Many[Literal_] = Field(default=(), alias="is", description="Bằng một trong các giá trị này")
    at_least: Literal_ | None = Field(None, description="Từ giá trị này trở lên")
    more_than: Literal_ | None = Field(None, description="Trên giá trị này")
    at_most: Literal_ | None = Field(None, description="Đến giá trị này (tính cả nó)")
    less_than: Literal_ | None = Field(None, description="Dưới giá trị này")

    @property
    def bounds(self) -> dict[str, Value]:
        """The bounds given, by key."""
        bounds: dict[str, Value] = {}
        if self.at_least is not None:
            bounds["at_least"] = self.at_least
        if self.more_than is not None:
            bounds["more_than"] = self.more_than
        if self.at_most is not None:
            bounds["at_most"] = self.at_most
        if self.less_than is not None:
            bounds["less_than"] = self.less_than
        return bounds


class Test(Comparison):
    """One measure held against values, or a day held against a deadline."""

    of: Measure = Field(description="Số liệu hoặc tỷ lệ được xét")
    by: Id | None = Field(None, description="Đúng hạn theo mốc này (deadlines)")
    reading: Many[Id] = Field(default=(), description="Cách hiểu được dùng")


class AnyOf(Part):
    """Holds where at least one of the conditions does."""

    any_: list["Condition"] = Field(alias="any", min_length=1, description="Ít nhất một điều kiện đạt")


class AllOf(Part):
    """Holds where every one of the conditions does."""

    all_: list["Condition"] = Field(alias="all", min_length=1, description="Mọi điều kiện đều đạt")


class Not(Part):
    """Holds where the condition does not."""

    not_: "Condition" = Field(alias="not", description="Điều kiện này không đạt")


Condition = Annotated[
    Annotated[Test, form("of")]
    | Annotated[AnyOf, form("any")]
    | Annotated[AllOf, form("all")]
    | Annotated[Not, form("not")],
    choose(
        {"of": ("of",), "any": ("any",), "all": ("all",), "not": ("not",)},
        expected="một điều kiện dạng {of: số liệu, is: giá trị}, {any: [...]}, {all: [...]} hoặc {not: ...}",
        likeness=0.6,
    ),
]


class Scope(Part):
    """Whom something concerns: kinds and groups, and where said only those whose selector fact fits."""

    kind: Many[Id] = Field(default=(), description="Loại đối tượng")
    group: Many[Id] = Field(default=(), description="Nhóm đối tượng")
    when: Condition | None = Field(None, description="Chỉ khi điều kiện này đạt (theo số liệu phân loại)")


def facts_of_measure(measure: str | Share) -> tuple[str, ...]:
    """Names that a measure reads, in order."""
    return (measure,) if isinstance(measure, str) else measure.share


def names_of(*operands: "Fraction | str | Share | None") -> list[str]:
    """The names among operands and measures, in order; numbers and what is left out name nothing."""
    return [name for of in operands if isinstance(of, (str, Share)) for name in facts_of_measure(of)]


def tests_of(condition: "Condition") -> list[Test]:
    """The single tests of a condition, in the order of the text."""
    if isinstance(condition, Test):
        return [condition]
    return [test for part in inner_of(condition) for test in tests_of(part)]


def inner_of(condition: "AnyOf | AllOf | Not") -> list["Condition"]:
    """The conditions that one is made of."""
    if isinstance(condition, Not):
        return [condition.not_]
    return condition.any_ if isinstance(condition, AnyOf) else condition.all_


def facts_of(condition: "Condition") -> list[str]:
    """Names that a condition reads, in the order of the text."""
    return [name for test in tests_of(condition) for name in facts_of_measure(test.of)]


AnyOf.model_rebuild()
AllOf.model_rebuild()
Not.model_rebuild()
Scope.model_rebuild()
