"""How the single values of a plan file are read: exact numbers, days, yes and no, lists written as one item.

Every reader takes the text that stood in the file and says in Vietnamese what it expected instead.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

MAX_ID = 80
MAX_DIGITS = 15
SHOWN = 60
_NO_KEYS = "ở đây là nhóm mục trống"

# [0-9] and not \d, which also takes the digits of other scripts.
_NUMBER = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(\s?%)?")
_RATIO = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+(\s?%)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def stood_here(stood: Any) -> str:
    """What stood in the file instead, as the second half of a message."""
    if stood is None:
        return "ở đây để trống"
    if isinstance(stood, str):
        shown = " ".join(stood.split())
        return f"ở đây là «{shown if len(shown) <= SHOWN else shown[:SHOWN].rstrip() + '…'}»"
    if isinstance(stood, (list, tuple)):
        return f"ở đây là danh sách {len(stood)} mục" if stood else "ở đây là danh sách trống"
    keys = [key for key in stood if not key.startswith("__")] if isinstance(stood, dict) else []
    return f"ở đây là nhóm mục «{', '.join(keys[:3])}{', …' if len(keys) > 3 else ''}»" if keys else _NO_KEYS


def expected(what: str, stood: Any) -> PydanticCustomError:
    """The error of a value that is not ``what``, to be raised by whoever reads it."""
    return PydanticCustomError("expected", "{message}", {"message": f"cần {what}, {stood_here(stood)}"})


def parse_exact(stood: Any) -> Fraction:
    """``2.5`` or ``95%`` as an exact number; a percentage is its hundredth. Never a binary float."""
    if isinstance(stood, Fraction):
        return stood
    if isinstance(stood, str):
        if found := _NUMBER.fullmatch(stood):
            number, percent = found.groups()
            if len(number) > MAX_DIGITS:
                raise expected(f"một số không quá {MAX_DIGITS} ký tự", stood)
            return Fraction(number) / (100 if percent else 1)
        if _DECIMAL_COMMA.fullmatch(stood):
            raise expected("một số viết dấu chấm thập phân như 2.5", stood)
    raise expected("một số như 10, 2.5 hoặc 95%", stood)


def parse_ratio(stood: Any) -> Fraction:
    """A part of a whole: ``20%``, ``0.2``, or ``2/3``, which no decimal says exactly; from 0 to 1."""
    ratio: Fraction | None = None
    if isinstance(stood, str) and (found := _RATIO.fullmatch(stood)) and int(found[2]):
        ratio = Fraction(int(found[1]), int(found[2]))
    elif isinstance(stood, Fraction) or (isinstance(stood, str) and _NUMBER.fullmatch(stood)):
        ratio = parse_exact(stood)
    if ratio is None or not 0 <= ratio <= 1:
        raise expected("một phần của tổng số như 20% hoặc 2/3", stood)
    return ratio


def parse_whole(stood: Any) -> int:
    """A whole number, not negative."""
    if isinstance(stood, int) and not isinstance(stood, bool) and stood >= 0:
        return stood
    if isinstance(stood, str) and re.fullmatch(r"[0-9]+", stood):
        if len(stood) > MAX_DIGITS:
            raise expected(f"một số không quá {MAX_DIGITS} ký tự", stood)
        return int(stood)
    raise expected("một số nguyên không âm", stood)


def parse_day(stood: Any) -> date:
    """A calendar day in Vietnam, written ``2020-05-31``."""
    if isinstance(stood, date):
        return stood
    if isinstance(stood, str) and _DAY.fullmatch(stood):
        try:
            return date.fromisoformat(stood)
        except ValueError:
            raise expected("một ngày có thật, viết năm-tháng-ngày như 2020-05-31", stood) from None
    raise expected("một ngày viết năm-tháng-ngày như 2020-05-31", stood)


def parse_month_day(stood: Any) -> str:
    """A day of every year, written ``03-10``; so not 29 February."""
    if isinstance(stood, str) and _MONTH_DAY.fullmatch(stood):
        try:
            date.fromisoformat(f"2001-{stood}")
        except ValueError:
            raise expected("một ngày năm nào cũng có, viết tháng-ngày như 03-10", stood) from None
        return stood
    raise expected("một ngày trong năm viết tháng-ngày như 03-10", stood)


def parse_month(stood: Any) -> str:
    """A month of one year, written ``2020-12``."""
    if isinstance(stood, str) and _MONTH.fullmatch(stood):
        return stood
    raise expected("một tháng viết năm-tháng như 2020-12", stood)


def parse_day_of_month(stood: Any) -> int:
    """A day that months have, from 1 to 31."""
    number = int(stood) if isinstance(stood, str) and re.fullmatch(r"[0-9]{1,2}", stood) else stood
    if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= 31:
        return number
    raise expected("một ngày trong tháng, từ 1 đến 31", stood)


def parse_flag(stood: Any) -> bool:
    """``yes`` or ``no``."""
    if isinstance(stood, bool):
        return stood
    if isinstance(stood, str) and stood in ("yes", "no"):
        return stood == "yes"
    raise expected("yes hoặc no", stood)


def parse_text(stood: Any) -> str:
    """A piece of text; blanks around it do not count."""
    if isinstance(stood, str) and stood.strip():
        return stood.strip()
    raise expected("một đoạn chữ", stood)


def parse_id(stood: Any) -> str:
    """A name that stands for something else of the plan."""
    if not isinstance(stood, str) or not stood.strip():
        raise expected("một mã (tên ngắn)", stood)
    if len(stood) > MAX_ID:
        raise expected(f"một mã không dài quá {MAX_ID} ký tự", stood)
    return stood


def parse_slug(stood: Any) -> str:
    """The name of a plan, fit for addresses and file names."""
    if len(parse_id(stood)) <= MAX_ID and _SLUG.fullmatch(stood):
        return str(stood)
    raise expected("chữ thường không dấu, chữ số và gạch nối như hoa-thanh-2018", stood)


def _one_or_many(stood: Any) -> Any:
    return [stood] if isinstance(stood, (str, dict)) else stood


class _OneOrMany:
    """Tells editors that one item may stand where a list is read."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        listed = handler(core_schema)
        return {"anyOf": [listed["items"], listed]} if "items" in listed else listed


