"""Jobs that make ten people, one after the other, or all of them together."""

import time

from django.db import transaction

from thidua.office.jobs.kinds import kind
from thidua.office.jobs.work import Work
from thidua.office.organisations.models import Person

PEOPLE = 10


@kind("slow.one_by_one", "Việc thử từng bước")
def one_by_one(work: Work, pause: float) -> None:
    """Each step by itself; begun again it goes over those that are there."""
    work.begin(PEOPLE)
    for number in range(PEOPLE):
        with transaction.atomic():
            Person.objects.get_or_create(full_name=f"Người {number}")
        time.sleep(pause)
        work.step(number + 1)


@kind("slow.together", "Việc thử một lần", whole=True)
def together(work: Work, pause: float) -> None:
    """All or none of them."""
    for number in range(PEOPLE):
        Person.objects.create(full_name=f"Người {number}")
        time.sleep(pause)
