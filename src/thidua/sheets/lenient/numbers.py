"""Figures as clerks type them: «12 hồ sơ», «95 %», «2,5», «1.200», «mười lăm», «0 (không phát sinh)»."""

import math
import re
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction

from thidua.rules.wording.figures import day, figure
from thidua.sheets.cells import Broken, RawValue
from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear, doubted, mapped, then
from thidua.sheets.lenient.figures import narrowed, read_digits
from thidua.sheets.lenient.legacy import readable
from thidua.sheets.lenient.wanted import PERCENT, Wanted, fits
from thidua.sheets.lenient.words import number_of
from thidua.sheets.texts import folded

_NONE = frozenset(
    (
        "không",
        "không có",
        "không phát sinh",
        "chưa có",
        "chưa phát sinh",
        "ko",
        "ko có",
        "k",
        "không có hồ sơ",
        "không có phát sinh",
    )
)
_NOTHING = re.compile(r"[-–—.…_/\\]*")
_VAGUE = re.compile(
    r"~|≈|[<>≤≥]|\+$|\b(khoảng|gần|hơn|trên|dưới|tầm|cỡ|ước|độ|xấp xỉ|ít nhất|tối đa|tối thiểu|không quá|vài|nhiều)\b"
)
_FRACTION = re.compile(r"[0-9]+ ?/ ?[0-9]+(?!.*/)")
_DAY = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = re.compile(r"[0-9] ?(?:-|đến|tới|hoặc) ?[0-9]")
_SUM = re.compile(r"[0-9] ?[+x*×] ?[0-9]")
_FIGURE = re.compile(r"([+-]?) ?([0-9](?:[0-9.,]| (?=[0-9]{3}(?![0-9])))*)(.*)")
_MULTIPLIER = re.compile(r"(chục|tá|trăm|nghìn|ngàn|triệu|tr|tỷ|tỉ|k)\b")
_ASIDE = re.compile(r"(.+?)\s*\(([^()]*)\)[\s.;]*")
_LETTER_O = re.compile(r"[0-9oO.,]*[oO][0-9oO.,]*")

LONGEST_TEXT = 200
"""Longer texts are no figures; nobody waits for a machine to find that out."""

# How near a stored figure must be to a short one to count as its binary noise.
_NOISE = Fraction(1, 10**8)
_SHORT = 6


def read_count(value: RawValue, wanted: Wanted, *, percent_cell: bool = False) -> Answer[int]:
    """A whole number of things, zero or more."""
    return mapped(read_number(value, wanted, percent_cell=percent_cell), int)


def read_number(value: RawValue, wanted: Wanted, *, percent_cell: bool = False) -> Answer[Fraction]:
    """An exact figure. ``percent_cell``: the cell is formatted as a percentage, so that 0,95 shows as 95%."""
    answer = _read(value, wanted, percent_cell)
    if isinstance(answer, Unclear):
        return answer
    if wanted.kind == "count" and answer.value < 0:
        return Unclear("negative", f"cần {wanted.asked}; ở đây là số âm")
    return mapped(answer, lambda read: read / 100) if wanted.kind == "share" else answer


def _read(value: RawValue, wanted: Wanted, percent_cell: bool) -> Answer[Fraction]:
    """The figure, with percentages as hundredths: 95 for «95%»."""
    if isinstance(value, Broken):
        return Unclear("broken", f"cần {wanted.asked} ({value.why})")
    if isinstance(value, bool):
        return Unclear("unknown", f"cần {wanted.asked}; ở đây là TRUE hoặc FALSE")
    if isinstance(value, date):
        shown = day(value)
        return Unclear("date", f"cần {wanted.asked}; ô đang là ngày {shown}, có thể do Excel tự đổi: hãy nhập lại số")
    if isinstance(value, (time, timedelta)):
        return Unclear("date", f"cần {wanted.asked}; ô đang là giờ: hãy nhập lại số")
    if isinstance(value, (int, float)):
        return _stored(value, wanted, percent_cell)
    return then(readable(value), lambda text: _written(" ".join(text.split()), wanted))


