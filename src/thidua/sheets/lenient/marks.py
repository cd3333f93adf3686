"""The marks that begin the items of a list: «1.», «1)», «a)», «-», «•», «IV.»; and texts that are no item at all."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from thidua.sheets.lenient.comparing import even

Style: TypeAlias = Literal["number", "letter", "roman", "bullet"]

# A figure is a mark only where no figure follows: «1.200 hồ sơ» and «2020. …» are no items of a list.
_NUMBER = r"\(?(?P<number>[0-9]{1,2})\s?(?:[.)/:](?![0-9])|[-–](?=\s))"
_LETTER = r"\(?(?P<letter>[a-zđA-HĐ])(?:\)|\.(?=\s))"
_ROMAN = r"(?P<roman>[IVX]{1,4})[.)](?=\s)"
_BULLET = r"(?P<bullet>[-–—+*•●○▪■◦‣➢✓✔►·](?![0-9]))"
MARK = re.compile(rf"\s*(?:{_ROMAN}|{_NUMBER}|{_LETTER}|{_BULLET})\s*")
_INLINE = re.compile(rf"(?<=[\s;,.])(?:{_NUMBER})\s+")

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_EMPTY = re.compile(r"[\s.…_\-–—*•,;:()\[\]/]*")
_NONE = frozenset(
    (
        "không",
        "không có",
        "chưa có",
        "chưa",
        "ko",
        "ko có",
        "không đăng ký",
        "chưa đăng ký",
        "không phát sinh",
        "k",
    )
)
_TEMPLATE = re.compile(
    r"(?:ghi (?:rõ )?)?(?:tên|nội dung)"
    r"(?: (?:của|các|mô hình|giải pháp|sáng kiến|và|hoặc|đăng ký|đề tài|tên|nội dung))*"
    r"(?: \d{1,2})?|(?:mô hình|giải pháp|sáng kiến)(?: (?:mô hình|giải pháp|sáng kiến))*(?: \d{1,2})?|ghi chú"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before an item: the kind of mark, its place in the row (from 1; 0 for bullets), and its length."""

    style: Style
    place: int
    length: int


def mark_of(line: str) -> Mark | None:
    """The mark that a line begins with."""
    found = MARK.match(line)
    if found is None:
        return None
    if found["number"]:
        return Mark("number", int(found["number"]), found.end()) if int(found["number"]) else None
    if found["roman"]:
        return Mark("roman", _roman(found["roman"]), found.end())
    if found["letter"]:
        return Mark("letter", _LETTERS.find(found["letter"].lower()) + 1, found.end())
    return Mark("bullet", 0, found.end())


def inline_numbers(line: str) -> list[tuple[int, int]]:
    """Where «2.», «3.» … stand inside a line that begins with «1.»: start of each mark and of its text."""
    first = mark_of(line)
    if first is None or first.style != "number":
        return []
    found, due = [], first.place + 1
    for one in _INLINE.finditer(line, first.length):
        if int(one["number"]) == due:
            found.append((one.start(), one.end()))
            due += 1
    return found


def is_blank_form(text: str) -> bool:
    """Whether a text is what the form came with (dots, dashes, «Tên mô hình, giải pháp, sáng kiến») and no name."""
    return bool(_EMPTY.fullmatch(text)) or bool(_TEMPLATE.fullmatch(even(text)))


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing to name."""
    return even(text) in _NONE


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
