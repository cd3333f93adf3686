"""Reading a whole plan: whatever is wrong with a file, the answer is Vietnamese and has a place in the file."""

import copy
import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thidua.catalogue import plan_files
from thidua.plan.problems import PlanError
from thidua.plan.reader import read_plan
from thidua.plan.source import AT, read_source

from .conftest import MINIMAL

# Of pydantic, PyYAML and Python; none of them is a key or a value of the language.
ENGLISH = re.compile(
    r"\b(input|should|valid|invalid|value error|assertion|expected|found|required|extra|permitted|string|integer"
    r"|dictionary|tuple|instance|unable|match|could|cannot|while|parsing|object|type=|error)\b",
    re.IGNORECASE,
)


def plain(value):
    """Data as it stood, without the places."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if key != AT}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def own_words(message):
    """A message without what it quotes of the file, and without the keys and choices that it lists."""
    return re.sub(r"«[^»]*»|dùng được: .*|một trong: [^«]*", "", message)


PLANS = {name: plain(read_source(file).data) for name, file in plan_files().items()}
NOTHING = object()
WRONG = [None, "", "x", "7", "-1", "2,5", "2020-02-30", "yes", "full", "group", [], ["x", "y"], {}, {"x": "y"}, NOTHING]


def paths(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from paths(item, (*path, key))


PATHS = {name: list(paths(plan))[1:] for name, plan in PLANS.items()}


@st.composite
def spoilt(draw):
    """A shipped plan in which up to three values, of any depth, were replaced or left out, or keys added."""
    name = draw(st.sampled_from(sorted(PLANS)))
    plan = copy.deepcopy(PLANS[name])
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(PATHS[name]))
        wrong = draw(st.sampled_from(WRONG))
        here = plan
        try:
            for step in path[:-1]:
                here = here[step]
            if wrong is NOTHING:
                del here[path[-1]]
            elif draw(st.booleans()) and isinstance(here, dict):
                here[f"{path[-1]}x"] = wrong
            else:
                here[path[-1]] = wrong
        except (KeyError, IndexError, TypeError):
            continue  # An earlier step has taken it away.
    return yaml.dump(plan, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=spoilt())
def test_no_english_reaches_the_user(text, problems):
    lines = text.splitlines()
    for problem in problems(text):
        place, _, message = problem.partition(" ")
        line, column = map(int, place.split(":"))
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert not ENGLISH.search(own_words(message)), problem


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, len(MINIMAL)), put=st.text(st.sampled_from("\t\n\"'{}[]:,-&*!%@`|>?#\\ a"), max_size=4))
def test_no_english_of_the_yaml_parser_reaches_the_user(cut, put, problems):
    for problem in problems(MINIMAL[:cut] + put + MINIMAL[cut:]):
        assert not ENGLISH.search(own_words(problem)), problem


def test_a_minimal_plan_is_read(problems):
    assert problems(MINIMAL) == []


@pytest.mark.parametrize("name", plan_files())
def test_a_shipped_plan_is_read(name):
    assert read_plan(plan_files()[name]).id == name


def test_every_part_knows_its_line(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(MINIMAL)
    plan = read_plan(file)
    assert (plan.line, plan.period.line, plan.clauses["I"].line, plan.awards["khen"].line) == (1, 6, 7, 11)


def test_problems_come_in_the_order_of_the_file_and_once(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(MINIMAL.replace("title: Kế hoạch nhỏ", "title:").replace("2020-12-31", "nay"))
    with pytest.raises(PlanError) as raised:
        read_plan(file)
    assert str(raised.value).splitlines() == [
        f"{file}:3:7: cần một đoạn chữ, ở đây để trống",
        f"{file}:6:14: cần một ngày viết năm-tháng-ngày như 2020-05-31, ở đây là «nay»",
    ]


def test_a_file_that_is_no_plan_is_answered_in_full_but_without_proposals(problems):
    told = problems(MINIMAL + "".join(f"tytle{n}: x\n" for n in range(300)))
    assert [line.endswith(", có phải là «title»?") for line in told] == [False] * 300
    assert told[0].startswith("12:1 không có mục «tytle0»; ở đây dùng được: theme, ")
    assert told[299] == "311:1 không có mục «tytle299»"
