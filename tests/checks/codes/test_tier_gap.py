"""Values for which the text gives no points."""

from thidua.checks import Finding


def test_a_level_of_a_count_that_no_step_takes(changed):
    plan = changed(("{less_than: 4, points: {each", "{at_most: 2, points: {each"))
    message = "Chỉ tiêu 3: không có bậc điểm khi «Số buổi họp» bằng 3 (Phòng chuyên môn); từ 5 đến 7 (UBND xã)"
    line = plan.line_of("of: meetings")
    assert plan.findings() == [Finding("tier-gap", "error", "III.3", line, message, False)]


def test_doubled_bounds_leave_a_whole_number_between(changed):
    plan = changed(("{less_than: 4, points: {each: meetings, add: 0.5}}", "{at_most: 3, points: 0}"))
    line = plan.line_of("of: meetings")
    message = "Chỉ tiêu 3: không có bậc điểm khi «Số buổi họp» bằng 7 (UBND xã)"
    assert plan.findings() == [Finding("tier-gap", "error", "III.3", line, message, False)]


def test_a_share_that_no_step_takes(changed):
    plan = changed(("{less_than: 80%, points: 0}", "{more_than: 0%, at_most: 70%, points: 0}"))
    message = (
        "Chỉ tiêu 1: không có bậc điểm khi tỷ lệ «Số hồ sơ đúng hạn» trên «Số hồ sơ đã giải quyết»"
        " bằng 0% hoặc trên 70% đến dưới 80%"
    )
    line = plan.line_of("of: {share")
    assert plan.findings() == [Finding("tier-gap", "error", "III.1", line, message, False)]


def test_a_share_of_nothing(changed):
    plan = changed(
        ("        of: settled\n        steps:\n          - {is: 0, points: full, not_applicable: yes}\n", ""),
        ("          - more_than: 0\n            points:\n              of: {share", "        of: {share"),
        ("              steps:\n                - {at", "        steps:\n                - {at"),
    )
    message = (
        "Chỉ tiêu 1: không có bậc điểm khi tỷ lệ «Số hồ sơ đúng hạn» trên «Số hồ sơ đã giải quyết»"
        " không tính được vì «Số hồ sơ đã giải quyết» bằng 0"
    )
    assert [found.message for found in plan.findings()] == [message]


def test_a_no_that_no_step_takes(changed):
    plan = changed((", {is: no, points: 0}", ""))
    line = plan.line_of("of: has_rules")
    message = "Chỉ tiêu 2: không có bậc điểm khi «Có quy chế» là không"
    assert plan.findings() == [Finding("tier-gap", "error", "III.2", line, message, False)]


def test_not_applicable_admitted_and_not_taken(changed):
    plan = changed(("{label: Có quy chế, type: yes_no", "{label: Có quy chế, admits: not_applicable, type: yes_no"))
    message = "Chỉ tiêu 2: không có bậc điểm khi «Có quy chế» là không áp dụng"
    assert [found.message for found in plan.findings()] == [message]


def test_so_much_a_case_does_not_say_what_not_applicable_earns(changed):
    plan = changed(("Số sáng kiến, type: count", "Số sáng kiến, admits: not_applicable, type: count"))
    message = "Điểm thưởng «Sáng kiến»: không có bậc điểm khi «Số sáng kiến» là không áp dụng"
    assert [found.message for found in plan.findings()] == [message]


def test_a_group_that_no_step_takes(changed):
    rule = "points: {of: has_rules, steps: [{is: yes, points: 5}, {is: no, points: 0}]}"
    plan = changed((rule, f"points: {{of: group, steps: [{{is: commune, {rule}}}]}}"))
    messages = [found.message for found in plan.findings()]
    assert messages == ["Chỉ tiêu 2: không có cách tính điểm cho Phòng chuyên môn"]


FILLS = ("readings:\n", "readings:\n  y: {clause: III, covers: tier-gap, problem: Không nói, reading: Không điểm}\n")


def test_a_step_that_a_reading_added_covers_what_it_fills(changed):
    plan = changed(FILLS, ("{is: no, points: 0}", "{is: no, points: 0, reading: y}"))
    line = plan.line_of("of: has_rules")
    message = "Chỉ tiêu 2: không có bậc điểm khi «Có quy chế» là không"
    assert plan.findings() == [Finding("tier-gap", "error", "III.2", line, message, True, ("y",))]


def test_a_gap_that_readings_fill_in_part_is_not_covered(changed):
    plan = changed(FILLS, ("{less_than: 80%, points: 0}", "{at_least: 10%, less_than: 80%, points: 0, reading: y}"))
    found = plan.findings()
    assert [(finding.reading, finding.readings) for finding in found] == [(False, ())]
    assert found[0].message.endswith(" từ 0% đến dưới 10%")


def test_a_step_with_a_reading_about_its_words_is_still_the_texts_own(changed):
    assert changed(("{is: no, points: 0}", "{is: no, points: 0, reading: a}")).findings() == []


def test_naming_the_code_in_a_reading_fills_no_gap(changed):
    plan = changed((", {is: no, points: 0}", ""))
    assert [found.reading for found in plan.with_reading("tier-gap", "III.2")] == [False]


def test_steps_that_take_every_value_are_no_finding(changed):
    assert changed().findings() == []


ADMITS = ("has_rules: {label: Có quy chế,", "has_rules: {label: Có quy chế, admits: not_applicable,")


def test_a_value_that_does_not_apply_and_has_no_step(changed):
    messages = [found.message for found in changed(ADMITS).findings()]
    assert messages == ["Chỉ tiêu 2: không có bậc điểm khi «Có quy chế» là không áp dụng"]


def test_what_the_plan_says_of_what_does_not_apply_fills_it(changed):
    assert (
        changed(
            ADMITS, ("clause: III.2\n      max: 5", "clause: III.2\n      not_applicable: full\n      max: 5")
        ).findings()
        == []
    )
