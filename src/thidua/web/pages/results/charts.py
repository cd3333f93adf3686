"""Charts over a ranking: how totals spread, what units say against what was found, where points are lost."""

from collections.abc import Iterator
from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from thidua.office.access.predicates import works_on
from thidua.office.plans.queries import plan_of
from thidua.office.results.models import Ranking
from thidua.office.results.queries.evaluating import evaluation_of, own_evaluation_of
from thidua.office.results.services.working_out import up_to_date
from thidua.papers.paper.charts import Chart, ChartKind, Series
from thidua.plan.model.plan import Plan
from thidua.rules.results import Evaluation
from thidua.web.access import Request, open_to
from thidua.web.components.charts import chart
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.results.ranking import about

BANDS = 10
"""At most so many bands of totals."""
MOST = 20
"""So many units, and criteria, are drawn; those where most is to be seen."""


@open_to(works_on)
def charts(request: Request, campaign: int) -> HttpResponse:
    """All charts, each with its figures."""
    found = campaign_for(request, campaign, works_on)
    plan, ranking = plan_of(found.plan), up_to_date(found)
    values = about(request, found, ranking) | {"charts": list(_charts(plan, ranking))}
    return render(request, "results/charts.html", values)


def _charts(plan: Plan, ranking: Ranking) -> Iterator[SafeString]:
    if plan.rubric is None:
        if plan.classes or plan.awards:
            yield chart(_outcomes(plan, ranking), "ket-qua-xet")
        return
    found, own = evaluation_of(ranking), own_evaluation_of(ranking)
    made = (
        ("phan-bo", spread(plan, ranking)),
        ("mat-diem", lost(ranking)),
        ("theo-don-vi", by_unit(found, own)),
        ("theo-chi-tieu", by_criterion(found, own)),
    )
    for key, one in made:
        if one.categories:
            yield chart(one, key)


def spread(plan: Plan, ranking: Ranking) -> Chart:
    """How many of each group have a total in each band of points."""
    rows = ranking.rows.exclude(final="").values_list("group", "final")
    totals = [(group, Fraction(final)) for group, final in rows]
    bands = _bands([total for _, total in totals])
    groups = [name for name in plan.groups if any(group == name for group, _ in totals)]
    series = tuple(
        Series(
            plan.groups[name].label, tuple(sum(g == name and low <= t < high for g, t in totals) for low, high in bands)
        )
        for name in groups
    )
    names = tuple(f"{_text(low)} – dưới {_text(high)}" for low, high in bands)
    alt = "Số đối tượng có điểm cuối cùng trong mỗi khoảng, theo nhóm."
    return Chart(ChartKind.STACKED, "Phân bố điểm theo nhóm", names, series, "đối tượng", alt)


def lost(ranking: Ranking) -> Chart:
    """Of all points that could be had in a criterion, how many per hundred were lost; the most first."""
    lines = [one for one in ranking.summary.get("lost", ()) if Fraction(one["lost"])]
    lines.sort(key=lambda one: -Fraction(one["lost"]) / Fraction(one["most"]))
    names = tuple(f"{one['id']}. {one['label']}" for one in lines[:MOST])
    shares = tuple(Fraction(one["lost"]) / Fraction(one["most"]) * 100 for one in lines[:MOST])
    alt = "Phần điểm bị mất trong tổng điểm tối đa của những đối tượng đã có điểm; chỉ tiêu mất nhiều đứng trước."
    return Chart(ChartKind.BARS, "Điểm bị mất theo chỉ tiêu", names, (Series("Bị mất", shares),), "%", alt)


def by_unit(found: Evaluation, own: Evaluation) -> Chart:
    """The totals of those whose own word differs most from what was found."""
    totals = [
        (two.participant.shown, one.score.final, two.score.final)
        for one, two in zip(own.results, found.results, strict=True)
        if one.status == two.status == "scored" and one.score is not None and two.score is not None
    ]
    pairs = [pair for pair in totals if pair[1] != pair[2]]
    pairs.sort(key=lambda pair: -abs(pair[1] - pair[2]))
    some = pairs[:MOST]
    series = (
        Series("Theo số tự báo cáo", tuple(pair[1] for pair in some)),
        Series("Theo số được tính", tuple(pair[2] for pair in some)),
    )
    more = f" Vẽ {MOST} trong {len(pairs)} đối tượng lệch." if len(pairs) > MOST else ""
    alt = f"Những đối tượng có điểm theo số tự báo cáo khác điểm sau thẩm định, lệch nhiều đứng trước.{more}"
    return Chart(ChartKind.BARS, "Tự chấm và thẩm định theo đơn vị", tuple(p[0] for p in some), series, "điểm", alt)


def by_criterion(found: Evaluation, own: Evaluation) -> Chart:
    """The mean points of each criterion, bonus and penalty in which both differ for somebody."""
    rubric = found.plan.rubric
    assert rubric is not None
    lines: list[tuple[str, Fraction, Fraction]] = []
    labels = {name: f"{name}. {one.label}" for name, one in rubric.criteria.items()}
    labels |= {name: one.label for some in (rubric.bonus, rubric.penalty) for name, one in some.items()}
    scores = [
        tuple({**each.criteria, **each.bonus, **each.penalty} for each in (one.score, two.score))
        for one, two in zip(own.results, found.results, strict=True)
        if one.score is not None and two.score is not None
    ]
    for name, label in labels.items():
        pairs = [(one[name].points, two[name].points) for one, two in scores if name in one and name in two]
        known = [(one, two) for one, two in pairs if one is not None and two is not None]
        if any(one != two for one, two in known):
            said, counted = (sum(some, Fraction(0)) / len(known) for some in zip(*known, strict=True))
            lines.append((label, said, counted))
    lines.sort(key=lambda line: -abs(line[1] - line[2]))
    some = lines[:MOST]
    series = (
        Series("Theo số tự báo cáo", tuple(line[1] for line in some)),
        Series("Theo số được tính", tuple(line[2] for line in some)),
    )
    alt = "Điểm trung bình của chỉ tiêu, thưởng, trừ mà tự chấm và thẩm định khác nhau, lệch nhiều đứng trước."
    return Chart(
        ChartKind.BARS, "Tự chấm và thẩm định theo chỉ tiêu", tuple(line[0] for line in some), series, "điểm", alt
    )


def _outcomes(plan: Plan, ranking: Ranking) -> Chart:
    """Of a plan without points: how many of each group are eligible, are not, or lack facts."""
    rows = list(ranking.rows.values_list("group", "status"))
    groups = [name for name in plan.groups if any(group == name for group, _ in rows)]
    told = (("eligible", "Đủ điều kiện"), ("ineligible", "Không đủ"), ("incomplete", "Chưa đủ số liệu"))
    series = tuple(Series(label, tuple(rows.count((name, status)) for name in groups)) for status, label in told)
    names = tuple(plan.groups[name].label for name in groups)
    alt = "Số đối tượng của mỗi nhóm theo kết quả xét điều kiện."
    return Chart(ChartKind.STACKED, "Kết quả xét điều kiện theo nhóm", names, series, "đối tượng", alt)


def _bands(totals: list[Fraction]) -> list[tuple[Fraction, Fraction]]:
    """Bands of 1, 2, 5 or ten times as many points that hold all totals."""
    if not totals:
        return []
    least, most, step = min(totals), max(totals), Fraction(1)
    steps = (step * times * 10**power for power in range(12) for times in (1, 2, 5))
    step = next(one for one in steps if most // one - least // one < BANDS)
    return [(step * number, step * (number + 1)) for number in range(least // step, most // step + 1)]


def _text(value: Fraction) -> str:
    return str(value)
