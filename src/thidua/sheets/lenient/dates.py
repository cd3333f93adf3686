"""Days as clerks write them, in cells of dates, as serial numbers and as text, day first."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from math import inf
from typing import Literal, TypeAlias

from thidua.rules.wording.figures import day as shown
from thidua.sheets.cells import Broken, RawValue
from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear, doubted, then
from thidua.sheets.lenient.figures import narrowed
from thidua.sheets.lenient.legacy import readable
from thidua.sheets.texts import folded

Epoch: TypeAlias = Literal[1900, 1904]

ASKED = "cần một ngày viết ngày/tháng/năm như 31/05/2020"
FIRST, LAST = 1990, 2100
"""Years outside these are slips of the hand."""

# Day 0 of each system; that of 1900 counts a 29 February 1900 which never was, so only days after it are right.
_START = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}

_SEP = r" ?[/\-.] ?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}){_SEP}([0-9]{{1,2}}){_SEP}([0-9]{{1,2}})")
_DAY_FIRST = re.compile(rf"(?:ngày )?([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}){_SEP}([0-9]{{4}}|[0-9]{{2}})")
_SPELT = re.compile(r"(?:ngày )?([0-9]{1,2}) ?tháng ?([0-9]{1,2}),? ?(?:năm ?)?([0-9]{4})")
_MONTH = re.compile(r"(?:tháng ?|t\.? ?)?([0-9]{1,2}) ?(?:[/\-.]|năm|,| năm) ?([0-9]{4})")
_QUARTER = re.compile(r"quý ?(iv|i{1,3}|[1-4]) ?(?:[/\-.]|năm|,)? ?([0-9]{4})")
_NO_YEAR = re.compile(rf"(?:ngày )?[0-9]{{1,2}}(?:{_SEP}| ?tháng ?)[0-9]{{1,2}}")
_TIME = re.compile(r"(?:t| |, ?)[0-9]{1,2}[:h][0-9]{0,2}(:[0-9]{2}(\.[0-9]+)?)?(?: ?(?:am|pm|sa|ch))?$")
_BEFORE = re.compile(r"^(trước|đến|tới|hết|chậm nhất|hạn|xong|hoàn thành|cuối|trong)\b")
_ANY = re.compile(rf"{_YEAR_FIRST.pattern}|{_DAY_FIRST.pattern}(?![0-9])|{_SPELT.pattern}")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_date(value: RawValue, *, epoch: Epoch | None = None, completion: bool = False) -> Answer[date]:
    """The day in a cell.

    ``epoch``: the date system that the workbook says it uses; without it a serial number is only a proposal.
    ``completion``: the cell says by when something will be done, so a month stands for its last day.
    """
    if isinstance(value, Broken):
        return Unclear("broken", f"{ASKED} ({value.why})")
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)) or value in (inf, -inf) or value != value:
        return Unclear("unknown", ASKED)
    if isinstance(value, str):
        return then(readable(value), lambda text: _written(narrowed(" ".join(text.split())), completion))
    return _serial(value, epoch)


def _serial(value: int | float, epoch: Epoch | None) -> Answer[date]:
    start = _START[epoch or 1900]
    low, high = ((date(year, 1, 1) - start).days for year in (FIRST, LAST + 1))
    if low <= value < high:
        found = start + timedelta(days=int(value))
        if epoch is not None:
            return Sure(found)
        return Proposal(found, f"ô ghi số {value:g}, trong Excel là ngày {shown(found)}")
    digits = str(int(value)) if value == int(value) else ""
    if len(digits) == 8:
        for year, month, number in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
            answer = _day(int(year), int(month), int(number))
            if isinstance(answer, Sure):
                return doubted(answer, f"số «{digits}» viết liền, có lẽ là ngày {shown(answer.value)}")
    return Unclear("incomplete" if FIRST <= value <= LAST else "unknown", ASKED)


def _written(text: str, completion: bool) -> Answer[date]:
    low = folded(text).strip(" .;,")
    if not low:
        return Unclear("blank", ASKED)
    if low.isascii() and low.isdigit() and len(low) <= 8:
        return doubted(_serial(int(low), None), "ô là chữ số viết liền")
    bare = _TIME.sub("", low)
    whole = _whole(bare)
    if whole is not None:
        return whole
    month = _month(low, completion)
    if month is not None:
        return month
    found = [_whole(one[0]) for one in _ANY.finditer(low)]
    if len(found) > 1:
        return Unclear("several", f"{ASKED}; ở đây có nhiều ngày")
    if found and found[0] is not None:
        rest = " ".join(_ANY.sub(" ", low).split()).strip(" ,.;()")
        if completion or not (_BEFORE.search(rest) or any(char.isdigit() for char in rest)):
            return doubted(found[0], f"còn phần ghi thêm «{rest}»")
        return Unclear("ambiguous", f"{ASKED}; «{rest}» không nói đúng ngày nào")
    if _NO_YEAR.fullmatch(low):
        return Unclear("incomplete", f"{ASKED}; ở đây thiếu năm")
    if re.fullmatch(r"(năm )?[0-9]{4}", low):
        return Unclear("incomplete", f"{ASKED}; ở đây chỉ có năm")
    return Unclear("unknown", ASKED)


def _whole(low: str) -> Answer[date] | None:
    """A text that is one day and nothing else."""
    if found := _YEAR_FIRST.fullmatch(low):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.fullmatch(low) or _SPELT.fullmatch(low)
    if not found:
        return None
    number, month, year = int(found[1]), int(found[2]), int(found[3])
    if len(found[3]) == 2:
        return doubted(_day(2000 + year, month, number), f"năm viết tắt «{found[3]}», có lẽ là {2000 + year}")
    if month > 12 and number <= 12:
        return doubted(_day(year, number, month), "có vẻ viết tháng trước ngày sau")
    return _day(year, month, number)


def _month(low: str, completion: bool) -> Answer[date] | None:
    """A month or a quarter without a day: its end, where something is to be done by then."""
    inside = re.sub(r"^(trước|đến|tới|hết|cuối|trong|đến hết|đến cuối) ", "", low)
    if found := _QUARTER.fullmatch(inside):
        year, month, what = int(found[2]), _QUARTERS[found[1]] * 3, "quý"
    elif found := _MONTH.fullmatch(inside):
        year, month, what = int(found[2]), int(found[1]), "tháng"
    else:
        return None
    if not 1 <= month <= 12 or not FIRST <= year <= LAST:
        return Unclear("impossible", f"{ASKED}, có thật trong lịch")
    if not completion or low.startswith("trước"):
        return Unclear("incomplete", f"{ASKED}; ở đây chỉ có {what}")
    end = date(year, month, monthrange(year, month)[1])
    return Proposal(end, f"chỉ ghi {what}, lấy ngày cuối {what} là {shown(end)}")


def _day(year: int, month: int, number: int) -> Answer[date]:
    try:
        return _in_range(date(year, month, number))
    except ValueError:
        return Unclear("impossible", f"{ASKED}, có thật trong lịch")


def _in_range(value: date) -> Answer[date]:
    if FIRST <= value.year <= LAST:
        return Sure(value)
    return Unclear("impossible", f"{ASKED}; năm {value.year} không hợp lý")
