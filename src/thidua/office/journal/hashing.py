"""How an entry is hashed: its content as one text, and the SHA-256 of a text."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

INSTALLATION = "installation"
"""The name of the chain of what belongs to no campaign."""


def campaign_chain(campaign: int) -> str:
    """The name of a campaign's chain."""
    return f"campaign:{campaign}"


def canonical(content: Mapping[str, Any]) -> str:
    """The one way to write a content: sorted keys, no blanks, days and other values as text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
