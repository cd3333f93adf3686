"""What charts of results show, as figures."""

from fractions import Fraction

import pytest

from tests.office.results.made import hoa_thanh
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.stating import Stated, state
from thidua.office.plans.queries import plan_of
from thidua.office.results.queries.evaluating import evaluation_of, own_evaluation_of
from thidua.office.results.services.working_out import up_to_date
from thidua.web.pages.results.charts import BANDS, _bands, by_criterion, by_unit, lost, spread


@pytest.fixture
def started():
    return hoa_thanh()


@pytest.mark.parametrize("totals", [[5], [0, 1], [-3, 250], [98, 99, Fraction(199, 2)], list(range(0, 100_000, 999))])
def test_bands_hold_every_total_once_and_are_few(totals):
    bands = _bands([Fraction(one) for one in totals])
    assert 1 <= len(bands) <= BANDS + 1
    assert [sum(low <= one < high for low, high in bands) for one in totals] == [1] * len(totals)


def test_everybody_with_a_total_stands_in_one_band_of_the_own_group(started):
    ranking = up_to_date(started)
    found = spread(plan_of(started.plan), ranking)
    rows = ranking.rows.exclude(final="")
    labels = {name: group.label for name, group in plan_of(started.plan).groups.items()}
    counted = {one.name: sum(value for value in one.values if value) for one in found.series}
    assert counted == {
        labels[name]: rows.filter(group=name).count() for name in set(rows.values_list("group", flat=True))
    }


def test_lost_points_are_what_lacks_to_the_most_that_could_be_had(started):
    evaluation, found = evaluation_of(up_to_date(started)), lost(up_to_date(started))
    assert evaluation.plan.rubric is not None
    name, criterion = next(
        (name, one)
        for name, one in evaluation.plan.rubric.criteria.items()
        if found.categories[0].startswith(f"{name}. ")
    )
    reasons = [one.score.criteria[name] for one in evaluation.results if one.score is not None]
    points = [reason.points for reason in reasons if reason.points is not None]
    share = (criterion.max * len(points) - sum(points)) / (criterion.max * len(points)) * 100
    assert found.series[0].values[0] == share == max(value for value in found.series[0].values if value is not None)


def test_what_units_say_stands_against_what_counts_where_both_differ(started):
    ranking = up_to_date(started)
    assert by_unit(evaluation_of(ranking), own_evaluation_of(ranking)).categories == ()
    late = Version.objects.select_related("participant").filter(fact="late_portal_replies")[0]
    rules = Version.objects.get(participant=late.participant, fact="has_coordination_regulation")
    appraised = {late.fact: int(late.value) + 6, rules.fact: rules.value != "yes"}
    changed = [Stated(participant=late.participant, fact=fact, value=value) for fact, value in appraised.items()]
    state(stated=changed, origin=Origin.APPRAISED, by=None)
    ranking = up_to_date(started)
    units = by_unit(evaluation_of(ranking), own_evaluation_of(ranking))
    assert units.categories[0] == late.participant.name
    said, counted = (one.values[0] for one in units.series)
    assert said is not None and counted is not None
    criteria = by_criterion(evaluation_of(ranking), own_evaluation_of(ranking))
    lines = dict(zip(criteria.categories, zip(*(one.values for one in criteria.series), strict=True), strict=True))
    own, found = lines.pop("Trả lời chậm thông tin từ cổng")
    scored = [one.score.penalty.get("late_replies") for one in evaluation_of(ranking).results if one.score is not None]
    # A penalty of 0.5 for each late reply, and one criterion; the chart shows the mean of all who are marked.
    assert (found - own) * len([one for one in scored if one is not None and one.points is not None]) == 3
    ((name, (own, found)),) = lines.items()
    marked = next(one["marked"] for one in ranking.summary["lost"] if name.startswith(one["id"]))
    assert said - counted == 3 + (own - found) * marked
