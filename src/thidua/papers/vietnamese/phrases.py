"""Names inside sentences: capitals at their beginning, and abbreviations that a paper spells out."""

import re

_SPELT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
}
_ABBREVIATION = re.compile(r"\b(" + "|".join(_SPELT) + r")\b")


def spelt_out(text: str) -> str:
    """Text with the usual abbreviations of offices written out: ``UBND xã`` as ``Ủy ban nhân dân xã``."""
    return _ABBREVIATION.sub(lambda found: _SPELT[found[0]], text)


def lowered(text: str) -> str:
    """Text to go on inside a sentence; a name keeps its capital: ``Ban Chỉ đạo``, ``UBND``, ``Kiên Giang``."""
    first, _, rest = text.partition(" ")
    if first[1:] != first[1:].lower() or rest[:1].isupper():
        return text
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Text that begins a line or sentence."""
    return text[:1].upper() + text[1:]


def printed(text: str) -> str:
    """Text of the screen as a paper prints it: written out, in the quotation marks of papers."""
    return spelt_out(text).replace("«", "“").replace("»", "”")
