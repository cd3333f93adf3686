"""Figures: one operation each, said as the arithmetic it is."""

from collections.abc import Callable, Iterator
from typing import Any

from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import Speech, label, listed
from thidua.in_words.told import Item, NoWordingError, Say, some
from thidua.plan.model.figures import (
    Counted,
    DaysLate,
    Difference,
    Greatest,
    Least,
    Mean,
    OfParts,
    Over,
    Product,
    Quotient,
    Total,
    Worked,
)

ACROSS = {
    "mean": "trung bình cộng của",
    "sum": "tổng của",
    "highest": "số lớn nhất của",
    "lowest": "số nhỏ nhất của",
    "last": "số ở kỳ cuối của",
}
BETTER = {"higher": "số cao đứng trước", "lower": "số thấp đứng trước"}


def figures(speech: Speech) -> Iterator[Item]:
    """Named numbers worked out from others."""
    for figure in speech.plan.figures.values():
        if type(figure) not in _SAID:
            raise NoWordingError(figure)
        says = some(*_SAID[type(figure)](speech, figure), Say("Đơn vị tính", figure.unit or ""))
        yield item_of("figures", "Số tính được", figure, says)


def _joined(sign: str) -> Callable[[Speech, Worked], tuple[Say, ...]]:
    def say(speech: Speech, figure: Worked) -> tuple[Say, ...]:
        return (Say("Bằng", f" {sign} ".join(speech.operand(of) for of in figure.operands)),)

    return say


def _among(head: str) -> Callable[[Speech, Worked], tuple[Say, ...]]:
    def say(speech: Speech, figure: Worked) -> tuple[Say, ...]:
        return (Say("Bằng", f"{head} {listed(speech.operand(of) for of in figure.operands)}"),)

    return say


def _mean(speech: Speech, figure: Mean) -> tuple[Say, ...]:
    given = f"; chỉ tính các số đã có, cần ít nhất {figure.given} số" if figure.given is not None else ""
    return (Say("Bằng", f"trung bình cộng của {listed(speech.operand(of) for of in figure.operands)}{given}"),)


def _counted(speech: Speech, figure: Counted) -> tuple[Say, ...]:
    rows = tuple(speech.required(condition) for condition in figure.count)
    return (Say("Bằng", f"số điều đạt trong {len(rows)} điều sau", rows),)


def _over(speech: Speech, figure: Over) -> tuple[Say, ...]:
    of = speech.measure(figure.of) if figure.of is not None else ""
    if figure.over == "rank":
        worked = f"thứ hạng theo {of}"
        worked += f", {BETTER[figure.better]}" if figure.better is not None else ""
    elif figure.over == "count":
        worked = "số đối tượng" + (f" có {of}" if of else "")
    else:
        worked = f"{ACROSS[figure.over]} {of}"
    within = listed(speech.measure(name) for name in figure.within)
    members = f"các đối tượng có {speech.measure(figure.members_of)} nêu đối tượng này" if figure.members_of else ""
    return some(
        Say("Bằng", worked if figure.over == "count" else f"{worked}, tính qua các đối tượng"),
        Say("Cùng", within),
        speech.must("Chỉ các đối tượng có", figure.among) if figure.among is not None else None,
        Say("Chỉ gồm", members),
    )


def _days_late(speech: Speech, figure: DaysLate) -> tuple[Say, ...]:
    days = "số ngày làm việc" if figure.working else "số ngày"
    late = f"{days} từ hạn «{label(speech.plan.deadlines, figure.by)}» đến {speech.measure(figure.days_late)}"
    return (Say("Bằng", f"{late}; đúng hạn là 0"),)


def _of_parts(speech: Speech, figure: OfParts) -> tuple[Say, ...]:
    return (Say("Bằng", f"{ACROSS[figure.rounds]} {speech.measure(figure.of)} qua các kỳ của đợt"),)


_SAID: dict[type, Callable[[Speech, Any], tuple[Say | None, ...]]] = {
    Quotient: _joined("÷"),
    Total: _joined("+"),
    Difference: _joined("−"),
    Product: _joined("×"),
    Greatest: _among("số lớn nhất trong"),
    Least: _among("số nhỏ nhất trong"),
    Mean: _mean,
    Counted: _counted,
    Over: _over,
    DaysLate: _days_late,
    OfParts: _of_parts,
}
