"""What a sheet lacks, what in it cannot be read, where its forms do not agree; each with its place."""

import pytest

from tests.office.submissions.made import Room, filled
from thidua.catalogue import plan_files
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.checking import check

GROUPS = {
    "an-bien-2020": "one_stop", "cu-chi-2020": "unit", "hoa-thanh-2018": "commune", "long-thanh-2024": "district",
    "thai-nguyen-2018-2020": "commune", "xa-huong-lua-2026": "schools",
}  # fmt: skip


def registration(plan_id: str = "cu-chi-2020") -> Asked:
    return asked_by(Room(plan_id, group=GROUPS[plan_id]).sheet())


def test_a_form_as_a_careful_unit_fills_it_in_lacks_nothing_in_any_plan():
    assert set(GROUPS) == set(plan_files())
    for plan_id, group in GROUPS.items():
        room = Room(plan_id, group=group)
        for sheet in room.unit.sheets.all():
            asked = asked_by(sheet)
            assert (plan_id, asked.key, check(asked, filled(asked)).lacks) == (plan_id, asked.key, ())


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("3", ""),
        ("khoảng 3", "Cần một số nguyên từ 0 trở lên, chỉ ghi chữ số như 12; đây là số ước chừng, hãy ghi số đúng."),
        ("-1", "Cần một số nguyên từ 0 trở lên, chỉ ghi chữ số như 12; ở đây là số âm."),
        ("2,5", "Cần một số nguyên từ 0 trở lên, chỉ ghi chữ số như 12."),
    ],
)
def test_the_message_of_a_count_stands_at_its_field(typed, message):
    asked = registration()
    slot = ("bieu_1", next(iter(asked.plan.fields)), "registered")
    found = check(asked, {slot: typed})
    assert found.reads[slot].problem == message
    assert any(line.startswith("Biểu 1, ") and line.endswith(message) for line in found.unreadable) == bool(message)


def test_a_day_that_is_unclear_is_told_with_what_it_is_taken_for_or_what_is_wanted():
    asked = registration("an-bien-2020")
    slot = ("registration", "1", "registered_on")
    assert check(asked, {slot: "31/02/2020"}).reads[slot].problem != ""
    assert check(asked, {slot: "30/7/2020"}).reads[slot].message == ""
    labels = [asked.plan.forms["registration"].columns[name].label for name in ("registered_on", "content")]
    title = asked.plan.forms["registration"].label
    assert check(asked, {}).missing == tuple(f"{title}: chưa có {label}" for label in labels)


def test_a_number_and_a_count_of_names_that_differ_are_told_with_both_figures_and_both_cells():
    asked = registration()
    first, second, *_ = asked.plan.fields
    texts = {
        ("bieu_1", first, "registered"): "2",
        ("bieu_2", first, "names"): "Một",
        ("bieu_2", f"{first}:2", "names"): "Hai",
        ("bieu_2", f"{first}:3", "names"): "Ba",
        ("bieu_1", second, "registered"): "0",
    }
    (found,) = check(asked, texts).mismatches
    assert (found.stated, found.named, found.number_at) == (2, 3, ("bieu_1", first, "registered"))
    assert [slot[1] for slot in found.names_at] == [first, f"{first}:2", f"{first}:3"]
    assert check(asked, texts).messages[found.number_at] == found.message


def test_several_names_in_one_cell_count_each():
    asked = registration()
    first = next(iter(asked.plan.fields))
    texts = {("bieu_1", first, "registered"): "2", ("bieu_2", first, "names"): "1. Một\n2. Hai"}
    assert check(asked, texts).mismatches == ()


def test_objectives_want_their_results_and_own_targets_may_be_none():
    room = Room()
    asked = asked_by(room.sheet("report:unit_interim"))
    objectives = plan_of(room.campaign.plan).objectives.values()
    missing = check(asked, {}).missing
    for one in objectives:
        assert f"Kết quả theo mục tiêu của kế hoạch, {one.label}: chưa có Kết quả thực hiện" in missing
    assert not any("Chỉ tiêu được giao" in line for line in missing)
