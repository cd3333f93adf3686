"""Whether every name that a plan uses is declared, and every comparison suits the type of its fact.

Checks yield ``(path, message)``: where in the data, and what is wrong, in Vietnamese.
"""

from collections.abc import Iterator

from thidua.plan.model.plan import Plan
from thidua.plan.source import DataPath

Found = tuple[DataPath, str]


def check_references(plan: Plan) -> Iterator[Found]:
    yield from ()
