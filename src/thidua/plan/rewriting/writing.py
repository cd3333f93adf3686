"""Values as they are written into a plan file: on one line, in quotes only where YAML needs them."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

Written: TypeAlias = Union[str, "Sequence[Written]", "Mapping[str, Written]", None]
"""What can be written: text, lists and groups of it, nothing (None)."""

_BARE = re.compile(r"-?[^\W_][^,\[\]{}\n\"\\]*", re.DOTALL)
_WORDS_FOR_NOTHING = ("null",)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def written(value: Written) -> str:
    """The value as it stands after ``key: `` or ``- ``, wherever that is."""
    if value is None:
        return "~"
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {written(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(written(inner) for inner in value) + "]"


def scalar(text: str) -> str:
    """One text; in double quotes where it could be read as anything else."""
    return text if _is_bare(text) else f'"{"".join(map(_escaped, text))}"'


def _is_bare(text: str) -> bool:
    return (
        _BARE.fullmatch(text) is not None
        and text.isprintable()
        and text == text.strip()
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and text not in _WORDS_FOR_NOTHING
    )


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
