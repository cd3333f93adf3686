"""How paragraphs and parts stand to one another, against what the decree wants (Appendix I of Decree 30/2020/NĐ-CP)."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.papers.checking.faults import Fault
from thidua.papers.checking.measured import Amount, Measured
from thidua.papers.layout import Layout
from thidua.rules.wording.figures import figure

_CLOSE_MM = Fraction(1, 2)
_CLOSE_POINTS = Fraction(3, 4)
_CLOSE_LINES = Fraction(1, 20)
_INDENTS = (Fraction(10), Fraction(127, 10))
_BETWEEN = 6
_SPACINGS = (Fraction(1), Fraction(3, 2))

_WANTED = {
    "place_level": ("place_day", "không ngang hàng với số", "cùng hàng với số và ký hiệu"),
    "signer_level": ("recipients", "không ngang hàng với chức vụ người ký", "cùng hàng với quyền hạn, chức vụ"),
    "signature_kept": (
        "signer_name",
        "phần ký có thể đứng một mình trên trang",
        "cùng trang với ít nhất hai dòng chữ hoặc dòng cuối của bảng",
    ),
    "head_repeats": ("table_heading", "không lặp lại ở trang sau", "lặp lại ở đầu mỗi trang"),
}


def standing_faults(layout: Layout, measured: Measured) -> Iterator[Fault]:
    """Every distance and every place that is not as wanted."""
    for amount in measured.amounts:
        yield from _amount(layout, amount)
    for standing in measured.standings:
        if not standing.holds:
            style, found, wanted = _WANTED[standing.what]
            yield Fault(layout.styles[style].name, found, wanted, standing.where)


def _amount(layout: Layout, amount: Amount) -> Iterator[Fault]:
    name = layout.styles["body"].name
    match amount.of:
        case "indent":
            if all(abs(amount.is_ - allowed) > _CLOSE_MM for allowed in _INDENTS):
                yield Fault(name, f"dòng đầu thụt {_half(amount.is_)} mm", "thụt 10 mm hoặc 12,7 mm", amount.where)
        case "between":
            if amount.is_ < _BETWEEN - _CLOSE_POINTS:
                found = f"các đoạn cách nhau {_half(max(amount.is_, Fraction(0)))} pt"
                yield Fault(name, found, f"ít nhất {_BETWEEN} pt", amount.where)
        case "spacing":
            if not _SPACINGS[0] - _CLOSE_LINES <= amount.is_ <= _SPACINGS[1] + _CLOSE_LINES:
                yield Fault(name, f"giãn dòng {_half(amount.is_)}", "từ đơn đến 1,5 dòng", amount.where)
        case "above_letter_subject":
            if abs(amount.is_ - _BETWEEN) > 2 * _CLOSE_POINTS:
                found = f"cách số {_half(amount.is_)} pt"
                yield Fault(layout.styles["letter_subject"].name, found, f"cách {_BETWEEN} pt", amount.where)


def _half(length: Fraction) -> str:
    return figure(Fraction(round(length * 2), 2))
