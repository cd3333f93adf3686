"""The corpus as .xls and .ods: the same questions and the same values."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.corpus.collated import collate
from tests.corpus.formats import in_format
from tests.corpus.make import make
from thidua.sheets.collate.question import LABELS

NAMES = {str(code): label for code, label in LABELS.items()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".ods", ".xls"])
@pytest.mark.parametrize("plan_id", ["an-bien-2020", "cu-chi-2020"])
def test_another_format_asks_and_holds_the_same(tmp_path: Path, plan_id: str, suffix: str) -> None:
    inbox = in_format(make(plan_id, tmp_path / "xlsx"), tmp_path / "other", suffix)
    found = collate(plan_id, tmp_path / "other")
    expected = Counter(replace(one, code=NAMES[one.code]) for one in inbox.asked.elements())
    beyond, missing = list(found.asked - expected), list(expected - found.asked)
    assert {"missing": missing, "beyond": beyond} == {"missing": [], "beyond": []}
    assert found.facts == inbox.facts
    rows = found.sums("Dòng")
    assert {name: rows[name] for name in ("accepted", "asked")} == dict(inbox.rows)
