"""The page on which a plan is tried: wanted, shown when it is done, refused where it is too much."""

import pytest
from django.urls import reverse

from tests.office.made import organisation, plan_version, user_with
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.running import run
from thidua.office.organisations.models import Role

GIVEN = {"participants": "20", "runs": "2", "seed": "1"}


@pytest.mark.django_db(transaction=True)
def test_a_plan_is_tried_and_what_came_of_it_is_shown():
    owner = organisation()
    address = reverse("plan_try", args=[plan_version(owner, "hoa-thanh-2018").pk])
    client = browser(user_with(Role.OFFICER, at=owner))
    assert "Lần thử gần nhất" not in words(client.get(address).content.decode())
    assert client.post(address, GIVEN).status_code == 302
    assert "Đang chờ" in words(client.get(address).content.decode())
    run(key=Job.objects.get(kind="simulations.try").pk)
    shown = words(client.get(address).content.decode())
    assert "2 lần thử, mỗi lần 20 đối tượng giả định." in shown
    assert "Từng chỉ tiêu" in shown


def test_too_much_is_refused_at_its_field():
    owner = organisation()
    address = reverse("plan_try", args=[plan_version(owner).pk])
    answer = browser(user_with(Role.OFFICER, at=owner)).post(address, GIVEN | {"participants": "2000", "runs": "20"})
    assert answer.status_code == 422
    assert "Số đối tượng nhân số lần thử không quá 20.000." in words(answer.content.decode())
    assert Job.objects.count() == 0
