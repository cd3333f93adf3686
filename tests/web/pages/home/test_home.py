"""The first page: what waits for each role, nearest day first, in the same number of queries however much it is."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.office.appraisals.made import appraised, appraiser_at, judged
from tests.office.appraisals.made_scoring import FACT, gave, scorers_at, scoring
from tests.office.made import campaign, organisation, participant, user, user_with
from tests.web.components.drawing import words
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Appraisal
from thidua.office.appraisals.queries.standing import told_to
from thidua.office.appraisals.services.explaining import Answered, explain, open_round
from thidua.office.appraisals.services.scoring import ask
from thidua.office.appraisals.services.sharing import assign
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Application, Campaign, Change, Participant, Way
from thidua.office.campaigns.queries.owing import owed_by
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.models import Review, Sending, Sheet
from thidua.web.pages.home.waiting import waiting_for

DAY = date(2020, 5, 12)


@pytest.fixture(autouse=True)
def _in_may_2020():
    with clock.at(DAY):
        yield


def _home(account: User) -> str:
    client = Client()
    client.force_login(account)
    return words(client.get("/").content.decode()).split("Đăng xuất ", 1)[1]


def _sheets(one: Participant, **values) -> list[Sheet]:
    return [
        Sheet.objects.create(participant=one, key=each.key, part=each.part, deadline=each.deadline, **values)
        for each in owed_by(one)
    ]


def _at(one: Participant, role: Role = Role.OFFICER) -> User:
    assert one.organisation is not None
    return user_with(role, at=one.organisation)


def _started(unit: Organisation | None = None, **values) -> Participant:
    return participant(campaign(organisation(), **values), unit)


def test_who_holds_no_role_is_told_whom_to_ask():
    assert "chưa được giao vai trò" in _home(user())


def test_a_unit_in_no_campaign_is_told_what_will_stand_here():
    assert "Khi cơ quan của bạn tham gia" in _home(user_with(Role.OFFICER, at=organisation()))


def test_sheets_to_write_come_by_their_last_day():
    one = _started()
    _sheets(one)
    said = _home(_at(one))
    days = [each.last_day for each in owed_by(one) if each.last_day is not None]
    assert days
    places = [said.index(f"{day:%d/%m/%Y}") for day in sorted(days)]
    assert places == sorted(places)
    assert said.count("Đang soạn") == len(owed_by(one))


def test_an_extension_of_ones_own_counts():
    one = _started()
    sheet = _sheets(one)[0]
    Change.objects.create(
        campaign=one.campaign,
        participant=one,
        kind=Change.Kind.EXTENSION,
        deadline=sheet.deadline,
        part=sheet.part,
        day=DAY + timedelta(days=2),
        number="12/TB",
        reason="Lũ",
        happened_on=DAY,
    )
    assert "14/05/2020 · còn 2 ngày" in _home(_at(one))


def test_a_returned_sheet_says_why_it_came_back_last():
    one = _started()
    officer = _at(one)
    sheet = _sheets(one, state=Sheet.State.RETURNED)[0]
    for number, reason in enumerate(("Thiếu số liệu", "Chưa ký")):
        with clock.at(DAY + timedelta(days=number)):
            sending = Sending.objects.create(
                sheet=sheet,
                way=Way.HEAD,
                happened_on=DAY,
                sent_by=officer,
                content=[["bieu", "1", "cot", str(number), 1]],
            )
            Review.objects.create(
                sending=sending, answer=Review.Answer.RETURNED, reason=reason, made_by=officer, happened_on=DAY
            )
    said = _home(officer)
    assert "Lý do trả lại: Chưa ký" in said
    assert "Thiếu số liệu" not in said


@pytest.mark.parametrize("state", [Sheet.State.SENT, Sheet.State.ACCEPTED, Sheet.State.CLOSED])
def test_what_is_sent_or_closed_waits_no_more(state):
    one = _started()
    _sheets(one, state=state)
    assert "Cần soạn và gửi" not in _home(_at(one))


def test_another_unit_and_an_observer_have_nothing_to_write():
    one = _started()
    _sheets(one)
    assert "Cần soạn" not in _home(user_with(Role.OFFICER, at=organisation()))
    assert "Cần soạn" not in _home(_at(one, Role.OBSERVER))


def test_who_runs_a_campaign_sees_what_came_in_and_what_waits_for_an_answer():
    started = campaign(organisation(), title="Thi đua mẫu")
    for state in (Sheet.State.SENT, Sheet.State.ACCEPTED, Sheet.State.DRAFT):
        Sheet.objects.create(participant=participant(started), key="registration", state=state)
    Application.objects.create(
        campaign=started, organisation=organisation(), kind="collective", group="unit", made_by=user()
    )
    said = _home(user_with(Role.HEAD, at=started.owner))
    assert "Thi đua mẫu" in said
    assert "đã gửi 2/3" in said
    assert "1 bản chờ trả lời 1 đơn vị xin tham gia" in said


def test_what_came_in_is_counted_for_the_deadline_that_comes_next_not_for_those_far_off():
    started = campaign(organisation(), title="Thi đua mẫu")
    for state in (Sheet.State.SENT, Sheet.State.DRAFT):
        _sheets(participant(started), state=state)
    account = user_with(Role.HEAD, at=started.owner)
    with clock.at(date(2020, 5, 8)):
        assert "Đã gửi 1/2 biểu theo thời hạn «Đăng ký thi đua»" in _home(account)
    with clock.at(date(2020, 5, 30)):
        [run] = waiting_for(standing_of(account)).run
    assert run.nearest is not None
    assert (run.nearest.deadline.id != "registration", run.sent, run.total) == (True, 1, 2)


def test_a_closed_campaign_is_still_to_be_looked_at():
    started = campaign(organisation(), title="Thi đua cũ", state=Campaign.State.CLOSED)
    said = _home(user_with(Role.HEAD, at=started.owner))
    assert "Phong trào bạn phụ trách" not in said
    assert "Phong trào bạn tham gia hoặc theo dõi Thi đua cũ" in said


def test_an_appraiser_sees_of_how_many_a_share_is_still_to_be_appraised():
    started, place = appraised()
    account, other = appraiser_at(place), appraiser_at(place)
    subject = next(iter(subjects_of(plan_of(started.plan))))
    assign(campaign=started, subjects=[subject], appraiser=account, by=user_with(Role.HEAD, at=place))
    count = started.participants.count()
    assert f"Cần thẩm định {started.title}" in _home(account)
    assert f"Còn {count} đối tượng chưa thẩm định xong" in _home(account)
    assert "Cần thẩm định" not in _home(other)
    Appraisal.objects.create(participant=started.participants.all()[0], state=Appraisal.State.SETTLED)
    assert f"Còn {count - 1} đối tượng chưa thẩm định xong" in _home(account)


def test_a_scorer_sees_how_many_are_left_and_goes_there():
    started, place = scoring()
    [scorer] = scorers_at(place, 1)
    assert "Cần chấm điểm" not in _home(scorer)
    ask(campaign=started, fact=FACT, scorer=scorer, by=user_with(Role.HEAD, at=place))
    one, other = started.participants.all()
    gave(one, scorer, "8")
    assert "Cần chấm điểm Thi đua chấm riêng" in _home(scorer)
    assert "Còn 1 chỗ chưa chấm" in _home(scorer)
    client = Client()
    client.force_login(scorer)
    address = f"/phong-trao/{started.pk}/cham-diem/?cham=chua"
    assert f'href="{address}"' in client.get("/").content.decode()
    page = client.get(address).content.decode()
    assert (other.name in page, one.name in page) == (True, False)
    gave(other, scorer, "8")
    assert "Cần chấm điểm" not in _home(scorer)


@pytest.mark.parametrize("count", [1, 3])
def test_scores_to_give_cost_the_same_however_many(count, django_assert_num_queries):
    [scorer] = scorers_at(place := organisation(), 1)
    for _ in range(count):
        started, _ = scoring(units=count, place=place)
        ask(campaign=started, fact=FACT, scorer=scorer, by=user())
    standing = standing_of(scorer)
    with django_assert_num_queries(5):
        found = waiting_for(standing)
    assert [left for _, left in found.score] == [count] * count


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_waits(count, django_assert_num_queries, django_assert_max_num_queries):
    unit = organisation()
    for _ in range(count):
        _sheets(_started(unit))
        participant(campaign(unit))
    account = user_with(Role.HEAD, at=unit)
    standing = standing_of(account)
    with django_assert_num_queries(12):
        found = waiting_for(standing)
    assert (len(found.run), len(found.seen)) == (count, count)
    client = Client()
    client.force_login(account)
    with django_assert_max_num_queries(20):
        client.get("/")


def test_a_unit_is_asked_to_explain_until_it_has():
    started, place = appraised()
    by = appraiser_at(place)
    unit = started.participants.exclude(facts=None)[0]
    judged(unit, "19", by, reason="Theo sổ theo dõi")
    head = _at(unit, Role.HEAD)
    assert "Cần giải trình" not in _home(head)
    open_round(campaign=started, last_day=DAY + timedelta(days=3), review_last_day=None, by=by)
    assert f"Cần giải trình Kết quả thẩm định khác số đã báo cáo {unit.name}" in _home(head)
    (told,) = told_to(unit)
    explain(participant=unit, answers={told.pk: Answered("Sổ chép sót")}, by=head)
    assert "Cần giải trình" not in _home(head)
