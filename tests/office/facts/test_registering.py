"""Sending a registration states the day on which somebody registered, as gates and quotas take it."""

import json
from datetime import date

import pytest

from tests.office.submissions.made import Room, by_paper, fill, sent
from thidua.office import clock
from thidua.office.campaigns.models import Change, Way
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.queries import known
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.results.queries.evaluating import evaluation_of
from thidua.office.results.services.freezing import freeze
from thidua.office.results.services.working_out import up_to_date
from thidua.office.submissions.services.reviewing import send_back
from thidua.rules.as_data import as_data
from thidua.rules.evaluation import evaluate
from thidua.rules.wording import Words
from thidua.rules.wording.gates import say_gate

FACT = "registered_on"


def stated():
    return list(Version.objects.filter(fact=FACT, current=True).values_list("participant", "value", "origin"))


@pytest.mark.parametrize("plan", ["an-bien-2020", "xa-huong-lua-2026"])
def test_the_day_of_sending_is_the_day_of_registering(plan):
    room = Room(plan)
    sheet, head = fill(room.sheet(), room.at(Role.HEAD)), room.at(Role.HEAD)
    with clock.at(date(2020, 7, 30)):
        sent(sheet, head)
    assert stated() == [(room.unit.pk, "2020-07-30", Origin.SELF_REPORTED)]


def test_who_registered_in_time_has_done_so_however_often_it_is_sent_again():
    room = Room("an-bien-2020")
    sheet, head = fill(room.sheet(), room.at(Role.HEAD)), room.at(Role.HEAD)
    with clock.at(date(2020, 7, 31)):
        first = sent(sheet, head)
    with clock.at(date(2020, 8, 4)):
        send_back(sending=first, reason="Thiếu nội dung", standing=room.body)
        sent(sheet, head)
    assert [value for _, value, _ in stated()] == ["2020-07-31"]
    assert gates(room)["Đăng ký đúng hạn"] is True


def test_who_was_given_more_time_registers_in_it_and_others_do_not():
    room = Room("an-bien-2020", units=2)
    room.campaign.changes.create(
        participant=room.unit, kind=Change.Kind.EXTENSION, deadline="registration", day=date(2020, 8, 7), number="9/TB",
        reason="Mưa lũ", happened_on=date(2020, 7, 30),
    )  # fmt: skip
    for one in room.units:
        with clock.at(date(2020, 8, 7)):
            sent(fill(room.sheet(unit=one), room.at(Role.HEAD, one)), room.at(Role.HEAD, one))
    evaluation = evaluation_of(up_to_date(room.campaign))
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    told = {}
    for one in room.units:
        result = evaluation.of(one.code)
        assert result is not None and result.standing is not None
        told[one.code] = next(
            (gate.value, say_gate(words, gate, 0)[1].text.partition("yêu cầu: ")[2])
            for gate in result.standing.gates if gate.subject.label == "Đăng ký đúng hạn"
        )  # fmt: skip
    assert told == {
        room.unit.code: (True, "được gia hạn đến ngày 07/8/2020 theo 9/TB, lý do: Mưa lũ"),
        room.units[1].code: (False, "chậm nhất ngày 31/7/2020"),
    }
    data = {one["participant"]: one for one in as_data(evaluation)["results"]}
    assert [data[one.code]["status"] for one in room.units] == ["incomplete", "ineligible"]
    assert snapshot_tells(room) == ["registration", "2020-08-07", "9/TB", "Mưa lũ", None, room.unit.code]


def snapshot_tells(room):
    return json.loads(freeze(campaign=room.campaign, by=None).content)["notices"][-1]


def test_a_paper_registers_on_the_day_of_its_arrival():
    room = Room("an-bien-2020", ways=list(Way.values))
    sheet = fill(room.sheet(), room.at(Role.HEAD))
    with clock.at(date(2020, 8, 4)):
        sent(sheet, room.body, Way.ENTERED, paper=by_paper(date(2020, 7, 29)))
    assert [value for _, value, _ in stated()] == ["2020-07-29"]


def test_a_plan_that_asks_for_no_day_is_told_none():
    room = Room("cu-chi-2020")
    sheet = fill(room.sheet(), room.at(Role.HEAD))
    with clock.at(date(2020, 5, 8)):
        sent(sheet, room.at(Role.HEAD))
    assert not Version.objects.exists()


def gates(room):
    (result,) = evaluate(plan_of(room.campaign.plan), known(room.campaign).participants, room.campaign.round).results
    return {gate.subject.label: gate.value for standing in result.standings for gate in standing.gates}
