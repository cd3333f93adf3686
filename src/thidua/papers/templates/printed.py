"""Values as they stand on paper: the Vietnamese way, without characters that act unseen, gaps marked."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from thidua.papers.characters import clean
from thidua.papers.paper.text import Gap
from thidua.papers.templates.fields import Offer, Value, Values
from thidua.rules.wording.figures import day, figure


class Printed(str):
    """The words of a value; in a condition it counts as the value does: 0, no and a gap are false."""

    __slots__ = ("_holds",)
    _holds: bool

    @classmethod
    def of(cls, value: Value, label: str) -> "Printed":
        """What is printed for the value of the field with this label."""
        printed = cls(Gap(label).printed if value is None else words_of(value))
        printed._holds = bool(value)
        return printed

    def __bool__(self) -> bool:
        return self._holds


def words_of(value: str | int | Fraction | date | bool) -> str:
    """A value in words: 1.200 · 2,5 · 05/6/2026 · có."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Fraction):
        return figure(value)
    return day(value) if isinstance(value, date) else clean(value)


def is_list(value: object) -> bool:
    """Whether a value is the rows of a list."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def rows_of(values: Values, listing: str) -> Sequence[Mapping[str, Value]]:
    """The rows of a list, none where the campaign says nothing of it."""
    found = values.get(listing) or ()
    return found if isinstance(found, Sequence) and not isinstance(found, str) else ()


def scalar_of(values: Values, name: str) -> Value:
    """The value of a field that belongs to no list."""
    found = values.get(name)
    return None if isinstance(found, Sequence) and not isinstance(found, str) else found


def words_for(offer: Offer, values: Values, name: str) -> str:
    """What stands for a field outside of any list; a gap for what nobody offers."""
    if name not in offer.labels:
        return Gap(f"không có trường «{name}»").printed
    return Printed.of(scalar_of(values, name), offer.labels[name])


def lacking(offer: Offer, values: Values, used: str) -> str | None:
    """What the campaign lacks for a field that a template uses: None, or the words to tell."""
    label = offer.labels[used]
    listing, _, name = used.rpartition(".")
    if not listing:
        return None if scalar_of(values, name) is not None else f"thiếu «{label}»"
    short = [str(at) for at, row in enumerate(rows_of(values, listing), 1) if row.get(name) is None]
    if not short:
        return None
    named = ", ".join(short[:10]) + (", …" if len(short) > 10 else "")
    return f"thiếu «{label}» ở dòng {named} của danh sách"
