"""The corpus as .xls and .ods: the same questions, the same values, the same tables."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.corpus.collated import Collated, collate
from tests.corpus.formats import in_format
from tests.corpus.inbox import Inbox
from tests.corpus.make import make
from thidua.catalogue import plan_files
from thidua.sheets.collate.question import LABELS

NAMES = {str(code): label for code, label in LABELS.items()}
BROKEN = ("no-result", "error-value", "hidden", "two-files", "unknown-participant", "differing")
"""What each format must have been asked about, lest the workbooks lose it on the way."""


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".ods", ".xls"])
@pytest.mark.parametrize("plan_id", sorted(plan_files()))
def test_another_format_asks_and_holds_the_same(tmp_path: Path, plan_id: str, suffix: str) -> None:
    inbox = in_format(make(plan_id, tmp_path / "xlsx"), tmp_path / "other", suffix)
    found = collate(plan_id, tmp_path / "other")
    asked = {one.code for one in inbox.asked}
    assert asked >= set(BROKEN)
    expected = Counter(replace(one, code=NAMES[one.code]) for one in inbox.asked.elements())
    beyond, missing = list(found.asked - expected), list(expected - found.asked)
    assert {"missing": missing, "beyond": beyond} == {"missing": [], "beyond": []}
    assert found.facts == inbox.facts
    for name, planted in (("Tệp", inbox.files), ("Dòng", inbox.rows)):
        sums = found.sums(name)
        assert {state: sums[state] for state in ("accepted", "asked")} == {
            state: planted[state] for state in ("accepted", "asked")
        }
    assert _lines(found, inbox) == Counter((who, slot[0], slot[2], text) for (who, slot), text in inbox.lines.items())
    page = found.table("tong-hop.xlsx", "Đã gửi, chưa gửi")
    sent = {row["Mã"] for row in page if row["Tình trạng"] != "Chưa gửi"}
    assert sent == inbox.sent


def _lines(found: Collated, inbox: Inbox) -> Counter[tuple[str, str, str, str]]:
    """The roll-up of the plan's forms."""
    lines: Counter[tuple[str, str, str, str]] = Counter()
    for form in inbox.plan.forms.values():
        columns = {column.label: column.id for column in form.columns.values()}
        for row in found.table("tong-hop.xlsx", form.label.partition(".")[0][:31].strip()):
            lines.update((row["Đơn vị"], form.id, name, row[label]) for label, name in columns.items() if row[label])
    return lines
