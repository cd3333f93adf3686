"""Number words as clerks write them, up to the thousands: «mười lăm», «hai mươi mốt», «một nghìn hai trăm linh ba»."""

from thidua.sheets.texts import folded

_UNITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
# Only after tens: hai mươi mốt, hai mươi tư, mười lăm, hai mươi nhăm.
_AFTER_TENS = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_ZERO_TENS = ("linh", "lẻ")
_THOUSAND = ("nghìn", "ngàn")


def number_of(text: str) -> int | None:
    """The whole number that ``text`` spells, from 0 to 999,999; None where it is no number word."""
    words = folded(text).split()
    at = next((at for at, word in enumerate(words) if word in _THOUSAND), None)
    if at is None:
        return _below_thousand(words)
    high, rest = _below_thousand(words[:at]), words[at + 1 :]
    if not high:
        return None
    if not rest:
        return high * 1000
    # After thousands the hundreds are named: "một nghìn không trăm linh năm"; "một nghìn hai" is anybody's guess.
    low = _below_thousand(rest) if "trăm" in rest else None
    return None if low is None else high * 1000 + low


def _below_thousand(words: list[str]) -> int | None:
    if "trăm" not in words:
        return _below_hundred(words)
    at = words.index("trăm")
    hundreds = _UNITS.get(words[0]) if at == 1 else None
    rest = words[at + 1 :]
    if hundreds is None:
        return None
    if not rest:
        return hundreds * 100
    if rest[0] in _ZERO_TENS:
        low = _UNITS.get(rest[1]) if len(rest) == 2 else None
    else:
        low = _below_hundred(rest) if len(rest) > 1 or rest == ["mười"] else None
    return None if low is None else hundreds * 100 + low


def _below_hundred(words: list[str]) -> int | None:
    if len(words) == 1:
        return 10 if words == ["mười"] else _UNITS.get(words[0])
    if words[:1] == ["mười"] and len(words) == 2:
        unit = _AFTER_TENS.get(words[1])
        return 10 + unit if unit and words[1] not in ("mốt", "tư") else None
    if len(words) in (2, 3) and words[1] in ("mươi", "chục"):
        tens = _UNITS.get(words[0])
        if not tens or tens == 1:
            return 10 if words == ["một", "chục"] else None
        if len(words) == 2:
            return tens * 10
        unit = _AFTER_TENS.get(words[2])
        return tens * 10 + unit if unit else None
    if len(words) == 2 and words[1] in ("mốt", "tư", "lăm", "nhăm"):
        tens = _UNITS.get(words[0])
        return tens * 10 + _AFTER_TENS[words[1]] if tens and tens > 1 else None
    return None
