"""Points of a sheet as it is written: those of the rules on the same facts, with what others stated."""

from pathlib import Path

import pytest

from tests.office.made import campaign, organisation, user, user_with
from tests.office.submissions.made import Room, sent, write
from thidua.office.access.standing import standing_of
from thidua.office.assessments.queries import Assessment, assessment_of
from thidua.office.campaigns.models import Participant
from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Stated, state
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.facts_table import value_at
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of, texts_of
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import send_back
from thidua.rules.evaluation import evaluate
from thidua.rules.owed import is_self_assessed
from thidua.rules.wording.rubric import say_total
from thidua.sheets.collate.shown import shown
from thidua.sheets.facts import read_facts

GOLDEN = Path(__file__).parents[2] / "golden"
KEY = "self_assessment"


def points(sheet: Sheet) -> Assessment:
    asked = asked_by(sheet)
    found = assessment_of(sheet, asked, check(asked, texts_of(cells_of(sheet).values())))
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["hoa-thanh-2018", "xa-huong-lua-2026"])
def test_facts_typed_and_those_stated_by_others_come_to_the_points_of_the_golden_table(name):
    running = campaign(organisation(), name)
    plan = plan_of(running.plan)
    participants = read_facts(GOLDEN / f"{name}.csv", plan, running.round).participants[:3]
    by = user()
    for one in participants:
        unit = organisation()
        row = Participant.objects.create(
            campaign=running, organisation=unit, code=one.id, name=one.shown, kind=one.kind, group=one.group
        )
        others = [
            Stated(participant=row, fact=fact, value=given.value)
            for fact, given in one.facts.items()
            if not is_self_assessed(plan.facts[fact])
        ]
        state(stated=others, origin=Origin.MEASURED, by=by)
    open_sheets(campaign=running, by=None)
    for one in participants:
        sheet = Sheet.objects.get(participant__campaign=running, participant__code=one.id, key=KEY)
        assert sheet.participant.organisation is not None
        head = standing_of(user_with(Role.HEAD, at=sheet.participant.organisation))
        typed = {
            value_at(fact): shown(plan, plan.facts[fact], given.value)
            for fact, given in one.facts.items()
            if is_self_assessed(plan.facts[fact])
        }
        write(sheet, head, typed)
        (alone,) = evaluate(plan, [one], running.round).results
        assert alone.score is not None
        assert (points(sheet).total, points(sheet).missing) == (say_total(alone.score, None), "")


@pytest.fixture
def room():
    return Room("hoa-thanh-2018", group="commune")


def line(found: Assessment, start: str) -> str:
    return next(one.title for one in found.marks if one.title.startswith(start))


def test_each_cell_moves_the_points_of_its_criterion_with_the_reason(room):
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    before = points(sheet)
    assert (line(before, "1.1 ").split(": ")[1].split(" (")[0], before.total) == ("chưa có điểm", "")
    label = asked_by(sheet).plan.facts["procedures_transacted"].label
    assert label in before.missing
    write(sheet, head, {value_at("procedures_transacted"): "40", value_at("procedures_via_e_one_stop"): "40"})
    (found,) = [one for one in points(sheet).marks if one.title.startswith("1.1 ")]
    assert found.title.split(": ")[1].split(" (")[0] == "10/10 điểm"
    assert found.reasons[-1] == "40/40 = 100%, thuộc mức 100% → 10 điểm"
    assert (found.short, found.named) == ("10/10 điểm", found.title.removesuffix(" (Phần I mục 1.1)"))
    assert label not in points(sheet).missing


def test_points_given_to_oneself_are_held_against_those_of_the_facts(room):
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {
        value_at("procedures_transacted"): "40", value_at("procedures_via_e_one_stop"): "40",
        (KEY, "1.1", "points"): "8,5",
    })  # fmt: skip
    rubric = asked_by(sheet).plan.rubric
    assert rubric is not None
    label = rubric.criteria["1.1"].label
    assert points(sheet).differences == (f"1.1 {label}: tự chấm 8,5, theo số liệu 10",)
    write(sheet, head, {(KEY, "1.1", "points"): "10"})
    assert points(sheet).differences == ()


def test_what_was_sent_before_does_not_count_once_it_is_emptied(room):
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {value_at("procedures_transacted"): "40", value_at("procedures_via_e_one_stop"): "40"})
    send_back(sending=sent(sheet, head, incomplete=True), reason="Thiếu", standing=room.body)
    sheet = room.sheet(KEY)
    write(sheet, head, {value_at("procedures_via_e_one_stop"): ""})
    assert "chưa có điểm" in line(points(sheet), "1.1 ")


def test_what_appraisers_find_is_not_seen_by_writing_a_sheet(room):
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {value_at("procedures_transacted"): "40", value_at("procedures_via_e_one_stop"): "40"})
    found = [Stated(participant=room.unit, fact="procedures_via_e_one_stop", value=1, reason="Sổ ghi một việc")]
    state(stated=found, origin=Origin.APPRAISED, by=user())
    assert "10/10 điểm" in line(points(sheet), "1.1 ")


def test_conditions_are_told_where_the_plan_gives_no_points():
    room = Room("cu-chi-2020")
    sheet, head = room.sheet(KEY), room.at(Role.HEAD)
    write(sheet, head, {value_at("issued_plan_and_launched"): "Không"})
    found = points(sheet)
    assert found.marks == ()
    assert [one.title.split(":")[0] for one in found.gates][:2] == ["Không đạt", "Chưa rõ"]


def test_what_it_costs_hangs_on_no_number(room, django_assert_num_queries):
    sheet = room.sheet(KEY)
    asked = asked_by(sheet)
    checked = check(asked, texts_of(cells_of(sheet).values()))
    with django_assert_num_queries(3):
        assessment_of(sheet, asked, checked)
