"""Laws that were not in force."""

from thidua.checks import Finding

OLD_BASIS = ("{number: 98/2023/NĐ-CP, issued: 2023-12-31", "{number: 91/2017/NĐ-CP, issued: 2017-07-31")


def test_a_basis_that_is_no_longer_in_force(changed):
    plan = changed(OLD_BASIS)
    message = (
        "Căn cứ 91/2017/NĐ-CP không có hiệu lực ngày 01/3/2024: hết hiệu lực sau 31/12/2023, đã thay bằng 98/2023/NĐ-CP"
    )
    line = plan.line_of("{number: 91/2017")
    assert plan.findings() == [Finding("basis-not-in-force", "error", "Căn cứ", line, message, False)]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(OLD_BASIS).with_reading("basis-not-in-force", "Căn cứ")] == [True]


def test_a_form_of_a_decree_that_is_no_longer_in_force(changed):
    plan = changed(("form_of: 98/2023/NĐ-CP", "form_of: Nghị định 91/2017/NĐ-CP"))
    message = (
        "«Báo cáo thành tích» dùng mẫu của 91/2017/NĐ-CP, văn bản này không có hiệu lực ngày 01/3/2024:"
        " hết hiệu lực sau 31/12/2023, đã thay bằng 98/2023/NĐ-CP"
    )
    line = plan.line_of("report: {label: Báo cáo thành tích")
    assert plan.findings() == [Finding("basis-not-in-force", "error", "II.3", line, message, False)]


def test_a_basis_that_is_not_yet_in_force(changed):
    plan = changed(("{number: 98/2023/NĐ-CP, issued: 2023-12-31", "{number: 152/2025/NĐ-CP, issued: 2025-06-14"))
    message = "Căn cứ 152/2025/NĐ-CP không có hiệu lực ngày 01/3/2024: có hiệu lực từ 01/7/2025"
    assert [found.message for found in plan.findings()] == [message]


def test_a_plan_without_a_day_is_held_against_its_whole_period(changed):
    undated = ("issued: 2024-03-01\nclause", "clause")
    message = (
        "Căn cứ 91/2017/NĐ-CP không có hiệu lực ngày nào từ 01/3/2024 đến 31/10/2024:"
        " hết hiệu lực sau 31/12/2023, đã thay bằng 98/2023/NĐ-CP"
    )
    assert [found.message for found in changed(OLD_BASIS, undated).findings()][1:] == [message]
    assert [found.code for found in changed(undated).findings()] == ["missing-date"]


def test_a_law_that_begins_within_the_period_of_an_undated_plan_is_no_finding(changed):
    plan = changed(
        ("issued: 2024-03-01\nclause", "clause"),
        ("{from: 2024-03-01, to: 2024-10-31", "{from: 2023-10-01, to: 2024-10-31"),
    )
    assert [found.code for found in plan.findings()] == ["missing-date"]


def test_papers_that_the_table_does_not_know_are_passed_over(changed):
    assert (
        changed(("{number: 98/2023/NĐ-CP, issued: 2023-12-31", "{number: 1/KH-UBND, issued: 2001-01-31")).findings()
        == []
    )
