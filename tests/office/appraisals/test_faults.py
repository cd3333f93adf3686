"""What happens while units are appraised: a plan amended, a unit merged, days moved, days missed."""

from datetime import date, timedelta

import pytest

from tests.office.appraisals.made import LATE, appraised, appraiser_at, judged, line_of, said_of
from tests.office.made import organisation, user_with
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.predicates import appraises
from thidua.office.appraisals.queries.amended import amended_of, fact_label
from thidua.office.appraisals.queries.lines import with_something_open
from thidua.office.appraisals.services.explaining import Answered, close_round, explain, open_round
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.campaigns.services.moving import move_plan
from thidua.office.facts.queries import known
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Role
from thidua.office.organisations.services.tree import merge
from thidua.office.plans.queries import plan_of
from thidua.office.plans.services import adopt
from thidua.office.results.services.working_out import up_to_date

DAY = date(2018, 11, 20)
GROUND = Ground(number="14/TB-UBND", day=DAY, reason="Bổ sung")


@pytest.fixture(autouse=True)
def today():
    with clock.at(DAY):
        yield


@pytest.fixture
def started():
    return appraised()


@pytest.fixture
def unit(started):
    return started[0].participants.exclude(facts=None)[0]


@pytest.fixture
def by(started):
    return appraiser_at(started[1])


def _amended(campaign):
    """The same plan but for one fact that goes and one that comes."""
    (file,) = campaign.plan.files
    text = (
        file["text"].replace("website_items", "portal_items").replace("Số tin đăng trên trang", "Số bài đăng trên cổng")
    )
    new = adopt(owner=campaign.owner, files=[(file["name"], text)], by=None, replaces=campaign.plan)
    return move_plan(campaign=campaign, plan=new, ground=GROUND, by=None)


def test_an_amendment_keeps_what_stays_names_what_goes_and_opens_what_comes(started, unit, by):
    by.email = "tham-dinh@mau.example"
    by.save()
    judged(unit, "9", by, reason="Theo sổ")
    judged(unit, "3", by, fact="website_items", reason="Đếm lại")
    found = amended_of(_amended(started[0]))
    assert found is not None
    assert (found.kept, [one.fact for one in found.without_use]) == (1, ["website_items"])
    assert [label[:16] for label in found.gone] == ["Số tin đăng trên"]
    assert [label[:16] for label in found.new] == ["Số bài đăng trên"]
    assert (line_of(unit).state, line_of(unit, "portal_items").state) == ("differs", "waiting")
    assert fact_label(Campaign.objects.get(pk=started[0].pk), "website_items") == found.gone[0]
    told = Message.objects.get(to="tham-dinh@mau.example").body
    assert (found.gone[0] in told, found.new[0] in told, "1 kết quả thẩm định" in told) == (True, True, True)


def test_an_amendment_before_anything_was_judged_is_told_to_no_appraiser(started, by):
    by.email = "tham-dinh@mau.example"
    by.save()
    _amended(started[0])
    assert Message.objects.filter(to="tham-dinh@mau.example").count() == 0


def test_a_unit_merged_in_mid_appraisal_counts_as_it_was_and_its_successor_answers(started, unit, by):
    found, before = judged(unit, "9", by, reason="Theo sổ"), up_to_date(started[0]).rows.get(participant=unit).final
    into = organisation(name="Xã Mới")
    head = user_with(Role.HEAD, at=into)
    head.email = "xa-moi@mau.example"
    head.save()
    merge(sources=[unit.organisation], into=into, on=DAY, by=None, reason="Sắp xếp lại", take_over_roles=False)
    assert up_to_date(started[0]).rows.get(participant=unit).final == before
    unit = started[0].participants.get(pk=unit.pk)
    assert known(started[0], [unit]).participants[0].facts[LATE].value == 9
    open_round(campaign=started[0], last_day=DAY + timedelta(5), review_last_day=None, by=by)
    assert Message.objects.filter(to="xa-moi@mau.example", subject__startswith="Giải trình").count() == 1
    assert explain(participant=unit, answers={found.pk: Answered("Do mạng")}, by=head).late is False
    of_successor = standing_of(user_with(Role.APPRAISER, at=into))
    assert (appraises.test(of_successor, unit), appraises.test(standing_of(by), unit)) == (False, True)


def test_a_second_review_after_its_last_day_is_late_and_kept(started, unit, by):
    judged(unit, "9", by, reason="Theo sổ")
    open_round(campaign=started[0], last_day=DAY + timedelta(5), review_last_day=DAY + timedelta(9), by=by)
    late = []
    for days in (9, 10):
        with clock.at(DAY + timedelta(days)):
            late.append(judged(unit, str(days), by, reason="Đếm lại").late)
    assert late == [False, True]


def test_the_round_is_not_closed_while_a_unit_may_still_explain(started, unit, by):
    judged(unit, "9", by, reason="Theo sổ")
    open_round(campaign=started[0], last_day=DAY + timedelta(5), review_last_day=None, by=by)
    with pytest.raises(AppraisalError, match="còn 1 đối tượng chưa giải trình"):
        close_round(campaign=started[0], by=by)
    with clock.at(DAY + timedelta(6)):
        close_round(campaign=started[0], by=by)
        assert started[0].explaining.closed_on == DAY + timedelta(6)


def test_a_participant_is_open_in_a_part_until_each_of_its_facts_was_looked_at(started, unit, by):
    part = subjects_of(plan_of(started[0].plan))["1.1"]
    first, second = part.facts[:2]
    open_ones = []
    for fact in (first, second):
        open_ones.append(unit.pk in with_something_open(started[0], [unit], part))
        judged(unit, said_of(unit, fact), by, fact=fact)
    assert [*open_ones, unit.pk in with_something_open(started[0], [unit], part)] == [True, True, False]
