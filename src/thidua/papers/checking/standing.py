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
            if all(abs(amount.is_ - allowed) > _CLOSE_MM for allowed in layout.first_lines):
                wanted = " hoặc ".join(f"{figure(allowed)} mm" for allowed in layout.first_lines)
                yield Fault(name, f"dòng đầu thụt {_half(amount.is_)} mm", f"thụt {wanted}", amount.where)
        case "between":
            if amount.is_ < layout.apart - _CLOSE_POINTS:
                found = f"các đoạn cách nhau {_half(max(amount.is_, Fraction(0)))} pt"
                yield Fault(name, found, f"ít nhất {layout.apart} pt", amount.where)
        case "spacing":
            least, most = layout.spacing
            if not least - _CLOSE_LINES <= amount.is_ <= most + _CLOSE_LINES:
                wanted = f"từ {'đơn' if least == 1 else figure(least)} đến {figure(most)} dòng"
                yield Fault(name, f"giãn dòng {_half(amount.is_)}", wanted, amount.where)
        case "above_letter_subject":
            subject = layout.styles["letter_subject"]
            if abs(amount.is_ - subject.before) > 2 * _CLOSE_POINTS:
                yield Fault(subject.name, f"cách số {_half(amount.is_)} pt", f"cách {subject.before} pt", amount.where)


def _half(length: Fraction) -> str:
    return figure(Fraction(round(length * 2), 2))
