"""The ranking of a campaign says what ``thidua evaluate`` says of the same facts, whatever has changed before."""

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from tests.catalogue.test_golden import TABLES, expected_of, unequal
from tests.office.made import participant, plan_version
from tests.office.results.made import campaign_of, hoa_thanh, table_of, tied
from thidua.office.campaigns.models import Change
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.stating import Stated, state
from thidua.office.results.lines import FIGURES
from thidua.office.results.models import Ranking, Row
from thidua.office.results.queries.evaluating import evaluation_of, own_evaluation_of
from thidua.office.results.services.working_out import up_to_date
from thidua.office.results.summing import lacking_in, undecided_in
from thidua.rules.as_data import as_data, number
from thidua.rules.evaluation import evaluate

WITHOUT = ("source", "text", "ranking")
"""Where a value is from differs: a table, or a page; so do sentences that tell it."""


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _plain(value) for name, value in data.items() if name not in WITHOUT}
    return [_plain(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.stem))
def test_all_figures_equal_those_of_the_command_on_the_same_facts(table):
    expected = expected_of(table)
    started = campaign_of(table.stem, expected["plan"])
    ranking = up_to_date(started)
    found = as_data(evaluation_of(ranking))
    plan, facts = table_of(table.stem, expected["plan"])
    # Equal ones stand in the order of the table; that of an office is by name.
    order = [one["participant"] for one in found["results"]]
    rows = sorted(facts.participants, key=lambda one: order.index(one.id))
    by_command = as_data(evaluate(plan, [replace(one, name=one.shown) for one in rows], started.round))
    assert _plain(found) == _plain(by_command)
    by_code = {one["participant"]: one for one in expected["results"]}
    for one in found["results"]:
        assert (
            unequal({name: value for name, value in by_code[one["participant"]].items() if name != "name"}, one) == []
        )
    for row in ranking.rows.all():
        _assert_row(row, next(one for one in found["results"] if one["participant"] == row.code))


def _assert_row(row: Row, found: dict[str, Any]) -> None:
    told = {name: number(Fraction(text)) for name in FIGURES if (text := getattr(row, name))}
    assert told == {name: found[name] for name in FIGURES if name in found}
    assert (row.status, row.rank, row.provisional) == (found["status"], found.get("rank"), found["provisional"])
    assert row.awards == [one["award"] for one in found["awards"] if one["given"]]
    for name, points in found.get("criteria", {}).items():
        said = row.points[name]
        assert (said if said == "not_applicable" else number(Fraction(said))) == points
    assert row.class_id == (found.get("class", {}).get("id") or "")


def test_rows_sort_by_their_figures_exactly():
    rows = up_to_date(hoa_thanh()).rows.exclude(final="")
    by_number = [number_of(one) for one in rows.order_by("final_order")]
    assert len(by_number) > 2
    assert by_number == sorted(by_number)


def number_of(row):
    return Fraction(row.final)


def test_nothing_is_worked_out_again_while_nothing_changes(django_assert_num_queries):
    started = hoa_thanh()
    first = up_to_date(started)
    with django_assert_num_queries(5):
        again = up_to_date(started)
    assert again.stamp == first.stamp


def _late(row: Row) -> int:
    return int(Version.objects.get(participant=row.participant, fact="late_portal_replies", current=True).value)


def test_a_changed_fact_is_in_the_ranking_at_once():
    started = hoa_thanh()
    before = up_to_date(started).rows.get(rank=1)
    state(
        stated=[Stated(participant=before.participant, fact="late_portal_replies", value=_late(before) + 90)],
        origin=Origin.INCIDENT,
        by=None,
    )
    after = up_to_date(started).rows.get(participant=before.participant)
    assert (number_of(before) - number_of(after), after.rank) == (45, Row.objects.exclude(rank=None).count())


