"""What one certificate says: who is commended by whom, for what, by which decision."""

from dataclasses import dataclass, field
from enum import Enum

from thidua.papers.paper import Day, Gap, Signer, Text, gaps_in, plain

CERTIFICATES = "giay-khen"
"""The kind's name. Its number in the office file is the first one of the register of commendations."""


class AwardForm(Enum):
    """The three forms of commendation of a plan; the values are those of its awards."""

    COMMENDATION = "commendation"  # giấy khen
    MERIT = "merit_certificate"  # bằng khen
    PRIZE = "prize"  # giải


FORM_TITLES = {AwardForm.COMMENDATION: "Giấy khen", AwardForm.MERIT: "Bằng khen", AwardForm.PRIZE: "Giải thưởng"}


@dataclass(frozen=True)
class Holder:
    """Who is commended. A person may have an honorific ("Ông"), an office and a unit; a collective has its name alone.

    `reference` tells holders of one name apart: the code of the participant.
    """

    name: str
    honorific: str = ""
    office: str = ""
    unit: str = ""
    reference: str = ""

    @property
    def position(self) -> str:
        """Office and unit on one line."""
        return ", ".join(part for part in (self.office, self.unit) if part.strip())


@dataclass(frozen=True)
class Decision:
    """The decision behind the certificate: "Số: 12/QĐ-UBND" of a day. What is not known yet is left for the pen."""

    symbol: str = "QĐ-UBND"
    number: int | None = None
    day: Day | None = None


@dataclass(frozen=True)
class Certificate:
    """One certificate, before anything is said of how it looks.

    `by` is the power that decides, such as "Chủ tịch Ủy ban nhân dân xã Hương Lúa"; `title` what is given, such as
    "Giấy khen" or "Giải Nhất". `register` is the number in the register of commendations (sổ khen thưởng). A
    `award` is the plan's name of what is given, which tells one holder's certificates apart. A
    `provisional` certificate rests on results that may still change: it is marked as a draft and proves nothing.
    """

    form: AwardForm
    title: str
    by: Text
    holder: Holder
    achievement: str
    place: Text = ""
    decision: Decision = field(default_factory=Decision)
    register: int | None = None
    day: Day | None = None
    signer: Signer = field(default_factory=Signer)
    provisional: bool = False
    award: str = ""

    @property
    def for_the_pen(self) -> tuple[str, ...]:
        """What is not known yet and stands as dots, to be written by hand."""
        left = {
            "số quyết định": self.decision.number is None,
            "ngày quyết định": _is_open(self.decision.day),
            "số vào sổ": self.register is None,
            "ngày ký": _is_open(self.day or self.decision.day),
        }
        return tuple(what for what, is_open in left.items() if is_open)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What the certificate needs and the data lacks; numbers and days are left for the pen and are no gaps."""
        needed: dict[str, Text] = {
            "cơ quan, người khen": self.by,
            "tên hình thức khen": self.title,
            "tên người, tập thể được khen": self.holder.name,
            "thành tích": self.achievement,
            "địa danh": self.place,
            "chức vụ người ký": self.signer.office or "".join(plain(acting.whom) for acting in self.signer.acting),
            "họ tên người ký": self.signer.name or "",
        }
        lacking = (Gap(what) for what, given in needed.items() if not plain(given).strip())
        return tuple(dict.fromkeys((*gaps_in(self), *lacking)))


def _is_open(day: Day | None) -> bool:
    return day is None or day.day is None or day.month is None
