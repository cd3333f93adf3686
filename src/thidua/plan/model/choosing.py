"""Which form of a construct was meant, told by its keys; a misspelt key goes to the form it is nearest to."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Any

from pydantic import BaseModel, Discriminator, Tag

from thidua.plan.source import RESERVED

TAG = "·"
"""Begins every tag, so that a tag is never taken for a key of the file in the path of an error."""


def form(name: str) -> Tag:
    """Marks one form of a construct with its name."""
    return Tag(TAG + name)


def choose(
    forms: Mapping[str, tuple[str, ...]], *, text: str | None = None, expected: str, likeness: float = 0
) -> Discriminator:
    """A discriminator for pydantic: the form one of whose keys stands in a mapping.

    ``text`` is the form of plain text; ``expected`` says in Vietnamese what may stand here. A key that is less like
    that of any form than ``likeness`` (from 0 to 1) is not taken for it.
    """

    def tag_of(stood: Any) -> str | None:
        if isinstance(stood, BaseModel):
            fields = type(stood).model_fields.items()
            found = _nearest([field.alias or name for name, field in fields])
            return None if found is None else TAG + found
        if isinstance(stood, dict):
            keys = [key for key in stood if not key.startswith(RESERVED)]
            found = _nearest(keys) if keys else None
            return None if found is None else TAG + found
        if isinstance(stood, (str, int, Fraction)) and text is not None:
            return TAG + text
        return None

    def _nearest(keys: list[str]) -> str | None:
        for name, marks in forms.items():
            if any(mark in keys for mark in marks):
                return name
        scored = [
            (SequenceMatcher(None, mark, key).ratio(), name)
            for name, marks in forms.items()
            for mark in marks
            for key in keys
        ]
        ratio, name = max(scored, key=lambda pair: pair[0])
        return name if ratio >= likeness else None

    return Discriminator(tag_of, custom_error_type="no_form", custom_error_message=expected)
