"""Names as they are stored: composed, and with two keys, one for searching and one for sorting."""

import unicodedata

from thidua.papers.vietnamese.names import name_key, text_key
from thidua.sheets.texts import bare

__all__ = ["clean", "name_key", "search_key", "text_key"]


def clean(text: str) -> str:
    """Text as it is kept: composed letters, single blanks, no sign that cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(sign for sign in composed if unicodedata.category(sign) != "Cf").split())


def search_key(*texts: str) -> str:
    """What a search without tones is looked up in; wherever the tone stands (hòa, hoà), it is folded away."""
    return " ".join(bare(clean(text)) for text in texts if text)
