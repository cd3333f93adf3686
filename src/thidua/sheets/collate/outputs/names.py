"""What a collation leaves in its folder is called so."""

from thidua.sheets.sent_forms import SENT_FORMS
from thidua.sheets.sources import SOURCES

FACTS, OVERVIEW, QUESTIONS, KEPT_ANSWERS = "so-lieu.csv", "tong-hop.xlsx", "cau-hoi", "tra-loi.csv"
RETURNED, UPWARD = "tra-lai", "gui-len"
_OURS = frozenset(
    (FACTS, SOURCES, SENT_FORMS, OVERVIEW, f"{QUESTIONS}.xlsx", f"{QUESTIONS}.csv", KEPT_ANSWERS, RETURNED, UPWARD)
)


def is_ours(name: str) -> bool:
    """Whether a file or folder of this name comes from an earlier run, and is written anew."""
    return name in _OURS
