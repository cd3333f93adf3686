"""What sentences say of classes: which one, and which wait for one another."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from thidua.rules.classes import Classed
from thidua.rules.results import Evaluation

Told: TypeAlias = dict[str, Any]


def _mark(classed: Classed | None) -> str:
    if classed is None:
        return "-"
    return classed.value or ("!" if classed.pending else "?")


def _classes(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By participant; ``?`` not known, ``!`` somebody has to decide, ``-`` no class concerns them."""
    found = {result.participant.id: _mark(result.classed) for result in evaluation.results}
    for who, expected in told.items():
        if found[who] != expected:
            yield f"class of {who}: {found[who]}, told {expected}"


def _circles(evaluation: Evaluation, told: Told) -> Iterator[str]:
    """By participant, those from it on whose classes wait for one another."""
    found = {result.participant.id: list(result.classed.circle) for result in evaluation.results if result.classed}
    for who, expected in told.items():
        if found[who] != expected:
            yield f"circle of {who}: {found[who]}, told {expected}"


CLASSES: dict[str, Callable[[Evaluation, Any], Iterator[str]]] = {"classes": _classes, "circles": _circles}
