"""Points of a whole round against the same worked out by hand, for random figures of its parts."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.plans import plan_data, read_data
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Given, Participant

MONTHS = ["2026-01", "2026-02", "2026-03"]
HOW = ["mean", "sum", "highest", "lowest", "last"]


def _plan(how: str, least: int) -> Plan:
    whole = {"label": "Năm", "from": "2026-01-01", "to": "2026-03-31", "every": "month", "combine": how, "given": least}
    line = {"label": "Một", "max": "20", "points": {"each": "so", "add": "1", "max": "20"}}
    bonus = {"label": "Thưởng", "points": {"each": "them", "add": "0.5"}}
    return read_data(
        plan_data(
            rounds={"nam": whole},
            deadlines={},
            facts={"so": {"type": "count"}, "them": {"type": "count"}},
            rubric={"criteria": {"1": line}, "bonus": {"t": bonus}, "bonus_max": "2"},
        )
    )


PLANS = {(how, least): _plan(how, least) for how in HOW for least in (1, 2, 3)}


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(PLANS)),
    st.lists(st.none() | st.tuples(st.integers(0, 25), st.none() | st.integers(0, 9)), min_size=3, max_size=3),
)
def test_a_whole_round_is_what_its_parts_come_to(
    key: tuple[str, int], rows: list[tuple[int, int | None] | None]
) -> None:
    how, least = key
    parts, finals = {}, []
    for month, row in zip(MONTHS, rows, strict=True):
        if row is None:
            continue
        given_ = {"so": Given(row[0])} | ({} if row[1] is None else {"them": Given(row[1])})
        parts[month] = [Participant("a", "collective", "xa", given_)]
        if row[1] is not None:
            finals.append(min(row[0], 20) + min(Fraction(row[1], 2), Fraction(2)))
    results = evaluate(PLANS[key], [Participant("a", "collective", "xa")], "nam", parts=parts).results
    (a,) = results
    assert a.score is not None
    if len(finals) < least:
        assert a.status == "incomplete"
        return
    expected = {
        "mean": lambda: sum(finals, Fraction(0)) / len(finals),
        "sum": lambda: sum(finals, Fraction(0)),
        "highest": lambda: max(finals),
        "lowest": lambda: min(finals),
        "last": lambda: finals[-1],
    }[how]()
    assert a.status == "scored"
    assert a.score.final == expected
    assert a.score.final == a.score.criteria_total + a.score.bonus_total - a.score.penalty_total
    assert a.score.totals()["criteria_max"] == (20 * len(finals) if how == "sum" else 20)