def _stored(value: int | float, wanted: Wanted, percent_cell: bool) -> Answer[Fraction]:
    """A number that the file holds as a number: exactly the shortest decimal that stands for its float."""
    if isinstance(value, float) and not math.isfinite(value):
        return Unclear("broken", f"cần {wanted.asked}")
    exact = Fraction(repr(value))
    if percent_cell and not wanted.percent:
        return Unclear("unit", f"cần {wanted.asked}; ô này đang định dạng phần trăm")
    if percent_cell:
        return _plain(exact * 100, wanted)
    if wanted.percent and 0 < abs(exact) < 1:
        answer = _plain(exact * 100, wanted)
        return doubted(answer, f"ô ghi {_shown(exact)} không có dấu %: có thể là {_shown(exact * 100)}%")
    if wanted.percent and exact == 1:
        return Unclear("ambiguous", f"cần {wanted.asked}; số 1 ở đây là 1% hay 100%?", ("1%", "100%"))
    return _plain(exact, wanted)


def _plain(exact: Fraction, wanted: Wanted) -> Answer[Fraction]:
    """The figure, or the short one that it is the binary noise of, to be confirmed."""
    short = Fraction(round(exact * 10**_SHORT), 10**_SHORT)
    noise = 0 < abs(exact - short) <= _NOISE * max(Fraction(1), abs(exact))
    if noise and short and (wanted.kind != "count" or short.denominator == 1):
        return Proposal(short, f"ô giữ {_shown(exact)}, có lẽ là {figure(short)} do máy tính làm tròn")
    if wanted.kind == "count" and exact.denominator != 1:
        return Unclear("not_whole", f"cần {wanted.asked}; ô giữ {_shown(exact)}")
    return Sure(exact)


def _written(text: str, wanted: Wanted) -> Answer[Fraction]:
    text = narrowed(text).strip()
    if len(text) > LONGEST_TEXT:
        return Unclear("unknown", f"cần {wanted.asked}")
    low = folded(text).rstrip(" .;")
    if not low:
        return Unclear("blank" if not text else "unknown", f"cần {wanted.asked}")
    if _NOTHING.fullmatch(text):
        return Unclear("unknown", f"cần {wanted.asked}; dấu «{text}» là số 0 hay chưa có số liệu?")
    if low in _NONE:
        return Proposal(Fraction(0), f"«{text}» có lẽ là số 0")
    if aside := _ASIDE.fullmatch(text):
        return _with_aside(aside[1], aside[2], wanted)
    if refused := _refused(low, wanted):
        return refused
    if found := _FIGURE.fullmatch(text):
        return _figure(found, wanted)
    return _unusual(text, wanted)


def _with_aside(main: str, aside: str, wanted: Wanted) -> Answer[Fraction]:
    """«12 (mười hai)», «0 (không phát sinh)», «5 (hồ sơ)»: what is in brackets must go with the figure."""
    answer = _written(main, wanted)
    if isinstance(answer, Unclear):
        return answer
    spelt = number_of(aside)
    if spelt is None:
        words = re.sub(r"\s+(hồ sơ|điểm|phần trăm|%)$", "", folded(aside))
        spelt = 0 if folded(aside) in _NONE else number_of(words)
    if spelt is not None and spelt != answer.value:
        return Unclear("contradiction", f"cần {wanted.asked}; «{main}» và «{aside}» không khớp")
    if spelt is not None or fits(wanted, aside):
        return answer
    return doubted(answer, f"còn phần ghi thêm «{aside}»")


