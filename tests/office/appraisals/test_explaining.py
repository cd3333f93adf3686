"""The explanation round: what units are told, what they answer once, the second review, the end."""

from datetime import date, timedelta

import pytest

from tests.office.appraisals.made import LATE, judged, line_of
from tests.office.made import user_with
from tests.papers.dossier.pdfs import pdf
from thidua.office import clock
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.models import Appraisal, Explaining
from thidua.office.appraisals.queries.lines import lines_of
from thidua.office.appraisals.queries.standing import in_state, told_to, with_progress, without_use
from thidua.office.appraisals.services.explaining import Answered, close_round, explain, open_round, reopen, settle
from thidua.office.appraisals.services.judging import accept
from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.rules.calendar import last_days

DAY = date(2018, 11, 20)


@pytest.fixture(autouse=True)
def today():
    with clock.at(DAY):
        yield


@pytest.fixture
def head(unit):
    return user_with(Role.HEAD, at=unit.organisation)


def _opened(started, by):
    return open_round(campaign=started[0], last_day=DAY + timedelta(5), review_last_day=DAY + timedelta(9), by=by)


def _accepted(started, participant, by):
    chosen = {one.key: one.mark for one in lines_of(started[0], [participant]).lines[participant.pk]}
    return accept(campaign=started[0], chosen=chosen, body="home_affairs", by=by)


def test_a_unit_answers_once_and_the_body_reviews_and_settles(started, unit, by, head):
    found = judged(unit, "9", by, reason="Theo sổ")
    _accepted(started, unit, by)
    _opened(started, by)
    paper = keep(pieces=[pdf("a")], name="a.pdf", owner=unit.organisation, by=head)
    made = explain(participant=unit, answers={found.pk: Answered("Hai việc do mạng hỏng", [paper])}, by=head)
    assert (made.late, unit.appraisal.state) == (False, Appraisal.State.EXPLAINED)
    assert [(one.judgement, one.files.get().attachment) for one in made.answers.all()] == [(found, paper)]
    with pytest.raises(AppraisalError, match="một lần"):
        explain(participant=unit, answers={found.pk: Answered("Lần nữa")}, by=head)
    with pytest.raises(AppraisalError, match="đã giải trình chưa thẩm định lại"):
        close_round(campaign=started[0], by=by)
    assert judged(unit, "7", by, reason="Chấp nhận hai việc").second is True
    settle(participant=unit, by=by)
    with pytest.raises(AppraisalError, match="đã thẩm định xong"):
        judged(unit, "6", by, reason="Muộn")
    done, left = close_round(campaign=started[0], by=by)
    assert (unit in done, unit in left, len(left) > 0) == (False, False, True)
    acts = [one.act for one in Entry.objects.filter(act__startswith="appraisals.").order_by("pk")]
    assert acts == [f"appraisals.{one}" for one in ("judge", "accept", "open", "explain", "judge", "settle", "close")]


def test_an_answer_after_the_last_day_is_late_and_kept(started, unit, by, head):
    found = judged(unit, "9", by, reason="Theo sổ")
    _opened(started, by)
    with clock.at(DAY + timedelta(6)):
        assert explain(participant=unit, answers={found.pk: Answered("Muộn")}, by=head).late is True


def test_nothing_is_answered_that_is_not_asked(started, unit, by, head):
    found = judged(unit, "9", by, reason="Theo sổ")
    answer = {found.pk: Answered("Vì")}
    with pytest.raises(AppraisalError, match="không có đợt giải trình"):
        explain(participant=unit, answers=answer, by=head)
    _opened(started, by)
    with pytest.raises(AppraisalError, match="ít nhất một"):
        explain(participant=unit, answers={found.pk: Answered("  ")}, by=head)
    judged(unit, "8", by, reason="Đếm lại")
    with pytest.raises(AppraisalError, match="vừa thay đổi"):
        explain(participant=unit, answers=answer, by=head)
    assert [one.found.value for one in told_to(unit)] == ["8"]


def test_the_round_is_opened_once_with_days_in_order(started, by):
    campaign = started[0]
    for last, review, field in (
        (None, None, "last_day"), (DAY - timedelta(1), None, "last_day"), (DAY, DAY - timedelta(1), "review_last_day"),
    ):  # fmt: skip
        with pytest.raises(AppraisalError) as refused:
            open_round(campaign=campaign, last_day=last, review_last_day=review, by=by)
        assert (refused.value.field, Explaining.objects.count()) == (field, 0)
    _opened(started, by)
    with pytest.raises(AppraisalError, match="đã được mở"):
        _opened(started, by)


def test_days_that_the_plan_lays_down_are_its_own(started, by):
    version = started[0].plan
    text = version.files[0]["text"].replace(
        "self_scored: yes, by:", "self_scored: yes, explanation: self_assessment, by:"
    )
    version.files, version.content_hash = [{"name": "a.yaml", "text": text}], "khac"
    version.save()
    last = last_days(plan_of(version), "2018")["self_assessment"]
    with clock.at(last):
        made = open_round(campaign=started[0], last_day=last + timedelta(9), review_last_day=None, by=by)
    assert (made.last_day, made.review_last_day) == (last, None)


def test_nobody_is_settled_with_something_unjudged_or_changed_since(started, unit, by):
    with pytest.raises(AppraisalError, match="chưa thẩm định"):
        settle(participant=unit, by=by)
    _accepted(started, unit, by)
    state(stated=[Stated(participant=unit, fact=LATE, value=77)], origin=Origin.SELF_REPORTED, by=None)
    with pytest.raises(AppraisalError, match="Còn 1 số liệu"):
        settle(participant=unit, by=by)
    judged(unit, "77", by)
    settle(participant=unit, by=by)
    assert list(in_state(with_progress(started[0]), "settled")) == [unit]
    reopen(participant=unit, reason="Có đơn mới", by=by)
    unit.refresh_from_db()
    assert unit.appraisal.state == Appraisal.State.IN_HAND
    with pytest.raises(AppraisalError, match="lý do"):
        reopen(participant=unit, reason="", by=by)


def test_closing_settles_who_has_nothing_open(started, unit, by):
    _accepted(started, unit, by)
    _opened(started, by)
    done, left = close_round(campaign=started[0], by=by)
    assert (done, len(left)) == ([unit], started[0].participants.count() - 1)


def test_progress_counts_what_was_judged_and_what_differs(started, unit, by):
    judged(unit, "9", by, reason="Theo sổ")
    judged(unit, "8", by, reason="Đếm lại")
    rows = [vars(one) for one in with_progress(started[0])]
    assert [(one["id"], one["differing"]) for one in rows if one["judged"]] == [(unit.pk, 1)]
    assert line_of(unit).state == "differs"


def test_judgements_on_facts_that_an_amendment_took_out_are_named(started, unit, by):
    made = judged(unit, "9", by, reason="Theo sổ")
    assert without_use(started[0]) == []
    type(made).objects.update(fact="so_lieu_cu")
    type(made.found).objects.filter(pk=made.found_id).update(fact="so_lieu_cu")
    assert [(one.fact, one.participant.name) for one in without_use(started[0])] == [("so_lieu_cu", unit.name)]
