"""Values of a plan file as a clerk reads and types them, and back: days day first, decimals with a comma.

What cannot be such a value is kept as it was typed, so that it stands in the draft and is marked there.
"""

import re
from typing import Literal, TypeAlias

from thidua.plan.rewriting import Data

Kind: TypeAlias = Literal[
    "text", "long", "lines", "codes", "number", "whole", "day", "yearly", "month", "flag", "choice", "choices"
]
"""``lines``: a list, one item a line; ``codes``: a list of short names; ``choices``: some of those given."""

LISTS = ("lines", "codes", "choices")
_SEPARATOR = {"lines": "\n", "codes": "; ", "choices": "\n"}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_ISO_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")
_THOUSANDS = re.compile(r"([+-]?\d{1,3}(?:\.\d{3})+)(,\d+)?( ?%)?")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?( ?%)?")
_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?( ?%)?")


def shown(kind: Kind, data: Data) -> str:
    """A value as it stands in its field; several with one on each line, or codes with ``;`` between."""
    if data is None or isinstance(data, dict):
        return ""
    if kind == "flag":
        return "yes" if data == "yes" else ""
    if kind in LISTS:
        items = data if isinstance(data, list) else [data]
        return _SEPARATOR[kind].join(item for item in items if isinstance(item, str))
    if isinstance(data, list):
        return "; ".join(item for item in data if isinstance(item, str))
    return _shown(kind, data)


def _shown(kind: Kind, text: str) -> str:
    if kind in ("number", "whole") and _PLAIN.fullmatch(text):
        return _grouped(text)
    if kind == "day" and (found := _ISO.fullmatch(text)):
        return f"{found[3]}/{found[2]}/{found[1]}"
    if kind == "yearly" and (found := _ISO_MONTH_DAY.fullmatch(text)):
        return f"{found[2]}/{found[1]}"
    if kind == "month" and (found := _ISO_MONTH.fullmatch(text)):
        return f"{found[2]}/{found[1]}"
    return text


def _grouped(text: str) -> str:
    whole, point, rest = text.partition(".")
    if point or whole.endswith("%"):
        return f"{whole},{rest}" if point else whole
    sign = whole[:1] if whole[:1] in "+-" else ""
    digits = whole[len(sign) :]
    return text if len(digits) < 4 or digits.startswith("0") else f"{sign}{int(digits):,}".replace(",", ".")


def stored(kind: Kind, typed: str, before: Data = None) -> Data:
    """What is typed, as the plan file has it; nothing where the field is empty.

    ``before`` is what stood there: a list that becomes one item stays a list, one item that stays one stays so.
    """
    typed = _clean(typed, several=kind in ("long", "lines", "choices"))
    if not typed:
        return None
    if kind in LISTS:
        parts = re.split(r"[;,\n]" if kind == "codes" else r"\n", typed)
        items: list[Data] = [part.strip() for part in parts if part.strip()]
        return items[0] if len(items) == 1 and not isinstance(before, list) else items
    return _stored(kind, typed)


def _stored(kind: Kind, typed: str) -> str:
    if kind in ("number", "whole"):
        if found := _THOUSANDS.fullmatch(typed):
            return found[1].replace(".", "") + (found[2] or "").replace(",", ".") + (found[3] or "")
        return typed.replace(",", ".") if _DECIMAL.fullmatch(typed) else typed
    if kind == "day" and (found := _DAY.fullmatch(typed)):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if kind == "yearly" and (found := _MONTH_DAY.fullmatch(typed)):
        return f"{int(found[2]):02}-{int(found[1]):02}"
    if kind == "month" and (found := _MONTH.fullmatch(typed)):
        return f"{found[2]}-{int(found[1]):02}"
    return typed


def _clean(typed: str, *, several: bool) -> str:
    """Without what cannot be seen; on one line unless several are meant."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ["".join(sign if sign.isprintable() else " " for sign in line).strip() for line in lines]
    return ("\n" if several else " ").join(kept).strip()
