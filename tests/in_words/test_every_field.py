"""Nothing of a plan goes unsaid: whichever field changes, the words change, and the comparison tells of it."""

from collections import defaultdict

import pytest

from tests.in_words.mutating import Told, definer_of, fields_of, models_under, mutants, told_in
from thidua.in_words import as_lines, plan_in_words
from thidua.in_words.diff import changes
from thidua.plan.model.base import Part
from thidua.plan.model.plan import Plan

NOT_SAID = {
    "Plan.thidua": "the version of the language, not of the text",
}
TRIED = 3
"""Places at which a field is changed before it counts as unsaid."""

MODELS = sorted(models_under(Plan), key=lambda model: model.__name__)
FIELDS = [(model, name) for model in MODELS for name in fields_of(model)]


@pytest.fixture(scope="module")
def told(everything: list[Plan]) -> dict[tuple[type, str], list[Told]]:
    """Examples of each field, by the class that holds it and by the class that declares it."""
    found: dict[tuple[type, str], list[Told]] = defaultdict(list)
    for plan in everything:
        for one in told_in(plan):
            for holder in {one.owner, definer_of(one.owner, one.field)}:
                if len(found[holder, one.field]) < TRIED:
                    found[holder, one.field].append(one)
    return found


def _said(plan: Plan) -> list[str] | None:
    """The words; None where a change has made a plan that cannot be read from a file (a circle, a name of nothing)."""
    try:
        return [line.text for line in as_lines(plan_in_words(plan, []))]
    except (KeyError, RecursionError):
        return None


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_each_field_is_said_and_compared(
    model: type[Part], field: str, told: dict[tuple[type, str], list[Told]]
) -> None:
    name = f"{model.__name__}.{field}"
    own = told.get((model, field)) or told.get((definer_of(model, field), field), [])
    # Without the trace: showing whole plans takes longer than all the tests.
    if name not in NOT_SAID and (wrong := _wrong(name, own)) is not None:
        pytest.fail(wrong, pytrace=False)


def _wrong(name: str, own: list[Told]) -> str | None:
    if not own:
        return f"no plan of the tests says {name}: add one to tests/in_words/more.yaml"
    for one in own:
        before = _said(one.plan)
        for mutant in mutants(one):
            if _said(mutant) not in (before, None):
                return None if changes(one.plan, mutant) else f"the comparison does not tell of {name}"
    return f"{name} is nowhere in the words of a plan: teach src/thidua/in_words/ to say it"


def test_only_fields_that_exist_are_left_out() -> None:
    assert set(NOT_SAID) <= {f"{model.__name__}.{field}" for model, field in FIELDS}
