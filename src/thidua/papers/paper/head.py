"""The heading block of a paper: who issues it, its number, place and day, what kind of paper it is and about what."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from thidua.papers.paper.text import Text


class Form(Enum):
    """What the decree's models differ in: where the subject stands and whether place and date are printed."""

    TITLED = "có tên loại"  # QUYẾT ĐỊNH, KẾ HOẠCH, TỜ TRÌNH …: type and subject centred under the block
    LETTER = "công văn"  # no type; "V/v …" under the number
    MINUTES = "biên bản"  # like TITLED, without place and date


@dataclass(frozen=True)
class Day:
    """The day of issue, as far as it is known: a draft leaves the day, or day and month, blank."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> "Day":
        return cls(day.year, day.month, day.day)


@dataclass(frozen=True)
class Head:
    """The heading block. Whoever writes it out sets the capitals, rules and leading zeros.

    `symbol` is what follows the stroke of the number ("QĐ-UBND"); None leaves the whole line "Số: …" out.
    `number` None is a draft: the place for it stays blank. `issuer` and `superior` may be given in any case of letters.
    """

    issuer: Text
    superior: Text | None = None
    symbol: str | None = None
    number: int | None = None
    place: Text | None = None
    day: Day | None = None
    title: Text | None = None  # the type: "Quyết định"; none for a letter
    subject: Text | None = None  # "Về việc …"; for a letter what follows "V/v"
    form: Form = Form.TITLED
