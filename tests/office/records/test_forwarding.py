"""Items forwarded: the reply is due in working days, and late ones count, also those that nobody has replied to yet."""

from datetime import date

import pytest

from tests.office.records.acts import forwarded, value_of
from tests.office.records.conftest import Run
from thidua.office import clock
from thidua.office.journal.models import Entry
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Forwarding
from thidua.office.records.services.forwarding import extend, reply, restate_overdue
from thidua.office.results.services.freezing import freeze
from thidua.office.results.services.working_out import up_to_date

LATE = "late_portal_replies"


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2018, 6, 5), date(2018, 6, 8)),
        (date(2018, 6, 8), date(2018, 6, 13)),
        (date(2018, 4, 23), date(2018, 4, 27)),
    ],
)
def test_the_reply_is_due_three_working_days_after_forwarding(run: Run, day: date, due: date):
    assert forwarded(run, day).forwarding.due_on == due


def test_a_late_reply_counts_and_one_in_time_does_not(run: Run):
    in_time = forwarded(run, date(2018, 6, 11), replied_on=date(2018, 6, 14), reply="12/CV")
    assert (in_time.forwarding.due_on, value_of(run.commune, LATE)) == (date(2018, 6, 14), None)
    late = forwarded(run, date(2018, 6, 11))
    reply(matter=late, replied_on=date(2018, 6, 15), reference="13/CV", by=run.officer)
    assert value_of(run.commune, LATE) == 1
    reply(matter=late, replied_on=date(2018, 6, 14), reference="13/CV", by=run.officer)
    assert value_of(run.commune, LATE) is None


def test_an_item_without_a_reply_counts_from_the_day_after_its_last(run: Run):
    forwarded(run, date(2018, 6, 12))
    found = []
    for day in (date(2018, 6, 15), date(2018, 6, 16), date(2018, 6, 16)):
        with clock.at(day):
            found.append((restate_overdue(), value_of(run.commune, LATE)))
    assert found == [(0, None), (1, 1), (0, 1)]
    assert Entry.objects.filter(act="records.restate").count() == 1


def test_the_ranking_and_what_is_frozen_count_it_before_the_worker_has_come_to_it(run: Run):
    forwarded(run, date(2018, 6, 12))
    found = []
    for day in (date(2018, 6, 15), date(2018, 6, 16), date(2018, 6, 16)):
        with clock.at(day):
            found.append((up_to_date(run.campaign).stamp, value_of(run.commune, LATE)))
    assert [late for _, late in found] == [None, 1, 1]
    assert found[0][0] != found[1][0] == found[2][0]
    forwarded(run, date(2018, 6, 13))
    with clock.at(date(2018, 6, 19)):
        freeze(campaign=run.campaign, by=run.officer)
    assert value_of(run.commune, LATE) == 2


def test_a_notice_gives_more_time(run: Run):
    one = forwarded(run)
    assert value_of(run.commune, LATE) == 1
    with pytest.raises(RecordError, match="sau hạn hiện nay"):
        extend(matter=one, due_on=date(2018, 6, 8), number="5/TB", reason="Hồ sơ phức tạp", by=run.officer)
    extend(matter=one, due_on=date(2018, 6, 20), number="5/TB", reason="Hồ sơ phức tạp", by=run.officer)
    assert value_of(run.commune, LATE) is None
    assert Forwarding.objects.get().extended_by == "5/TB"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"received_on": date(2018, 6, 6)}, "received_on"),
        ({"replied_on": date(2018, 6, 4)}, "replied_on"),
        ({"replied_on": date(2018, 6, 16)}, "replied_on"),
    ],
)
def test_days_out_of_order_are_refused(run: Run, more: dict, field: str):
    with pytest.raises(RecordError) as refused:
        forwarded(run, **more)
    assert (refused.value.field, Forwarding.objects.count()) == (field, 0)
