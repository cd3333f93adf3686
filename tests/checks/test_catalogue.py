"""What the checks find in the shipped plans: exactly these codes at these clauses, all covered by readings."""

import pytest

from thidua.catalogue import plan_files
from thidua.checks import lint
from thidua.plan.reader import read_plan

ERRORS = {
    "an-bien-2020": {
        ("no-tie-rule", "III.2/1"),
        ("quota-base-unstated", "III.2/1"),
        ("quota-base-unstated", "III.2/2"),
        ("judge-and-party", "III.1.a"),
        ("missing-annex", "III.1.a"),
        ("missing-deadline", "IV/2"),
        ("missing-deadline", "III.3/1"),
    },
    "cu-chi-2020": {
        ("count-mismatch", "I.1"),
        ("deadline-after-parent", "Công văn 537 điểm 2"),
        ("issued-after-deadline", "Công văn 537 điểm 2"),
        ("deadline-before-period-end", "II.3/2.2"),
        ("deadline-before-period-end", "II.6/2"),
        ("judge-and-party", "III.2.4"),
    },
    "hoa-thanh-2018": {
        ("tier-gap", "Phần I mục 1.1"),
        ("tier-gap", "Phần I mục 1.2"),
        ("tier-gap", "Phần I mục 3.1"),
        ("tier-gap", "Phần I mục 3.2"),
        ("tier-gap", "Phần I mục 3.3"),
        ("tier-gap", "Phần I mục 8"),
        ("tier-gap", "Phần I mục 9"),
        ("perverse-incentive", "Phần I mục 7"),
        ("unequal-ceiling", "Phần II mục 2/1"),
        ("no-tie-rule", "Phần II mục 4"),
        ("judge-and-party", "IV.2"),
        ("deadline-before-period-end", "IV.2"),
        ("missing-deadline", "II.3"),
    },
    "long-thanh-2024": {
        ("missing-number", "Phần mở đầu"),
        ("missing-date", "Phần mở đầu"),
        ("basis-not-in-force", "V.3/3"),
        ("judge-and-party", "V.5.1"),
        ("missing-deadline", "VI.1/2"),
    },
    "thai-nguyen-2018-2020": {
        ("deadline-before-period-end", "III.4/2"),
        ("judge-and-party", "IV.1/2"),
        ("missing-deadline", "III.3/4"),
        ("missing-deadline", "III.3/5"),
        ("missing-deadline", "III.4/1"),
        ("missing-deadline", "IV.1/1"),
        ("missing-deadline", "IV.1/3"),
    },
    "xa-huong-lua-2026": {("quota-base-unstated", "V.1")},
}
NOTES = {
    "an-bien-2020": set(),
    "cu-chi-2020": {"III.3", "II.3/1.2", "II.3/2.2", "II.6/2"},
    "hoa-thanh-2018": {"IV.2"},
    "long-thanh-2024": set(),
    "thai-nguyen-2018-2020": {"III.4/1", "III.4/2"},
    "xa-huong-lua-2026": set(),
}


@pytest.fixture(scope="module", params=sorted(ERRORS))
def linted(request):
    return request.param, lint(read_plan(plan_files()[request.param]))


def test_every_shipped_plan_is_told_of_here():
    assert set(plan_files()) == set(ERRORS)


def test_the_errors_are_these(linted):
    plan, findings = linted
    assert {(found.code, found.clause) for found in findings if found.severity == "error"} == ERRORS[plan]


def test_a_reading_covers_every_error(linted):
    _, findings = linted
    assert [found for found in findings if found.severity == "error" and not found.reading] == []


def test_the_notes_are_the_last_days_off(linted):
    plan, findings = linted
    notes = [found for found in findings if found.severity == "note"]
    assert {found.clause for found in notes} == NOTES[plan]
    assert {found.code for found in notes} <= {"last-day-off"}


def test_the_gaps_of_hoa_thanh_say_for_whom_they_are():
    findings = lint(read_plan(plan_files()["hoa-thanh-2018"]))
    gaps = {(found.clause, found.readings): found.message for found in findings if found.code == "tier-gap"}
    assert gaps["Phần I mục 3.1", ("b",)] == (
        "Chỉ tiêu 3.1: không có bậc điểm khi «Số TTHC được đề xuất đơn giản hóa thành phần hồ sơ» bằng 1"
        " (UBND xã, thị trấn)"
    )
    assert gaps["Phần I mục 8", ("e",)] == (
        "Chỉ tiêu 8: không có cách tính điểm cho Phòng chuyên môn thuộc UBND huyện,"
        " Chi nhánh Văn phòng đăng ký đất đai, Thanh tra huyện"
    )


def test_posting_nothing_pays_more_than_missing_eleven():
    findings = lint(read_plan(plan_files()["hoa-thanh-2018"]))
    assert [found.message for found in findings if found.code == "perverse-incentive"] == [
        "Chỉ tiêu 7: làm kém hơn lại lợi hơn khi «Số TTHC niêm yết thiếu» bằng 11:"
        " «Có niêm yết công khai TTHC» là không thì được 0 điểm, là có thì được −1 điểm"
    ]
