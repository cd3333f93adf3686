"""Several score one fact apart: no score is known before all have given, then the value stands with how it came."""

from fractions import Fraction

import pytest

from tests.office.appraisals.made import appraiser_at, line_of
from tests.office.appraisals.made_scoring import FACT, gave, scorers_at, scoring, value_of
from tests.office.made import plan_version, user_with
from thidua.office.access.standing import standing_of
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.models import Appraisal, Score, Seat
from thidua.office.appraisals.predicates import sees_scores_of
from thidua.office.appraisals.queries.scoring import scored, to_score
from thidua.office.appraisals.services.judging import judge
from thidua.office.appraisals.services.scoring import Typed, ask, give, release
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Version
from thidua.office.journal.models import Entry
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Membership, Role


@pytest.fixture
def started():
    return scoring()


@pytest.fixture
def unit(started):
    return started[0].participants.first()


@pytest.fixture
def by(started):
    return appraiser_at(started[1], Role.HEAD)


@pytest.fixture
def two(started, by):
    found = scorers_at(started[1], 2)
    for one in found:
        ask(campaign=started[0], fact=FACT, scorer=one, by=by)
    return found


def _state(unit):
    return scored(unit.campaign, [unit])[unit.pk, FACT].state


def _journal(act):
    return [one.content for one in Entry.objects.filter(act=f"appraisals.{act}")]


def test_the_value_is_open_until_all_have_given_and_then_is_what_was_found(unit, two):
    assert gave(unit, two[0], "8").values == 0
    assert (_state(unit), value_of(unit), Version.objects.filter(fact=FACT).count()) == ("waiting", None, 0)
    assert gave(unit, two[1], "9").values == 1
    assert (_state(unit), value_of(unit)) == ("opened", Fraction(17, 2))
    found = line_of(unit, FACT).found
    assert found is not None
    assert (found.reason, found.value) == ("Trung bình các điểm của 2 người chấm", "17/2")


def test_whoever_is_asked_is_told_once_by_mail_of_how_many(started, by):
    scorer = appraiser_at(started[1])
    for one, address in ((scorer, "cham@mau.example"), (by, "truong@mau.example")):
        one.email = address
        one.save()
    for one in (scorer, by):
        ask(campaign=started[0], fact=FACT, scorer=one, by=by)
    with pytest.raises(AppraisalError):
        ask(campaign=started[0], fact=FACT, scorer=scorer, by=by)
    (told,) = Message.objects.filter(subject__startswith="Giao chấm điểm")
    assert (told.to, "của 2 đối tượng." in told.body) == ("cham@mau.example", True)


def test_whoever_is_asked_because_scores_are_too_far_apart_is_told_so(started, unit, two, by):
    gave(unit, two[0], "5")
    gave(unit, two[1], "8")
    third = appraiser_at(started[1])
    third.email = "cham-them@mau.example"
    third.save()
    ask(campaign=started[0], fact=FACT, scorer=third, by=by)
    told = Message.objects.get(to="cham-them@mau.example").body
    assert "của 1 đối tượng, trong đó 1 chỗ chấm thêm vì điểm đã cho lệch nhau quá mức" in told


def test_what_somebody_has_still_to_score_is_what_would_be_taken_of_them(started, unit, two):
    def left(who):
        return [(one.pk, count) for one, count in to_score(standing_of(who))]

    assert left(two[0]) == [(started[0].pk, 2)]
    gave(unit, two[0], "8")
    assert (left(two[0]), left(two[1])) == ([(started[0].pk, 1)], [(started[0].pk, 2)])
    Appraisal.objects.create(participant=unit, state=Appraisal.State.SETTLED)
    assert left(two[1]) == [(started[0].pk, 1)]
    started[0].participants.exclude(pk=unit.pk).update(left_on="2018-01-01")
    assert (left(two[0]), left(two[1])) == ([], [])
    Appraisal.objects.all().delete()
    assert left(two[1]) == [(started[0].pk, 1)]
    Campaign.objects.filter(pk=started[0].pk).update(plan=plan_version(started[0].owner, "hoa-thanh-2018"))
    assert left(two[1]) == []


def test_no_score_stands_in_the_journal_before_it_is_opened(unit, two):
    gave(unit, two[0], "7,25")
    assert [('"count":1' in one, "7.25" in one, "29/4" in one) for one in _journal("score")] == [(True, False, False)]
    gave(unit, two[0], "7,75")
    assert not any("29/4" in one or "31/4" in one for one in Entry.objects.values_list("content", flat=True))
    gave(unit, two[1], "7,75")
    assert [f'"{FACT}":"31/4"' in one for one in _journal("scored")] == [True]
    assert [one.value for one in Score.objects.order_by("pk")] == ["29/4", "31/4", "31/4"]


def test_scores_too_far_apart_want_a_third_who_sees_none_of_them(started, unit, two, by):
    gave(unit, two[0], "5")
    gave(unit, two[1], "8")
    assert (_state(unit), value_of(unit)) == ("apart", None)
    third = appraiser_at(started[1])
    assert ask(campaign=started[0], fact=FACT, scorer=third, by=by) == 1
    assert (Seat.objects.get(scorer=third).added, _state(unit)) == (True, "waiting")
    gave(unit, third, "7")
    assert (_state(unit), value_of(unit)) == ("opened", Fraction(15, 2))
    found = line_of(unit, FACT).found
    assert found is not None
    assert found.reason == "Trung bình các điểm gần nhau nhất của 3 người chấm"


