"""Writing mail: once for a key, together with the act or not at all."""

from typing import Any

import pytest
from django.db import transaction

from tests.office.made import organisation
from thidua.office.mail.models import Message
from thidua.office.mail.services.writing import Letter, write, write_all


def test_an_act_that_runs_again_writes_its_mail_once():
    told: dict[str, Any] = {
        "owner": organisation(),
        "key": "viec:1",
        "to": "a@mau.example",
        "subject": "Nhắc\nviệc",
        "body": "Kính gửi…",
    }
    first = write(**told)
    again = write(**(told | {"body": "khác"}))
    assert (first.pk, again.body, again.subject) == (again.pk, "Kính gửi…", "Nhắc việc")
    assert Message.objects.count() == 1


def test_an_act_that_is_undone_leaves_no_mail():
    with pytest.raises(RuntimeError), transaction.atomic():
        write(key="viec:2", to="a@mau.example", subject="Nhắc", body="…", owner=None)
        raise RuntimeError
    assert Message.objects.count() == 0


@pytest.mark.parametrize("number", [1, 60])
def test_many_are_written_in_the_same_queries(number, django_assert_num_queries):
    letters = [Letter(key=f"viec:{at}", to=f"a{at}@mau.example", subject="Nhắc", body="…") for at in range(number)]
    with django_assert_num_queries(4):  # two, and the savepoint around them
        assert len(write_all(owner=None, letters=letters)) == number
