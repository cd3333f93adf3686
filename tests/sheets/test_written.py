"""What is written as a table reads back the same."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan
from thidua.rules.facts import NOT_APPLICABLE, Given, Participant
from thidua.sheets.facts import read_facts
from thidua.sheets.written import decimal, write_facts, written

# Whatever people may call themselves, also what a spreadsheet would run; blanks around a name do not count.
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12),
    st.sampled_from(["=1+1", "'=1", "''-a", "@x", "Xã Tân Hòa", 'a"b', "a,b", "a;b"]),
).filter(lambda text: not text.startswith("#"))

DECIMALS = st.decimals(0, 100, places=3).map(Fraction)

FACTS = {
    "cases": st.integers(40, 10**12),
    "on_time": st.integers(0, 40),
    "score": DECIMALS,
    "judged": DECIMALS.map(lambda value: value / 10),
    "launched": st.booleans(),
    "rating": st.sampled_from(["yeu", "kha", "xuat_sac", NOT_APPLICABLE]),
    "mass_level": st.one_of(st.integers(0, 4), st.just(NOT_APPLICABLE)),
    "registered_on": st.dates(),
    "wifi": st.booleans(),
}


@st.composite
def everyone(draw):
    """Participants with some of the facts each; equal codes are one participant, whatever form they are in."""
    codes = draw(st.lists(TEXT.map(composed), unique=True, max_size=6))
    return [
        Participant(
            code,
            "collective",
            "commune",
            {name: Given(draw(value)) for name, value in FACTS.items() if draw(st.booleans())},
            draw(st.none() | TEXT.map(composed)),
            "2020",
        )
        for code in codes
    ]


def composed(text):
    from unicodedata import normalize

    return normalize("NFC", text)


@given(everyone())
def test_a_table_reads_back_as_it_was_written(plan, participants):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bang.csv"
        write_facts(path, plan, participants)
        table = read_facts(path, plan, "2020")
    assert [str(problem) for problem in table.problems] == []
    assert [plain(one) for one in table.participants] == [plain(one) for one in participants]


def plain(one):
    """A participant without sources, which name the file read."""
    facts = {name: given.value for name, given in one.facts.items()}
    return one.id, one.kind, one.group, one.name, one.period, facts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (12, "12"),
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(100), "100"),
        (date(2020, 7, 31), "2020-07-31"),
        (NOT_APPLICABLE, "not_applicable"),
        ("=1+1", "'=1+1"),
    ],
)
def test_values_as_tables_write_them(value, text):
    assert written(value) == text


def test_a_number_whose_decimals_do_not_end_is_not_written():
    with pytest.raises(ValueError, match="1/3"):
        decimal(Fraction(1, 3))


GOLDEN = sorted((Path(__file__).parents[1]).rglob("golden/*.csv"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_golden_tables_are_read_without_a_problem_and_written_back_the_same(path, tmp_path):
    plan = read_plan(next(file for name, file in plan_files().items() if path.stem.startswith(name)))
    round_id = next(iter(plan.rounds))
    table = read_facts(path, plan, round_id)
    assert [str(problem) for problem in table.problems] == []
    write_facts(tmp_path / "bang.csv", plan, table.participants)
    again = read_facts(tmp_path / "bang.csv", plan, round_id)
    assert [plain(one) for one in again.participants] == [plain(one) for one in table.participants]
