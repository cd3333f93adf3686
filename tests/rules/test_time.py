"""Random rounds in parts and random deadlines: each part counts as it does alone, every day is known or waits."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import Maker
from tests.rules.making_more import widened
from tests.rules.plans import participants, plan_data, read_data
from tests.rules.same import bulk_story, plain_story
from thidua.checks import lint
from thidua.plan.model.plan import Plan
from thidua.rules.as_data import as_data
from thidua.rules.bulk import columns_of, evaluate_columns
from thidua.rules.calendar import Notice, calendar_of, last_days, open_days
from thidua.rules.combining import CombinedScore
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant
from thidua.rules.wording.deadlines import in_the_text, say_open, say_why
from thidua.rules.wording.results import explain
from thidua.rules.working_days import is_working_day

PARTS = {"month": ["2020-01", "2020-02", "2020-03"], "quarter": ["2020-q1", "2020-q2"]}
HOW = ["mean", "sum", "highest", "lowest", "last"]
WHO = {"label": "Mốc", "act": "dossier", "who": "Xã"}


@st.composite
def divided_plans(draw: Any) -> Plan:
    """A plan whose round is put together from months or quarters."""
    maker = Maker(draw)
    every = maker.pick(list(PARTS))
    parts = PARTS[every]
    whole = {"label": "Năm", "from": "2020-01-01", "to": "2020-03-31" if every == "month" else "2020-06-30"}
    whole |= {"every": every, "combine": maker.pick(HOW)}
    if maker.often(2):
        whole["given"] = str(draw(st.integers(1, len(parts))))
    rubric = maker.rubric()
    if maker.often(2):
        rubric = widened(maker, rubric)
    gates = [Maker(draw, totals=True).gate(["khen"])] if maker.often(2) else []
    rounds = {"nam": whole, "khac": {"label": "Khác", "to": "2020-12-31"}}
    return read_data(plan_data(rounds=rounds, rubric=rubric, gates=gates))


@st.composite
def deadlines(draw: Any) -> tuple[Plan, list[Notice]]:
    """A plan with deadlines of every kind, some counted from earlier ones, and notices about some."""
    maker = Maker(draw)
    found: dict[str, Any] = {}
    for number in range(draw(st.integers(1, 6))):
        forms: list[dict[str, Any]] = [
            {"date": "2020-04-30"}, {"yearly": maker.pick(["01-01", "09-02"])}, {"month": "2020-02"},
            {"monthly": maker.pick([1, 25, 31]), "following": maker.pick(["yes", "no"])},
            {"quarterly": maker.pick([5, 31])}, {"event": "yes"},
        ]  # fmt: skip
        if found:
            base = {maker.pick(["after", "before"]): maker.pick(list(found)), "days": draw(st.integers(0, 30))}
            forms += [base | {"working": maker.pick(["yes", "no"])}] * 4
        one = maker.pick(forms)
        if "event" not in one:
            one = one | {"strict": maker.pick(["yes", "no"])}
            one |= {"falls_off": maker.pick(["next", "previous"])} if maker.often(2) else {}
        found[f"m{number}"] = WHO | one
    round_ = {"label": "Năm", "from": "2019-12-01", "to": "2020-11-30"}
    plan = read_data(plan_data(rounds={"nam": round_}, deadlines=found))
    told = draw(st.lists(st.sampled_from(list(found)), max_size=3))
    return plan, [Notice(name, date(2020, 4, 1) + timedelta(draw(st.integers(0, 60)))) for name in told]


@settings(max_examples=40, deadline=None)
@given(divided_plans(), st.data())
def test_each_part_counts_as_it_does_alone(plan: Plan, data: st.DataObject) -> None:
    rows = {part: data.draw(participants()) for part in plan.rounds["nam"].parts}
    own: list[Participant] = data.draw(participants())
    evaluation = evaluate(plan, own, "nam", parts=rows)
    alone = {part: evaluate(plan, each, part) for part, each in rows.items()}
    for result in evaluation.results:
        assert explain(evaluation, result)
        if result.score is None:  # Nothing is scored for this kind and group.
            assert evaluate(plan, [result.participant], "khac").results[0].score is None
            continue
        assert isinstance(result.score, CombinedScore)
        for part in result.score.parts:
            there = alone[part.round.id].of(result.participant.id)
            score = None if there is None else there.score
            assert (part.score is None) == (score is None)
            if score is not None and part.counts:
                assert part.score is not None
                assert part.score.totals() == score.totals()
    assert len(as_data(evaluation)["results"]) == len(evaluation.results)
    lint(plan)


@settings(max_examples=100, deadline=None)
@given(deadlines())
def test_every_day_is_known_or_waits_for_an_event(told: tuple[Plan, list[Notice]]) -> None:
    plan, notices = told
    due, waiting = calendar_of(plan, notices), open_days(plan, notices)
    assert {one.deadline.id for one in due} | {one.deadline.id for one in waiting} == set(plan.deadlines)
    assert {one.deadline.id for one in due} & {one.deadline.id for one in waiting} == set()
    for one in due:
        assert in_the_text(plan, one)
        assert say_why(one) or one.base is None
        if one.notice is None and one.deadline.falls_off is not None:
            assert is_working_day(one.last_day)
    for open_ in waiting:
        assert open_.waits_for.event
        assert say_open(open_)
    days = last_days(plan, "nam", notices)
    assert days.items() <= {(one.deadline.id, one.last_day) for one in due}
    lint(plan)


@settings(max_examples=100, deadline=None)
@given(divided_plans(), st.data())
def test_bulk_and_plain_agree_on_rounds_in_parts(plan: Plan, data: st.DataObject) -> None:
    rows = {part: data.draw(participants()) for part in plan.rounds["nam"].parts if data.draw(st.integers(0, 9))}
    own: list[Participant] = data.draw(participants())
    parts = {part: columns_of(plan, each) for part, each in rows.items()}
    result = evaluate_columns(plan, columns_of(plan, own), "nam", parts)
    assert bulk_story(result) == plain_story(evaluate(plan, own, "nam", parts=rows))


FOR_ALL, FOR_ONE = Notice("m", date(2020, 3, 3)), Notice("m", date(2020, 3, 6), "9/TB", participant="dv0")


@pytest.mark.parametrize("notices", [[], [FOR_ALL], [FOR_ONE], [FOR_ONE, FOR_ALL, replace(FOR_ONE, participant="x")]])
@given(everyone=participants())
def test_columns_wait_for_an_event_as_rows_do(notices: list[Notice], everyone: list[Participant]) -> None:
    gate = {"label": "Đúng hạn", "clause": "I", "require": {"of": "ngay", "by": "m"}}
    late = {"label": "Chậm", "days_late": "ngay", "by": "m"}
    points = {"if": gate["require"], "then": "1", "else": {"each": "cham_ngay", "add": "-1"}}
    rubric = {"criteria": {"1": {"label": "Một", "max": "5", "points": points}}}
    deadlines = {"m": WHO | {"event": "yes"}}
    plan = read_data(plan_data(deadlines=deadlines, figures={"cham_ngay": late}, gates=[gate], rubric=rubric))
    result = evaluate_columns(plan, columns_of(plan, everyone), notices=notices)
    assert bulk_story(result) == plain_story(evaluate(plan, everyone, notices=notices))
