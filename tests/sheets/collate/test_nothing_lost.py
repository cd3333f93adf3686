"""No cell of a form is lost or changed: random contents through the writer, then collated and compared."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sheets.collate.conftest import Inbox
from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.entry import Value
from thidua.sheets.collate.kinds import kind_of
from thidua.sheets.collate.shown import shown

WORDS = ("Một", "cửa,", "lưu", "động;", "(mới)", "24/7", "=", "«nhanh»", "-", "95%", "A1", "-x", "@y", "'z", "a.vn/b")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
NAMES = TEXTS.map(lambda text: f"Mô hình {text} mới")
"""Marks before a name and a semicolon after it are no part of it, so names begin and end with a word."""
PLAN = read_plan(plan_files()["cu-chi-2020"])
FIELDS = ("direction", "institutions", "procedures", "staff")
LINES = st.lists(st.tuples(NAMES, st.none() | TEXTS, st.none() | TEXTS), max_size=3)
FORMS = st.fixed_dictionaries({field: st.tuples(LINES, st.none() | TEXTS) for field in FIELDS})


def written(
    fields: dict[str, tuple[list[tuple[str, str | None, str | None]], str | None]],
) -> dict[tuple[str, str, str], str | int]:
    """The cells of both forms, by form, row and column."""
    cells: dict[tuple[str, str, str], str | int] = {}
    for field, (lines, note) in fields.items():
        if lines:
            cells["bieu_1", field, "registered"] = len(lines)
        if note is not None:
            cells["bieu_1", field, "note"] = note
        for number, line in enumerate(lines, 1):
            row = field if number == 1 else f"{field}:{number}"
            for column, text in zip(("names", "expected_completion", "note"), line, strict=True):
                if text is not None:
                    cells["bieu_2", row, column] = text
    return cells


@settings(max_examples=20, deadline=None)
@given(fields=FORMS)
def test_every_cell_comes_out_as_it_was_written_or_is_asked_about(
    fields: dict[str, tuple[list[tuple[str, str | None, str | None]], str | None]],
) -> None:
    cells = written(fields)
    if not cells:
        return
    with tempfile.TemporaryDirectory() as folder:
        inbox = Inbox(Path(folder), PLAN, [Participant("XA-01", "collective", "unit", name="Xã Hoa Sen")])
        pages = {
            form: {(row, column): value for (of, row, column), value in cells.items() if of == form}
            for form in ("bieu_1", "bieu_2")
        }
        inbox.forms("XA-01", pages)
        [file] = inbox.check().files
    sure = {entry.slot: _plain(PLAN, entry.slot, entry.value) for entry in file.entries}
    asked = {one.slot: one.stood for one in file.asked if one.question.code != "mismatch"}
    counted = {slot for slot in cells if slot[2] == "registered"}
    assert {slot: text for slot, text in cells.items() if slot not in {*asked, *counted}} == {
        slot: text for slot, text in sure.items() if slot not in counted
    }
    assert {slot: cells[slot] for slot in asked} == asked
    assert (file.state == "accepted") == (not file.questions)
    if file.state == "accepted":
        assert {slot: value for slot, value in sure.items() if slot in counted} == {
            slot: str(value) for slot, value in cells.items() if slot in counted
        }


def _plain(plan: Plan, slot: tuple[str, str, str], value: Value) -> str:
    return shown(plan, kind_of(plan, *slot), value)
