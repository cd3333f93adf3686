"""What a council chose or decided, as it comes back in a small file."""

from dataclasses import dataclass

from thidua.rules.facts import Source


@dataclass(frozen=True, slots=True)
class Choice:
    """One participant chosen for one award, or for one class, with the recorded reason (never empty)."""

    participant: str
    award: str
    reason: str
    source: Source | None = None
