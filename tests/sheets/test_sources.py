"""The origins of values read back as they were written, whatever people and files are called."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.test_written import FACTS
from tests.sheets.test_written import TEXT as ANY_TEXT
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Given, Participant, Source
from thidua.sheets.sources import read_origins, write_sources

# What was read from a cell is composed already.
TEXT = ANY_TEXT.map(lambda text: normalize("NFC", text))
SOURCES = st.builds(
    Source, TEXT, st.just("D7"), st.none() | TEXT, st.sampled_from(["self_reported", "office"]), st.none() | TEXT,
    st.none() | TEXT, st.none() | TEXT,
)  # fmt: skip
VALUES = st.fixed_dictionaries({}, optional={**FACTS, "unit": TEXT})


@given(TEXT, VALUES, st.lists(SOURCES, min_size=len(FACTS) + 1, max_size=len(FACTS) + 1))
def test_origins_read_back_the_same(plan: Plan, code: str, values, sources: list[Source]) -> None:
    facts = {name: Given(value, source) for (name, value), source in zip(values.items(), sources, strict=False)}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "nguon.csv"
        write_sources(file, plan, [Participant(code, "collective", "commune", facts)], "2020")
        assert read_origins(file, plan, "2020") == ({code: facts} if facts else {})
