"""A body of the plan supplies its figures; what somebody else has written meanwhile is not overwritten."""

from datetime import date
from fractions import Fraction

import pytest

from tests.office.made import campaign, organisation, participant, user
from tests.office.records.acts import value_of
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Version
from thidua.office.journal.models import Entry
from thidua.office.plans.queries import plan_of
from thidua.office.plans.services import adopt
from thidua.office.records.queries.supplied import facts_supplied, measured_now, shown_text, supplying_bodies
from thidua.office.records.services.supplying import Supplied, supply


@pytest.fixture(autouse=True)
def day():
    with clock.at(date(2026, 6, 15)):
        yield


@pytest.fixture
def started() -> Campaign:
    return campaign(organisation(), "xa-huong-lua-2026")


@pytest.fixture
def unit(started: Campaign) -> Participant:
    return participant(started, group=next(iter(plan_of(started.plan).groups)))


def _supply(started: Campaign, unit: Participant, fact: str, text: str, body: str = "front", **more):
    given = [Supplied(participant=unit, fact=fact, text=text, **more)]
    return supply(campaign=started, body=body, given=given, by=user())


def test_each_body_supplies_its_own_facts_and_what_books_count_is_not_typed(started: Campaign):
    plan = plan_of(started.plan)
    assert [one.id for one in facts_supplied(plan, "front")] == ["survey_held", "surveyed", "satisfied"]
    assert facts_supplied(plan, "inspectors") == []
    assert "front" in supplying_bodies(plan)


def test_a_figure_is_stated_as_measured_by_its_body_and_taken_back(started: Campaign, unit: Participant):
    assert [one.problem for one in _supply(started, unit, "surveyed", "120", reference="Phiếu 3, trang 2")] == [""]
    version = Version.objects.get(current=True)
    assert (version.origin, version.body, version.value) == ("measured", "front", "120")
    assert [one.reference for one in version.evidence.all()] == ["Phiếu 3, trang 2"]
    assert value_of(unit, "surveyed") == 120
    _supply(started, unit, "surveyed", " ", seen=version.pk)
    assert value_of(unit, "surveyed") is None
    assert Entry.objects.filter(act="records.supply").count() == 2


@pytest.mark.parametrize(
    ("fact", "text", "body", "problem"),
    [
        ("surveyed", "nhiều", "front", "Cần một số nguyên từ 1 trở lên."),
        ("surveyed", "3", "office", "Cơ quan này không cung cấp số liệu đó."),
        ("survey_held", "có lẽ", "front", "Cần «Có» hoặc «Không»."),
    ],
)
def test_what_cannot_be_is_answered_and_not_stated(started, unit, fact, text, body, problem):
    assert [one.problem for one in _supply(started, unit, fact, text, body)] == [problem]
    assert Version.objects.count() == 0


def test_what_meets_a_newer_value_is_left_to_its_writer(started: Campaign, unit: Participant):
    _supply(started, unit, "surveyed", "120", seen=0)
    (answer,) = _supply(started, unit, "surveyed", "90", seen=0)
    assert (answer.met, value_of(unit, "surveyed")) == (True, 120)


@pytest.mark.parametrize("text", ["1250,5", "88", "1000000"])
def test_what_stands_there_can_be_typed_again(text: str):
    started = campaign(organisation(), "an-bien-2020")
    unit = participant(started, group="commune")
    answers = _supply(started, unit, "par_score", text, "appraisal_council", reference="12/TB")
    assert [one.problem for one in answers] == [""]
    plan = plan_of(started.plan)
    version = measured_now(started, [unit])[unit.pk, "par_score"]
    assert (shown_text(plan, plan.facts["par_score"], version), Fraction(version.value)) == (
        text, Fraction(text.replace(",", ".")),
    )  # fmt: skip


def naming() -> tuple[Campaign, Participant, Participant]:
    """An Biên where the office says in which unit somebody works: the campaign, somebody and a unit."""
    text = plan_files()["an-bien-2020"].read_text(encoding="utf-8")
    asked = "names: collective, evidence: none"
    owner = organisation()
    files = [("an-bien-2020.yaml", text.replace(asked, f"{asked}, supplied_by: [inspection_team]"))]
    started = campaign(owner, "an-bien-2020")
    started.plan = adopt(owner=owner, files=files, by=None)
    started.save()
    unit = participant(started, organisation(name="Bộ phận Một cửa xã Mẫu"), group="one_stop")
    return started, participant(started, kind="individual", group="one_stop"), unit


def test_who_is_named_takes_part_and_is_kept_by_the_code():
    started, somebody, unit = naming()
    wanted = "Cần mã hoặc tên của một đối tượng trong phong trào thuộc loại tập thể"
    for text, problem in (
        ("Bộ phận Một cửa xã Mâu", f"{wanted} (có phải là «{unit.name}»?)."),
        ("Sở Nào đó", f"{wanted}."),
        (somebody.code, f"{wanted}."),
        ("bộ phận một cửa xã Mẫu", ""),
    ):
        (answer,) = _supply(started, somebody, "unit", text, "inspection_team")
        assert answer.problem == problem
    assert list(Version.objects.values_list("value", flat=True)) == [unit.code]


def test_evidence_that_the_plan_requires_is_asked_for():
    started = campaign(organisation(), "an-bien-2020")
    unit = participant(started, group="commune")
    (answer,) = _supply(started, unit, "par_score", "88", "appraisal_council")
    assert answer.problem == "Số liệu này phải có minh chứng: ghi số, ngày, trang của văn bản."