def test_a_score_changed_once_all_have_given_needs_a_reason_and_is_journalled(unit, two):
    gave(unit, two[0], "8")
    gave(unit, two[1], "9")
    (refused,) = gave(unit, two[0], "9").refused.values()
    assert (refused.field, "lý do" in str(refused), value_of(unit)) == ("reason", True, Fraction(17, 2))
    assert gave(unit, two[0], "9", reason="Chấm nhầm bài").kept == 1
    assert value_of(unit) == 9
    (entry,) = _journal("change_score")
    assert ("Chấm nhầm bài" in entry, f'"before":{{"{FACT}":"8"}}' in entry) == (True, True)


def test_what_no_longer_comes_to_a_value_takes_it_back(unit, two):
    gave(unit, two[0], "8")
    gave(unit, two[1], "9")
    gave(unit, two[0], "2", reason="Đọc lại hồ sơ")
    assert (_state(unit), value_of(unit), line_of(unit, FACT).judgement) == ("apart", None, None)


@pytest.mark.parametrize("text", ["11", "-1", "nhiều"])
def test_a_score_outside_its_limits_is_refused_and_the_others_are_kept(started, unit, two, text):
    first, second = Seat.objects.filter(scorer=two[0]).order_by("pk")
    outcome = give(campaign=started[0], typed={first.pk: Typed(text), second.pk: Typed("6")}, by=two[0])
    assert (outcome.kept, list(outcome.refused), Score.objects.count()) == (1, [first.pk], 1)


def test_nobody_scores_their_own_body_or_in_the_seat_of_another(started, unit, two, by):
    own = appraiser_at(started[1])
    Membership.objects.create(person=own.person, organisation=unit.organisation, role=Role.OFFICER)
    Seat.objects.filter(scorer=two[1]).delete()
    assert ask(campaign=started[0], fact=FACT, scorer=own, by=by) == 1
    assert not Seat.objects.filter(scorer=own, participant=unit).exists()
    assert _state(unit) == "free"
    seat = Seat.objects.get(scorer=two[0], participant=unit)
    (refused,) = give(campaign=started[0], typed={seat.pk: Typed("8")}, by=own).refused.values()
    assert "không còn là của bạn" in str(refused)


def test_who_leaves_before_giving_is_replaced_and_what_they_gave_stays(started, unit, two, by):
    other = started[0].participants.exclude(pk=unit.pk).get()
    gave(other, two[1], "4")
    assert release(campaign=started[0], fact=FACT, scorer=two[1], by=by) == 1
    assert (_state(unit), _state(other)) == ("free", "waiting")
    instead = appraiser_at(started[1])
    assert ask(campaign=started[0], fact=FACT, scorer=instead, by=by) == 1
    gave(unit, two[0], "6")
    gave(unit, instead, "7")
    assert value_of(unit) == Fraction(13, 2)
    with pytest.raises(AppraisalError, match="không còn chỗ"):
        release(campaign=started[0], fact=FACT, scorer=instead, by=by)


def test_more_than_ruled_are_not_asked_nor_anybody_who_does_not_appraise(started, two, by):
    with pytest.raises(AppraisalError, match="đã đủ người"):
        ask(campaign=started[0], fact=FACT, scorer=appraiser_at(started[1]), by=by)
    with pytest.raises(AppraisalError, match="không thuộc cơ quan"):
        ask(campaign=started[0], fact=FACT, scorer=user_with(Role.APPRAISER, at=started[0].owner), by=by)
    with pytest.raises(AppraisalError, match="nhiều người chấm"):
        ask(campaign=started[0], fact="late_portal_replies", scorer=two[0], by=by)


def test_what_several_score_is_not_judged_by_one(unit, two):
    mark = line_of(unit, FACT).mark
    with pytest.raises(AppraisalError, match="2 người chấm riêng"):
        judge(participant=unit, fact=FACT, text="8", reason="x", seen=mark, body="home_affairs", by=two[0])


def test_opened_scores_are_read_by_who_leads_audits_or_scores_and_never_by_the_unit(started, unit, two, by):
    auditor = user_with(Role.AUDITOR, at=started[0].owner)
    head = user_with(Role.HEAD, at=unit.organisation)
    Membership.objects.create(person=two[1].person, organisation=unit.organisation, role=Role.OFFICER)
    seen = [bool(sees_scores_of.test(standing_of(one), unit)) for one in (by, auditor, two[0], two[1], head)]
    assert seen == [True, True, True, False, False]


def test_where_an_amendment_drops_the_scorers_the_value_stands_and_one_may_judge_again(started, unit, two):
    gave(unit, two[0], "8")
    gave(unit, two[1], "9")
    Campaign.objects.filter(pk=unit.campaign_id).update(plan=plan_version(started[0].owner, "hoa-thanh-2018"))
    unit = Participant.objects.get(pk=unit.pk)
    assert (scored(unit.campaign), value_of(unit)) == ({}, Fraction(17, 2))
    judge(
        participant=unit,
        fact=FACT,
        text="7",
        reason="Xét lại",
        seen=line_of(unit, FACT).mark,
        body="home_affairs",
        by=two[0],
    )
    assert value_of(unit) == 7
