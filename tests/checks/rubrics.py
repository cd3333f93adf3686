"""Random rubrics, as small plans made without a file."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from thidua.plan.model.plan import Plan

FACTS = {
    "some": {"label": "Số đếm", "type": "count", "better": "higher", "max": "12"},
    "of_some": {"label": "Phần", "type": "count", "better": "lower", "part_of": "some"},
    "figure": {"label": "Con số", "type": "number", "better": "higher"},
    "level": {"label": "Mức", "type": "level", "scale": "levels", "better": "lower", "admits": "not_applicable"},
    "has": {"label": "Có", "type": "yes_no", "better": "higher"},
    "day": {"label": "Ngày", "type": "date"},
    "score": {"label": "Điểm", "type": "points", "max": "10"},
}
NUMBERS = [Fraction(number, 4) for number in range(49)]
VALUES: dict[str, list[Any]] = {
    "some": [Fraction(number) for number in range(13)],
    "figure": NUMBERS,
    "level": ["low", "middle", "high"],
    "has": [True, False],
}


def plan_with(criteria: list[Any]) -> Plan:
    """A plan whose criteria give points so."""
    return Plan.model_validate(
        {
            "thidua": "1",
            "id": "mau",
            "title": "Kế hoạch",
            "issuer": "committee",
            "period": {"to": "2024-12-31"},
            "clauses": {"I": "Toàn văn"},
            "bodies": {"committee": "UBND"},
            "groups": {name: {"label": name, "kinds": "collective"} for name in ("one", "two")},
            "rounds": {"2024": "Năm 2024"},
            "scales": {"levels": {"label": "Thang", "levels": {"low": "Thấp", "middle": "Vừa", "high": "Cao"}}},
            "parameters": {"double": {"label": "Hệ số", "values": {"two": "2"}, "otherwise": "1"}},
            "facts": FACTS,
            "rubric": {
                "criteria": {
                    str(number): {"label": "Chỉ tiêu", "clause": "I", "max": "10", "points": points}
                    for number, points in enumerate(criteria)
                }
            },
            "awards": {"prize": {"label": "Giải", "form": "prize", "select": "by_score"}},
        }
    )


days = st.dates().map(str) | st.sampled_from(["0001-01-01", "9999-12-31"])
decimals = st.integers(0, 48).map(lambda number: f"{number / 4:g}")
bounds = st.dictionaries(st.sampled_from(["at_least", "more_than", "at_most", "less_than"]), decimals, max_size=2)
number_steps = bounds | st.fixed_dictionaries({"is": st.lists(decimals, min_size=1, max_size=2)})
level_steps = st.fixed_dictionaries({"is": st.lists(st.sampled_from(VALUES["level"]), min_size=1, max_size=2)}) | (
    st.dictionaries(st.sampled_from(["at_least", "less_than"]), st.sampled_from(VALUES["level"]), max_size=2)
)
yes_no_steps = st.fixed_dictionaries({"is": st.lists(st.sampled_from(["yes", "no"]), min_size=1, max_size=2)})
STEPS = {"some": number_steps, "figure": number_steps, "level": level_steps, "has": yes_no_steps}


anything: Any = st.deferred(
    lambda: (
        decimals
        | st.just("full")
        | st.just({"judged": "score"})
        | st.fixed_dictionaries(
            {
                "each": st.sampled_from(["some", "figure", {"share": ["of_some", "some"]}]),
                "add": st.sampled_from(["-1", "0", "0.5", "3"]),
            },
            optional={"base": decimals | st.just("full"), "min": st.just("0"), "max": st.just("5")},
        )
        | st.builds(lambda parts: {"sum": parts}, st.lists(anything, min_size=1, max_size=3))
        | st.one_of([_branches(fact, steps) for fact, steps in STEPS.items()])
        | _branches("group", st.fixed_dictionaries({"is": st.sampled_from(["one", "two"])}))
        | _branches("day", st.dictionaries(st.sampled_from(["at_least", "less_than", "at_most"]), days, min_size=1))
    )
)


def _branches(fact: str, steps: Any) -> Any:
    with_points = st.builds(lambda step, points: {**step, "points": points}, steps, anything)
    return st.builds(lambda listed: {"of": fact, "steps": listed}, st.lists(with_points, min_size=1, max_size=3))
