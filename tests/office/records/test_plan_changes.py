"""The part of a round in which something happened; a plan amended while matters are on record."""

from datetime import date
from typing import Any

import pytest

from tests.office.made import participant, user
from tests.office.records.acts import complaint, recorded, value_of
from tests.office.records.conftest import Run
from thidua.catalogue import plan_files
from thidua.office.campaigns.signals import plan_moved
from thidua.office.facts.models import Version
from thidua.office.facts.queries import known
from thidua.office.journal.models import Entry
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.services import adopt
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Nature
from thidua.office.records.queries.supplied import measured_now
from thidua.office.records.services.recording import withdraw
from thidua.office.records.services.supplying import Supplied, supply

TEXT = plan_files()["hoa-thanh-2018"].read_text(encoding="utf-8")
ROUND = '"2018": {label: Năm 2018, clause: II.4, to: 2018-12-31}'
QUARTERS = ROUND.replace("to: 2018", "from: 2018-01-01, every: quarter, combine: sum, to: 2018")


def _amended(run: Run, before: str, after: str) -> PlanVersion:
    assert before in TEXT
    files = [("hoa-thanh-2018.yaml", TEXT.replace(before, after))]
    return adopt(owner=run.campaign.owner, files=files, by=None)


def _move(run: Run, version: PlanVersion) -> None:
    run.campaign.plan = version
    run.campaign.save()
    plan_moved.send(sender=None, campaign=run.campaign, by=user())


@pytest.mark.parametrize(
    ("day", "part"), [(date(2018, 3, 31), "2018-q1"), (date(2018, 4, 1), "2018-q2"), (date(2018, 6, 5), "2018-q2")]
)
def test_a_matter_counts_in_the_part_of_the_round_in_which_it_happened(run: Run, day: date, part: str):
    _move(run, _amended(run, ROUND, QUARTERS))
    recorded(run, happened_on=day)
    found = known(run.campaign).parts
    assert {name: one[0].facts["conduct_violations"].value for name, one in found.items()} == {part: 1}
    assert value_of(run.commune, "conduct_violations") is None


def divided(run: Run) -> None:
    """Into quarters, with conditions on the whole year; inspections find violations as well."""
    gates = """
gates:
  - {label: Không vi phạm, clause: II.4, require: {of: conduct_violations, is: 0}}
  - {label: Không nhũng nhiễu, clause: II.4, require: {of: approved, is: yes}}
"""
    fact = "  approved: {label: Được huyện xác nhận, type: yes_no, supplied_by: office, evidence: none, clause: II.4}\n"
    text = TEXT.replace(ROUND, QUARTERS).replace("\ngates:\n", gates).replace("\nfacts:\n", f"\nfacts:\n{fact}")
    text = text.replace("feeds: inspection_reminders", "feeds: [inspection_reminders, conduct_violations]")
    _move(run, adopt(owner=run.campaign.owner, files=[("hoa-thanh-2018.yaml", text)], by=None))


def test_what_a_condition_hangs_on_is_told_of_the_whole_round(run: Run):
    """Besides its quarter, of which points are given, and for the whole round alone where only the condition asks."""
    divided(run)
    recorded(run, happened_on=date(2018, 2, 1))
    recorded(run, happened_on=date(2018, 5, 1))
    found = known(run.campaign)
    assert {name: rows[0].facts["conduct_violations"].value for name, rows in found.parts.items()} == {
        "2018-q1": 1,
        "2018-q2": 1,
    }
    assert value_of(run.commune, "conduct_violations") == 2
    given = [Supplied(participant=run.commune, fact="approved", text="Có")]
    told: dict[str, Any] = {"campaign": run.campaign, "body": "office", "given": given, "by": run.officer}
    assert [one.problem for one in supply(**told, part="2018-q1")] == ["Số liệu này không hỏi cho kỳ đó."]
    assert [one.problem for one in supply(**told)] == [""]
    assert value_of(run.commune, "approved") is True


def test_a_result_asked_of_a_quarter_and_of_the_whole_round_is_taken_back_in_both(run: Run):
    divided(run)
    told = {"what": "Biên bản quý", "fact": "conduct_violations", "body": "inspection_team", "book": "reminders"}
    first = recorded(run, Nature.VALUE, value=3, happened_on=date(2018, 2, 1), **told)
    second = recorded(run, Nature.VALUE, value=1, happened_on=date(2018, 5, 1), **told)

    def known_now() -> dict[str, Any]:
        found = known(run.campaign)
        rows = {"": found.participants, **found.parts}
        said = {part: one[0].facts.get("conduct_violations") for part, one in rows.items()}
        return {part: given.value for part, given in said.items() if given is not None}

    assert known_now() == {"": 1, "2018-q1": 3, "2018-q2": 1}
    withdraw(matter=second, seen="recorded", reason="Nhầm", by=run.officer)
    assert known_now() == {"": 3, "2018-q1": 3}
    withdraw(matter=first, seen="recorded", reason="Nhầm", by=run.officer)
    assert known_now() == {}


def test_what_an_amended_book_feeds_no_more_is_taken_back_and_told(run: Run):
    recorded(run)
    assert value_of(run.commune, "conduct_violations") == 1
    _move(run, _amended(run, "feeds: conduct_violations, ", ""))
    assert value_of(run.commune, "conduct_violations") is None
    assert list(Version.objects.values_list("value", "current")) == [("1", False), ("", True)]
    assert Entry.objects.filter(act="records.restate").count() == 1


def test_an_amended_plan_that_counts_open_complaints_counts_those_on_record(run: Run):
    complaint(run)
    assert value_of(run.commune, "confirmed_harassment_cases") is None
    fed = "feeds: confirmed_harassment_cases"
    _move(run, _amended(run, fed, f"{fed}, counts: unless_groundless"))
    assert value_of(run.commune, "confirmed_harassment_cases") == 1


def test_figures_are_supplied_for_a_part_of_the_round(run: Run):
    _move(run, _amended(run, ROUND, QUARTERS))
    one = participant(run.campaign, group="one_stop_office")
    given = [Supplied(participant=one, fact="judged_1.1", text="8", reference="Phiếu 1")]
    told: dict[str, Any] = {"campaign": run.campaign, "body": "office", "given": given, "by": run.officer}
    assert [answer.problem for answer in supply(**told, part="2018-q2")] == [""]
    assert [found[0].facts["judged_1.1"].value for found in known(run.campaign).parts.values()] == [8]
    assert [(key[1], version.value) for key, version in measured_now(run.campaign, [one], "2018-q2").items()] == [
        ("judged_1.1", "8")
    ]
    with pytest.raises(RecordError, match="không có kỳ đó"):
        supply(**told)