def _refused(low: str, wanted: Wanted) -> Unclear | None:
    if _VAGUE.search(low):
        return Unclear("approximate", f"cần {wanted.asked}; đây là số ước chừng, hãy ghi số đúng")
    if _DAY.search(low):
        return Unclear("date", f"cần {wanted.asked}; ở đây giống một ngày")
    if _FRACTION.search(low):
        return Unclear("fraction", f"cần {wanted.asked}; không rõ là phân số, số trên tổng số hay ngày tháng")
    if _RANGE.search(low.lstrip("-")):
        return Unclear("range", f"cần {wanted.asked}; ở đây có vẻ là một khoảng, hãy ghi một số")
    if _SUM.search(low):
        return Unclear("several", f"cần {wanted.asked}; ở đây là một phép tính, hãy ghi kết quả")
    return None


def _figure(found: re.Match[str], wanted: Wanted) -> Answer[Fraction]:
    sign, digits, rest = found[1], found[2], found[3].strip()
    cut = digits.rstrip("., ")
    per_cent = rest.startswith(PERCENT)
    unit = rest.rstrip(" .;")
    if any(char.isdigit() for char in unit):
        if _LETTER_O.fullmatch(digits + rest):
            return _unusual(sign + digits + rest, wanted)
        return Unclear("several", f"cần {wanted.asked}; ở đây có nhiều hơn một số")
    answer = read_digits(cut, whole=wanted.kind == "count", wanted=wanted.asked)
    if sign == "-":
        answer = mapped(answer, lambda value: -value)
    if not unit and (cut != digits or rest):
        answer = doubted(answer, f"có dấu thừa sau số trong «{found[0]}»")
    if not unit:
        return _share_without_sign(answer, wanted, found[0])
    if per_cent and not wanted.percent:
        return Unclear("unit", f"cần {wanted.asked}; ở đây ghi phần trăm")
    if _MULTIPLIER.match(folded(unit)):
        return Unclear("unit", f"cần {wanted.asked}; hãy ghi đủ chữ số, như 2.000.000 thay cho 2 triệu")
    fit = fits(wanted, unit)
    if fit is False:
        asked = f", đơn vị tính là {wanted.unit}" if wanted.unit else ""
        return Unclear("unit", f"cần {wanted.asked}{asked}; ở đây ghi «{unit}»")
    if fit:
        return answer
    if _LETTER_O.fullmatch(digits + rest):
        return _unusual(sign + digits + rest, wanted)
    if len(unit.split()) > 4 or re.search(r"[^\w\s,/.]", unit) or re.fullmatch(r"e|x|o", folded(unit)):
        return Unclear("unknown", f"cần {wanted.asked}")
    return doubted(answer, f"bỏ phần chữ «{unit}» sau số")


def _share_without_sign(answer: Answer[Fraction], wanted: Wanted, text: str) -> Answer[Fraction]:
    if not wanted.percent or isinstance(answer, Unclear) or answer.value == 0 or abs(answer.value) > 1:
        return answer
    if abs(answer.value) == 1:
        return Unclear("ambiguous", f"cần {wanted.asked}; số 1 ở đây là 1% hay 100%?", ("1%", "100%"))
    hundred = answer.value * 100
    return Proposal(hundred, f"«{text}» không có dấu %: có thể là {figure(hundred)}%")


def _unusual(text: str, wanted: Wanted) -> Answer[Fraction]:
    """The letter O among digits, and number words with or without a unit."""
    if _LETTER_O.fullmatch(text):
        answer = read_digits(re.sub("[oO]", "0", text), whole=wanted.kind == "count", wanted=wanted.asked)
        return doubted(answer, f"chữ O trong «{text}» có lẽ là số 0")
    words = text.split()
    for cut in range(len(words), 0, -1):
        spelt = number_of(" ".join(words[:cut]))
        unit = " ".join(words[cut:])
        if spelt is not None and (not unit or fits(wanted, unit)):
            return Proposal(Fraction(spelt), f"«{text}» viết bằng chữ, có lẽ là {figure(spelt)}")
    return Unclear("unknown", f"cần {wanted.asked}")


def _shown(exact: Fraction) -> str:
    """An exact decimal with its comma, all digits."""
    return f"{(Decimal(exact.numerator) / Decimal(exact.denominator)):f}".replace(".", ",")
