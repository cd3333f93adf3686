"""Who signs a paper, and by which authority."""

from dataclasses import dataclass
from enum import Enum

from thidua.papers.paper.text import Text


class Authority(Enum):
    """The abbreviation before the body or the office in whose place somebody signs."""

    FOR_BODY = "TM."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    BY_MANDATE = "TUQ."
    ACTING = "Q."


@dataclass(frozen=True)
class Acting:
    """One authority line: Acting(Authority.FOR_HEAD, "Chủ tịch") is "KT. CHỦ TỊCH"."""

    authority: Authority
    whom: Text


@dataclass(frozen=True)
class Signer:
    """The signer's block. `acting` stands above the office, several lines one below the other:
    TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH. An acting head has Acting(ACTING, "Chủ tịch") and no office.

    `name` None leaves the place under the signature blank, for lists that are signed by hand.
    """

    office: Text | None = None
    acting: tuple[Acting, ...] = ()
    name: Text | None = None
    note: Text | None = None  # under the office in italics: "(Ký, ghi rõ họ tên)"
