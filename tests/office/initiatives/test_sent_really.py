"""A sheet that is filled in and sent by its head makes initiatives in the same act, and none where it is refused."""

from datetime import date
from typing import Any

import pytest

from tests.office.initiatives.sending import joined, sheet_of, standing_names
from tests.office.made import user_with
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import Way
from thidua.office.initiatives.models import Initiative
from thidua.office.organisations.models import Role
from thidua.office.submissions.errors import IncompleteError
from thidua.office.submissions.models import Cell, Sheet
from thidua.office.submissions.services.sending import send


def test_what_the_head_sends_is_there_as_initiatives_and_what_is_refused_is_not():
    one = joined()
    assert one.organisation is not None
    sheet = sheet_of(one)
    Cell.objects.create(sheet=sheet, form="bieu_2", row="procedures", column="names", value="Ngày thứ Sáu không chờ")
    given: dict[str, Any] = {
        "way": Way.HEAD,
        "revision": 0,
        "standing": standing_of(user_with(Role.HEAD, at=one.organisation)),
    }
    with clock.at(date(2020, 5, 8)):
        with pytest.raises(IncompleteError):
            send(sheet=sheet, **given)
        assert Initiative.objects.count() == 0
        send(sheet=sheet, **given, incomplete=True)
    assert standing_names(one) == ["Ngày thứ Sáu không chờ"]
    assert Sheet.objects.get(pk=sheet.pk).state == "sent"