_Item = TypeVar("_Item")
_PLAIN = {"type": ["string", "number"]}
"""To an editor, a text that looks like a number is one."""

Exact = Annotated[
    Fraction,
    PlainValidator(parse_exact),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?\s?%?$"}),
]
Ratio = Annotated[
    Fraction,
    PlainValidator(parse_ratio),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[0-9]+((\.[0-9]+)?\s?%?|/[0-9]+)$"}),
]
Whole = Annotated[
    int,
    PlainValidator(parse_whole),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"}),
]
Day = Annotated[date, PlainValidator(parse_day), WithJsonSchema({"type": "string", "pattern": f"^{_DAY.pattern}$"})]
MonthDay = Annotated[
    str,
    PlainValidator(parse_month_day),
    WithJsonSchema({"type": "string", "pattern": f"^{_MONTH_DAY.pattern}$"}),
]
Month = Annotated[
    str, PlainValidator(parse_month), WithJsonSchema({"type": "string", "pattern": f"^{_MONTH.pattern}$"})
]
DayOfMonth = Annotated[
    int,
    PlainValidator(parse_day_of_month),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "maximum": 31, "pattern": "^[0-9]+$"}),
]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Text = Annotated[str, PlainValidator(parse_text), WithJsonSchema(_PLAIN)]
Id = Annotated[str, PlainValidator(parse_id), WithJsonSchema(_PLAIN)]
Slug = Annotated[str, PlainValidator(parse_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"})]
Many = Annotated[tuple[_Item, ...], BeforeValidator(_one_or_many), _OneOrMany()]
"""One item or a list of items, always read as a tuple."""
