"""Plans drawn from all constructs at once: read, linted, worked out on both paths, explained, shown and compared."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.making import Data, Draw
from tests.rules.making_figures import PARAMETERS, WideMaker, figures
from tests.rules.making_more import classes, widened
from tests.rules.making_places import award, councils, ranking
from tests.rules.plans import participants, plan_data, read_data
from tests.rules.same import bulk_story, plain_story
from thidua.checks import lint
from thidua.in_words import as_html, as_lines, moves_in_words, plan_in_words, plans_compared
from thidua.in_words.diff import changes
from thidua.plan.model.plan import Plan
from thidua.rules.bulk import columns_of, evaluate_columns
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant
from thidua.rules.wording import explain

YEAR: Data = {"label": "Năm", "from": "2020-01-01", "to": "2020-03-31", "every": "month"}


@st.composite
def plans_of_everything(draw: Draw) -> Plan:
    """A plan with figures, a rubric in sections and parts, classes, orders, places, councils, a year in months."""
    worked = figures(WideMaker(draw))
    maker = WideMaker(draw, more=tuple(worked))
    late = WideMaker(draw, totals=True, more=tuple(worked))
    awards = {f"khen_{number}": award(late) for number in range(draw(st.integers(1, 2)))}
    gates = [late.gate(list(awards)), {"label": "Loại", "clause": "I", "require": {"of": "class", "at_least": "kha"}}]
    whole = YEAR | ({"combine": maker.pick(["mean", "sum", "highest", "lowest", "last"])} if maker.often(2) else {})
    return read_data(
        plan_data(
            rounds={"nam": whole, "khac": {"label": "Khác", "to": "2020-12-31"}},
            parameters=PARAMETERS,
            figures=worked,
            rubric=widened(maker, maker.rubric()),
            ranking=ranking(late),
            councils=councils(late),
            awards=awards,
            gates=gates,
            **classes(late),
        )
    )


@st.composite
def tables(draw: Draw) -> list[Participant]:
    """Participants with rows of the year or of its first two months."""
    found: list[Participant] = draw(participants())
    periods = st.sampled_from(["", "2020-01", "2020-02"])
    return [replace(one, period=draw(periods)) for one in found]


SLOW = settings(max_examples=settings().max_examples // 4, suppress_health_check=list(HealthCheck))


@SLOW
@given(plans_of_everything(), participants())
def test_both_paths_agree_and_every_result_is_explained(plan: Plan, everyone: list[Participant]) -> None:
    evaluation = evaluate(plan, everyone)
    assert bulk_story(evaluate_columns(plan, columns_of(plan, everyone))) == plain_story(evaluation)
    for result in evaluation.results:
        assert [line for line in explain(evaluation, result) if "None" in line.text] == []


@SLOW
@given(plans_of_everything(), plans_of_everything(), participants())
def test_any_plan_is_linted_shown_and_compared(before: Plan, after: Plan, everyone: list[Participant]) -> None:
    shown = plan_in_words(before, lint(before))
    assert "<html" in as_html(shown)
    compared = [*as_lines(shown), *as_lines(plans_compared(before, after))]
    compared += as_lines(moves_in_words(evaluate(before, everyone), evaluate(after, everyone)))
    assert [line.text for line in compared if "None" in line.text] == []
    assert changes(before, before) == []
