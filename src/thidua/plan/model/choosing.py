"""Which form of a construct was meant, told by its keys; a misspelt key goes to the form it is nearest to."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from pydantic import Discriminator, Tag

from thidua.plan.source import AT

TAG = "·"
"""Begins every tag, so that a tag is never taken for a key of the file in the path of an error."""


def form(name: str) -> Tag:
    """Marks one form of a construct with its name."""
    return Tag(TAG + name)


def choose(forms: Mapping[str, tuple[str, ...]], *, text: str | None = None, expected: str) -> Discriminator:
    """A discriminator for pydantic: the form one of whose keys stands in a mapping.

    ``text`` is the form of plain text; ``expected`` says in Vietnamese what may stand here.
    """

    def tag_of(stood: Any) -> str | None:
        if isinstance(stood, dict):
            return TAG + _nearest([key for key in stood if key != AT])
        if isinstance(stood, str) and text is not None:
            return TAG + text
        return None

    def _nearest(keys: list[str]) -> str:
        for name, marks in forms.items():
            if any(mark in keys for mark in marks):
                return name
        scored = [
            (SequenceMatcher(None, mark, key).ratio(), name)
            for name, marks in forms.items()
            for mark in marks
            for key in keys
        ]
        return max(scored, default=(0.0, next(iter(forms))), key=lambda pair: pair[0])[1]

    return Discriminator(tag_of, custom_error_type="no_form", custom_error_message=expected)
