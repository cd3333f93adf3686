"""The value of a cell, read as the type of its fact. What is not certain is a problem, never a guess."""

import math
import re
from datetime import date, datetime
from fractions import Fraction

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.limits import lowest
from thidua.rules.wording.figures import figure
from thidua.sheets.cells import Broken, Cell
from thidua.sheets.texts import folded, hint, quoted

NOT_APPLICABLE_LABEL = "Không áp dụng"
YES_LABEL, NO_LABEL = "Có", "Không"

_YES_NO = {"yes": True, "có": True, "no": False, "không": False}
_NOT_APPLICABLE = frozenset(("not_applicable", folded(NOT_APPLICABLE_LABEL)))
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
# "1.200" typed as text is 1200 to a Vietnamese clerk and 1.2 to a program; so is "1,200" the other way round.
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,][0-9]{3})+")
_WITH_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")

A_DAY = "một ngày viết ngày/tháng/năm như 31/05/2020"

MOST_DIGITS = 15
"""Of a count: no office counts further, and spreadsheets keep no more digits than these."""


class WrongValueError(ValueError):
    """A value that does not fit; the message says what is wanted."""


def read_value(plan: Plan, fact: Fact, cell: Cell) -> FactValue:
    """The cell as a value of ``fact``. Raises WrongValueError saying in Vietnamese what is wanted instead."""
    if isinstance(cell.value, Broken):
        raise WrongValueError(f"cần {expected(plan, fact)}")
    if says_not_applicable(cell):
        if fact.admits_not_applicable:
            return NOT_APPLICABLE
        raise WrongValueError(f"cần {expected(plan, fact)}; số liệu này không được khai «không áp dụng»")
    if fact.type == "count":
        return _count(plan, fact, cell)
    if fact.type in ("number", "points"):
        return _number(plan, fact, cell)
    if fact.type == "yes_no":
        return _yes_no(plan, fact, cell)
    if fact.type == "level":
        return _level(plan, fact, cell)
    if fact.type == "date":
        return read_day(cell)
    return cell.text


def says_not_applicable(cell: Cell) -> bool:
    """Whether a cell says that the fact does not apply."""
    return folded(cell.text) in _NOT_APPLICABLE


def expected(plan: Plan, fact: Fact) -> str:
    """What a fact's value looks like, for messages and notes."""
    if fact.type == "level":
        return f"một trong các mức: {quoted(labels_of(plan, fact).values())}"
    return {
        "count": f"một số nguyên từ {figure(lowest(fact) or 0)} trở lên",
        "number": "một số",
        "points": "số điểm",
        "yes_no": f"«{YES_LABEL}» hoặc «{NO_LABEL}»",
        "date": A_DAY,
        "participant": "mã của một đối tượng trong bảng",
        None: "để trống: số liệu này lấy từ đối tượng khác",
    }[fact.type]


def labels_of(plan: Plan, fact: Fact) -> dict[str, str]:
    """The levels of a fact of type level: label by id, from the lowest."""
    levels = plan.scales[fact.scale].levels if fact.scale else {}
    return {name: level.label for name, level in levels.items()}


def _count(plan: Plan, fact: Fact, cell: Cell) -> int:
    text = cell.text.lstrip("0")
    if isinstance(cell.value, str) and text.isascii() and text.isdigit():
        return _not_too_large(len(text), text)
    if isinstance(cell.value, str) and _GROUPED.fullmatch(text):
        raise WrongValueError(_ambiguous(plan, fact, text))
    number = _number(plan, fact, cell)
    if number.denominator != 1 or number < 0:
        raise WrongValueError(f"cần {expected(plan, fact)}")
    return _not_too_large(len(str(int(number))), number)


def _not_too_large(digits: int, number: str | Fraction) -> int:
    # Only then made a number: the longest texts would take Python long.
    if digits > MOST_DIGITS:
        raise WrongValueError(f"số quá lớn, cần một số không quá {MOST_DIGITS} chữ số")
    return int(number)


def _number(plan: Plan, fact: Fact, cell: Cell) -> Fraction:
    value = cell.value
    if isinstance(value, bool):
        raise WrongValueError(f"cần {expected(plan, fact)}")
    if isinstance(value, int):
        return Fraction(value)
    if isinstance(value, float) and math.isfinite(value):
        return Fraction(repr(value))
    if isinstance(value, str):
        return _written_number(plan, fact, cell)
    raise WrongValueError(f"cần {expected(plan, fact)}")


def _written_number(plan: Plan, fact: Fact, cell: Cell) -> Fraction:
    text = cell.text
    if _GROUPED.fullmatch(text) and (cell.comma or "," in text):
        raise WrongValueError(_ambiguous(plan, fact, text))
    if not cell.comma and _WITH_COMMA.fullmatch(text):
        how = f"viết «{text.replace(',', '.')}», hoặc lưu tệp dạng phân cách bằng dấu chấm phẩy"
        raise WrongValueError(f"cần {expected(plan, fact)}; tệp này phân cách bằng dấu phẩy nên {how}")
    if cell.comma and text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise WrongValueError(f"cần {expected(plan, fact)}")
    return Fraction(text)


def _ambiguous(plan: Plan, fact: Fact, text: str) -> str:
    plain = text.replace(".", "").replace(",", "")
    return f"cần {expected(plan, fact)} viết rõ: «{plain}» hay số có phần thập phân"


def _yes_no(plan: Plan, fact: Fact, cell: Cell) -> bool:
    known = _YES_NO.get(folded(cell.text)) if isinstance(cell.value, str) else None
    if known is None:
        raise WrongValueError(f"cần {expected(plan, fact)}")
    return known


def _level(plan: Plan, fact: Fact, cell: Cell) -> str:
    labels = labels_of(plan, fact)
    text = cell.text
    if text in labels:
        return text
    fitting = [name for name, label in labels.items() if folded(text) in (folded(label), name)]
    if len(fitting) == 1:
        return fitting[0]
    raise WrongValueError(f"cần {expected(plan, fact)}{hint(text, [*labels.values(), *labels])}")


def read_day(cell: Cell) -> date:
    """The cell as a day. Raises WrongValueError saying what is wanted instead."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = cell.text
        if written := _YEAR_FIRST.fullmatch(text):
            parts = (int(written[1]), int(written[3]), int(written[4]))
        elif written := _DAY_FIRST.fullmatch(text):
            parts = (int(written[4]), int(written[3]), int(written[1]))
        else:
            raise WrongValueError(f"cần {A_DAY}")
        try:
            return date(*parts)
        except ValueError:
            raise WrongValueError("cần một ngày có thật trong lịch") from None
    raise WrongValueError(f"cần {A_DAY}")
