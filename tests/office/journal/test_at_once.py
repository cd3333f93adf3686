"""Acts at the same moment stand one after the other in the chain."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.office.made import organisation
from thidua.office import clock
from thidua.office.journal.models import Entry
from thidua.office.journal.queries import verify
from thidua.office.journal.services import record
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import Organisation
from thidua.office.organisations.services import tree


def _at_once(acts: list[Callable[[], object]]) -> list[str]:
    """Do all at the same moment; what each was refused with, or nothing."""
    start, answers = Barrier(len(acts)), list[str]()

    def do(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            answers.append("")
        except OrganisationError as error:
            answers.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


@pytest.mark.django_db(transaction=True)
def test_many_who_record_at_once_make_one_chain():
    acts: list[Callable[[], object]] = [
        partial(record, act="test.one", actor=None, campaign=campaign) for campaign in (7, None)
    ]
    assert _at_once(acts * 6) == [""] * 12
    assert [one.sound for one in verify()] == [True, True]
    numbers = Entry.objects.filter(act="test.one").order_by("chain__name", "number")
    assert list(numbers.filter(chain__name="campaign:7").values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert numbers.count() == 12


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_make_no_circle():
    first, second = organisation(name="Một"), organisation(name="Hai")
    day = clock.today()
    refused = _at_once(
        [
            lambda: tree.move(organisation=first, to=second, on=day, by=None, reason=""),
            lambda: tree.move(organisation=second, to=first, on=day, by=None, reason=""),
        ]
    )
    assert [bool(one) for one in refused] == [False, True]
    assert sorted(Organisation.objects.values_list("parent__name", flat=True), key=str) in (
        ["Hai", None],
        ["Một", None],
    )
