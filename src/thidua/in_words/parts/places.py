"""How many places there are, in words."""

from typing import Any

from thidua.in_words.parts.order import ratio
from thidua.in_words.speech import EVERYBODY, Speech
from thidua.in_words.told import Row
from thidua.plan.model.places import BySize, Nested, Portion, Quota, Rounded, Size

MODES = {"down": "bỏ phần lẻ", "up": "có phần lẻ thì thêm một", "half_up": "phần lẻ từ nửa thì thêm một"}


def quota(speech: Speech, found: Quota, selected: str) -> Row:
    """One upper bound on places as a line: whom it is for, how many, and those within it."""
    whom = speech.kinds_and_groups(found.kind, found.group) or EVERYBODY
    whom += f", mỗi {speech.measure(found.per)} riêng" if found.per is not None else ""
    whom += f", đợt {speech.labels(speech.plan.rounds, found.rounds)}" if found.rounds else ""
    number, rows, readings = _places(speech, found.places)
    within = tuple(_nested(speech, inner) for inner in found.of_which)
    return Row(whom, number + (f", {selected}" if selected else ""), (*rows, *within), found.clause, readings)


def _places(speech: Speech, places: Any) -> tuple[str, tuple[Row, ...], tuple[str, ...]]:
    if isinstance(places, BySize):
        sizes = tuple(_size(place, size) for place, size in enumerate(places.by_size))
        return f"tùy {_base(speech, places)}", sizes, places.reading
    if isinstance(places, Portion):
        return f"{_rounded(places, _base(speech, places))}", (), places.reading
    return f"{places} chỗ", (), ()


def _base(speech: Speech, counted: Portion | BySize) -> str:
    if counted.of is None:
        return "một số mà văn bản không nói rõ"
    return f"số đối tượng có {speech.condition(counted.of)}"


def _rounded(places: Rounded, base: str) -> str:
    said = [f"{ratio(places.share)} {base}", MODES[places.rounding]]
    if places.at_least is not None:
        said.append(f"ít nhất {places.at_least} chỗ")
    if places.at_most is not None:
        said.append(f"nhiều nhất {places.at_most} chỗ")
    return ", ".join(said)


def _count(places: int | Rounded, base: str) -> str:
    return _rounded(places, base) if isinstance(places, Rounded) else f"{places} chỗ"


def _size(place: int, size: Size) -> Row:
    if size.at_most is None:
        return Row("lớn hơn nữa" if place else "mọi số", _count(size.places, "số đó"))
    return Row(f"đến {size.at_most}", _count(size.places, "số đó"))


def _nested(speech: Speech, found: Nested) -> Row:
    who = [part for part in (speech.kinds_and_groups(found.kind, found.group),) if part]
    if found.when is not None:
        who.append(speech.condition(found.when))
    whom = f"trong đó {found.label}" + (f" ({', '.join(who)})" if who else "")
    within = tuple(_nested(speech, inner) for inner in found.of_which)
    return Row(whom, f"không quá {_count(found.places, 'số chỗ này')}", within, found.clause)
