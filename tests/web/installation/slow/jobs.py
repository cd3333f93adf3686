"""Jobs that make ten people, one after the other or all of them together, and wait half-way at a gate."""

import time
from pathlib import Path

from django.db import transaction

from thidua.office.jobs.kinds import kind
from thidua.office.jobs.work import Work
from thidua.office.organisations.models import Person

PEOPLE = 10


@kind("slow.one_by_one", "Việc thử từng bước")
def one_by_one(work: Work, gate: str) -> None:
    """Each step by itself; begun again it goes over those that are there."""
    _make(work, Path(gate))


@kind("slow.together", "Việc thử một lần", whole=True)
def together(work: Work, gate: str) -> None:
    """All or none of them."""
    _make(work, Path(gate))


def _make(work: Work, gate: Path) -> None:
    work.begin(PEOPLE)
    for number in range(PEOPLE):
        if number == PEOPLE // 2:
            _wait_at(gate, work)
        with transaction.atomic():
            Person.objects.get_or_create(full_name=f"Người {number}")
        work.step(number + 1)


def _wait_at(gate: Path, work: Work) -> None:
    """Say that half of it is done, and wait until the gate is open."""
    (gate / "half").touch()
    while not (gate / "open").exists():
        time.sleep(0.05)
        work.step(PEOPLE // 2)
