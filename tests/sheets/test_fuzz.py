"""Spoilt workbooks end with rows or a refusal: no crash, no hang, no error of the program."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets.fuzz import BYTES, PARTS, SAMPLES, Edit, Mutant, drawn, findings, is_sound, read_whole
from thidua.sheets.isolated import CRASHED, TOO_LARGE, TOO_SLOW, Isolation
from thidua.sheets.problems import SheetError

FINDINGS = Path(__file__).parent / "findings"
SPOTS = st.integers(0, 65_535)
MUTANTS = st.builds(
    Mutant,
    st.sampled_from(list(SAMPLES)),
    st.lists(st.builds(Edit, st.sampled_from(BYTES + PARTS), SPOTS, SPOTS), min_size=1, max_size=3).map(tuple),
)


def test_the_samples_themselves_are_read(tmp_path):
    for name, content in SAMPLES.items():
        (tmp_path / name).write_bytes(content)
    assert {name: read_whole(tmp_path / name, name) for name in SAMPLES} == dict.fromkeys(SAMPLES, "18 rows")


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(MUTANTS, min_size=1, max_size=30))
def test_some_spoilt_workbooks(tmp_path, mutants):
    assert findings(tmp_path, mutants) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_five_thousand_spoilt_workbooks(tmp_path, seed):
    random = Random(f"spoilt workbooks {seed}")
    assert findings(tmp_path, [drawn(random) for _ in range(2_500)]) == []


def recorded() -> dict[str, str]:
    """The answer that each finding is held to, from the table that says why it is kept."""
    lines = (FINDINGS / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]
    return {name.strip("`"): answer for name, _, answer in rows}


def test_what_was_found_stays_mended():
    files = sorted(path for path in FINDINGS.iterdir() if path.name != "README.md")
    with Isolation(read_whole) as isolation:
        answers = list(isolation.over((path, path.name) for path in files))
    told = [answer.message if isinstance(answer, SheetError) else answer for answer in answers]
    assert dict(zip([path.name for path in files], told, strict=True)) == recorded()


@pytest.mark.parametrize(
    ("answer", "sound"),
    [
        ("3 rows", True),
        (SheetError("a", "tệp có macro"), True),
        (SheetError("a", CRASHED.format(why="SIGABRT")), False),
        (SheetError("a", TOO_SLOW.format(seconds=2)), False),
        (SheetError("a", TOO_LARGE), False),
        ("Traceback …\nKeyError: 1", False),
    ],
)
def test_what_counts_as_a_finding(answer, sound):
    assert is_sound(answer) is sound
