"""Which form of a construct was meant, told by its keys; a misspelt key goes to the form it is nearest to."""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Any

from thidua.plan.source import AT


def choose(forms: Mapping[str, tuple[str, ...]], *, text: str | None = None) -> Callable[[Any], str | None]:
    """A discriminator for pydantic: the form whose key stands in a mapping; ``text`` is the form of plain text."""

    def tag_of(stood: Any) -> str | None:
        if isinstance(stood, dict):
            return _tag_of_keys([key for key in stood if key != AT])
        if isinstance(stood, str):
            return text
        return None

    def _tag_of_keys(keys: list[str]) -> str:
        for tag, marks in forms.items():
            if any(mark in keys for mark in marks):
                return tag
        scored = [
            (SequenceMatcher(None, mark, key).ratio(), tag) for tag, marks in forms.items() for mark in marks for key in keys
        ]
        return max(scored, default=(0.0, next(iter(forms))), key=lambda pair: pair[0])[1]

    return tag_of
