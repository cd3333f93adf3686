"""How the single values of a plan file are read: exact numbers, days, yes and no, lists written as one item.

Every reader takes the text that stood in the file and says in Vietnamese what it expected instead.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_PERCENT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s?%")


def _expected(what: str, stood: Any) -> PydanticCustomError:
    shown = "để trống" if stood is None else f"ở đây là «{stood}»" if isinstance(stood, str) else "ở đây là một nhóm mục"
    return PydanticCustomError("expected", "{message}", {"message": f"cần {what}, {shown}"})


def parse_exact(stood: Any) -> Fraction:
    """``2.5`` or ``95%`` as an exact number; a percentage is its hundredth. Never a binary float."""
    if isinstance(stood, Fraction):
        return stood
    if isinstance(stood, str):
        if _NUMBER.fullmatch(stood):
            return Fraction(stood)
        if percent := _PERCENT.fullmatch(stood):
            return Fraction(percent[1]) / 100
        if re.fullmatch(r"[+-]?\d+,\d+\s?%?", stood):
            raise _expected("một số viết dấu chấm thập phân như 2.5", stood)
    raise _expected("một số như 10, 2.5 hoặc 95%", stood)


def parse_whole(stood: Any) -> int:
    """A whole number, not negative."""
    if isinstance(stood, int) and not isinstance(stood, bool):
        return stood
    if isinstance(stood, str) and re.fullmatch(r"\d+", stood):
        return int(stood)
    raise _expected("một số nguyên không âm", stood)


def parse_day(stood: Any) -> date:
    """A calendar day in Vietnam, written ``2020-05-31``."""
    if isinstance(stood, date):
        return stood
    if isinstance(stood, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", stood):
        try:
            return date.fromisoformat(stood)
        except ValueError:
            raise _expected("một ngày có thật, viết năm-tháng-ngày như 2020-05-31", stood) from None
    raise _expected("một ngày viết năm-tháng-ngày như 2020-05-31", stood)


def parse_flag(stood: Any) -> bool:
    """``yes`` or ``no``."""
    if isinstance(stood, bool):
        return stood
    if stood in ("yes", "no"):
        return bool(stood == "yes")
    raise _expected("yes hoặc no", stood)


def parse_text(stood: Any) -> str:
    """A piece of text; blanks around it do not count."""
    if isinstance(stood, str) and stood.strip():
        return stood.strip()
    raise _expected("một đoạn chữ", stood)


def _one_or_many(stood: Any) -> Any:
    return [stood] if isinstance(stood, (str, dict)) else stood


_Item = TypeVar("_Item")

Exact = Annotated[
    Fraction, PlainValidator(parse_exact), WithJsonSchema({"type": ["number", "string"], "pattern": r"^[+-]?\d+(\.\d+)?\s?%?$"})
]
Whole = Annotated[int, PlainValidator(parse_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Day = Annotated[date, PlainValidator(parse_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Text = Annotated[str, PlainValidator(parse_text), WithJsonSchema({"type": ["string", "number"]})]
Id = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Many = Annotated[tuple[_Item, ...], BeforeValidator(_one_or_many)]
"""One item or a list of items, always read as a tuple."""