def test_what_the_unit_says_and_what_was_found_are_worked_out_apart():
    started = hoa_thanh()
    one = up_to_date(started).rows.get(position=1)
    late = Stated(participant=one.participant, fact="late_portal_replies", value=_late(one) + 2)
    state(stated=[late], origin=Origin.APPRAISED, by=None)
    ranking = up_to_date(started)
    found, own = (as_data(made)["results"] for made in (evaluation_of(ranking), own_evaluation_of(ranking)))
    lost = {
        one["participant"]: one["final"] - two["final"] for one, two in zip(own, found, strict=True) if "final" in one
    }
    assert {code: points for code, points in lost.items() if points} == {one.code: 1}


def test_what_changes_after_the_ranking_is_not_kept_for_it():
    started = hoa_thanh()
    ranking = up_to_date(started)
    one, points = ranking.rows.get(position=1), []
    for late in (90, 0):
        told = Stated(participant=one.participant, fact="late_portal_replies", value=late)
        state(stated=[told], origin=Origin.SELF_REPORTED, by=None)
        result = own_evaluation_of(ranking).of(one.code)
        assert result is not None and result.score is not None
        points.append(result.score.final)
    kept = own_evaluation_of(up_to_date(started)).of(one.code)
    assert kept is not None and kept.score is not None
    assert (points[1] - points[0], kept.score.final) == (45, points[1])


@pytest.mark.parametrize("what", ["notice", "participant", "left", "plan"])
def test_whatever_results_follow_from_has_them_worked_out_anew(what):
    started = hoa_thanh()
    first = up_to_date(started)
    if what == "notice":
        deadline = next(iter(evaluation_of(first).plan.deadlines))
        Change.objects.create(
            campaign=started, kind="extension", deadline=deadline, day="2018-12-30", number="1/TB", reason="Lũ",
            happened_on="2018-11-01",
        )  # fmt: skip
    elif what == "participant":
        participant(started, group="commune")
    elif what == "left":
        started.participants.filter(pk=started.participants.all()[0].pk).update(left_on="2018-01-01")
    else:
        text = started.plan.files[0]["text"]
        version = plan_version(started.owner, "cu-chi-2020")
        version.files, version.content_hash = [{"name": "a.yaml", "text": text + "\n# khác\n"}], "khac"
        version.save()
        started.plan = version
        started.save()
    second = up_to_date(started)
    assert (second.stamp != first.stamp, second.plan) == (True, started.plan)
    assert second.rows.count() == {"participant": 1, "left": -1}.get(what, 0) + first.summary["participants"]


def test_who_lacks_facts_is_named_and_everything_is_a_preview():
    started = hoa_thanh()
    before = up_to_date(started).summary["incomplete"]
    new = participant(started, group="commune")
    ranking = up_to_date(started)
    row = ranking.rows.get(participant=new)
    assert (row.status, row.rank, row.lacking.startswith("Thiếu: ")) == ("incomplete", None, True)
    assert set(ranking.summary["incomplete"]) == {*before, new.code}
    assert lacking_in(ranking.summary)[0] == f"{len(before) + 1} đối tượng chưa đủ số liệu để xếp."


def test_a_value_of_no_use_to_the_plan_is_named_and_results_stay_open():
    started = hoa_thanh()
    version = Version.objects.filter(fact="late_portal_replies")[0]
    state(stated=[Stated(participant=version.participant, fact="la_gi", value=3)], origin=Origin.APPRAISED, by=None)
    assert (
        lacking_in(up_to_date(started).summary)[1]
        == f"1 số liệu không còn dùng được theo kế hoạch hiện hành: la_gi của {version.participant.name}."
    )


def test_contested_places_are_open_until_the_council_has_chosen():
    ranking = up_to_date(tied())
    contested = {one.code for one in ranking.rows.filter(contested=True)}
    expected = json.loads(json.dumps([sorted(one["participants"]) for one in ranking.summary["contests"]]))
    assert contested == {code for some in expected for code in some}
    assert len(undecided_in(ranking.summary)) >= len(expected) > 0
    assert Ranking.objects.count() == 1
