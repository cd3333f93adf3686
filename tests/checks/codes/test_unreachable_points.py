"""Points that nobody can earn, and points above the maximum."""

from thidua.checks import Finding


def test_a_maximum_that_no_facts_can_earn(changed):
    plan = changed(("{is: yes, points: 5}", "{is: yes, points: 4.5}"))
    message = "Chỉ tiêu 2: cao nhất chỉ được 4,5 điểm, không tới điểm tối đa 5"
    line = plan.line_of('"2":\n')
    assert plan.findings() == [Finding("unreachable-points", "error", "III.2", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(("{is: yes, points: 5}", "{is: yes, points: 4.5}"))
    assert [found.reading for found in plan.with_reading("unreachable-points", "III.2")] == [True]


def test_points_above_the_maximum(changed):
    plan = changed(("{is: yes, points: 5}", "{is: yes, points: 6}"))
    messages = [found.message for found in plan.findings()]
    assert messages == ["Chỉ tiêu 2: có thể được 6 điểm, quá điểm tối đa 5"]


def test_points_that_rise_without_end(changed):
    plan = changed(("{at_least: 4, points: 5}", "{at_least: 4, points: {each: meetings, add: 1.25}}"))
    messages = [found.message for found in plan.findings()]
    assert messages == ["Chỉ tiêu 3: điểm tăng không giới hạn, quá điểm tối đa 5"]


def test_a_step_that_no_value_reaches(changed):
    plan = changed(
        ("{less_than: 80%, points: 0}", "{less_than: 80%, points: 0}\n                - {more_than: 100%, points: 10}")
    )
    message = (
        "Chỉ tiêu 1: không giá trị nào của tỷ lệ «Số hồ sơ đúng hạn» trên «Số hồ sơ đã giải quyết»"
        " thuộc bậc «trên 100%»"
    )
    line = plan.line_of("{more_than: 100%")
    assert plan.findings() == [Finding("unreachable-points", "error", "III.1", line, message, False)]


def test_a_step_that_one_group_reaches_is_no_finding(changed):
    plan = changed(
        (
            "{less_than: 4, points: {each",
            "{more_than: 3, less_than: 4, points: 3}\n          - {at_most: 3, points: {each",
        )
    )
    assert plan.findings() == []


STEPS = "{of: has_rules, steps: [{is: yes, points: 2}, {is: no, points: 0}]}"
IN_PARTS = f"parts: {{a: {{label: Có quy chế, max: 3, points: {STEPS}}}}}"


def test_a_part_whose_maximum_no_facts_can_earn(changed):
    plan = changed(("points: {of: has_rules, steps: [{is: yes, points: 5}, {is: no, points: 0}]}", IN_PARTS))
    messages = [found.message for found in plan.findings()]
    assert messages == [
        "Chỉ tiêu 2: các chỉ tiêu con cộng lại 3 điểm, không tới điểm tối đa 5",
        "Chỉ tiêu 2.a: cao nhất chỉ được 2 điểm, không tới điểm tối đa 3",
    ]


def test_an_open_frame_may_be_filled_below(changed):
    plan = changed(
        ("points: {of: has_rules, steps: [{is: yes, points: 5}, {is: no, points: 0}]}", f"open: yes\n      {IN_PARTS}"),
    )
    assert [found.message for found in plan.findings()] == [
        "Chỉ tiêu 2.a: cao nhất chỉ được 2 điểm, không tới điểm tối đa 3"
    ]


CLASSES = "classes:\n  good: {label: Tốt}\n  fair: {label: Khá, band: {of: final, at_least: 5}}\n\nawards:\n"


def test_a_class_behind_one_that_takes_everybody(changed):
    plan = changed(("awards:\n", CLASSES))
    assert [(found.code, found.message, found.line) for found in plan.findings()] == [
        (
            "unreachable-points",
            "Loại «Khá»: không ai được xếp vì loại «Tốt» đứng trước đã nhận mọi đối tượng",
            plan.line_of("fair: {"),
        )
    ]


def test_a_class_to_which_a_rule_lowers_is_no_finding(changed):
    rules = "class_rules: [{label: Hạ, when: {of: late_replies, more_than: 0}, drop: 1}]\n\nawards:\n"
    plan = changed(("awards:\n", CLASSES.replace("awards:\n", rules)))
    assert plan.findings() == []


def test_a_class_behind_one_for_others_is_no_finding(changed):
    plan = changed(("awards:\n", CLASSES.replace("label: Tốt", "label: Tốt, asked: {group: commune}")))
    assert plan.findings() == []
