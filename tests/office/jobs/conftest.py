"""Kinds of jobs of the tests' own."""

from collections.abc import Callable, Iterator

import pytest

from thidua.office.jobs.kinds import KINDS, Run, kind


@pytest.fixture
def kinds() -> Iterator[Callable[..., Run]]:
    """Register functions as kinds for one test: ``kinds(name, run, **options)``."""
    before = dict(KINDS)

    def register(name: str, run: Run, **options: object) -> Run:
        return kind(name, "Việc thử", **options)(run)  # type: ignore[arg-type]

    yield register
    KINDS.clear()
    KINDS.update(before)
