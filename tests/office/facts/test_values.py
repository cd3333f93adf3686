"""A value written to be kept is the same value when it is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.catalogue import plan_files
from thidua.office.facts.values import text_of, value_of
from thidua.plan.reader import read_plan
from thidua.rules.facts import NOT_APPLICABLE

PLAN = read_plan(plan_files()["hoa-thanh-2018"])
OF_TYPE = {
    "count": st.integers(0, 10**12),
    "number": st.fractions(),
    "points": st.fractions(),
    "yes_no": st.booleans(),
    "date": st.dates(date(1990, 1, 1)),
    "participant": st.sampled_from(["XA-01", "001"]),
}


def _facts():
    return st.sampled_from([fact for fact in PLAN.facts.values() if fact.type is not None])


@given(st.data())
def test_every_value_comes_back(data):
    fact = data.draw(_facts())
    if fact.type == "level":
        value = data.draw(st.sampled_from(list(PLAN.scales[fact.scale].levels)))
    else:
        value = data.draw(OF_TYPE[fact.type] | st.just(NOT_APPLICABLE))
    back = value_of(PLAN, fact, text_of(value))
    assert (back, type(back)) == (value, type(value))


def _one(type_):
    return next(fact for fact in PLAN.facts.values() if fact.type == type_)


@pytest.mark.parametrize(("type_", "text"), [("count", "yes"), ("yes_no", "3"), ("date", "hôm qua"), ("count", "1/2")])
def test_what_another_type_wrote_is_refused(type_, text):
    fact = _one("yes_no").model_copy(update={"type": type_})
    with pytest.raises(ValueError, match=r".+"):
        value_of(PLAN, fact, text)
