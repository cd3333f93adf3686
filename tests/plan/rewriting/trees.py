"""What tests of rewriting see of a text: the data that the reader reads, the paths of its tree."""

from collections.abc import Iterator
from typing import Any

from thidua.plan.rewriting import Spot
from thidua.plan.source import AT, DataPath


def data_of(stood: Any) -> Any:
    if isinstance(stood, dict):
        return {key: data_of(value) for key, value in stood.items() if key != AT}
    return [data_of(item) for item in stood] if isinstance(stood, list) else stood


def paths_in(spot: Spot, path: DataPath = ()) -> Iterator[DataPath]:
    yield path
    inner = spot.value
    for step, one in inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ():
        yield from paths_in(one, (*path, step))
