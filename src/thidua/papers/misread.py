"""Texts that were typed in a code from before Unicode, or read in a wrong one: told, and printed as they stand."""

from thidua.papers.entries import entries
from thidua.papers.kinds.case import Case
from thidua.sheets.lenient.legacy import readings
from thidua.sheets.problems import shorten


def misread(case: Case) -> list[str]:
    """One message for each such text, with what it probably says."""
    found = dict.fromkeys((place, text) for place, text in entries(case) if not text.isascii())
    return [
        f"{place}: «{shorten(text)}» có vẻ không gõ bằng Unicode ({best[0].encoding}), giấy tờ in đúng như thế; "
        f"có phải là «{shorten(best[0].text)}»?"
        for place, text in found
        if (best := readings(text))
    ]
