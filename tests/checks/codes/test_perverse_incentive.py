"""Doing worse earns more."""

from thidua.checks import Finding


def test_a_worse_figure_that_earns_more(changed):
    plan = changed(
        ("steps: [{is: yes, points: 5}, {is: no, points: 0}]", "steps: [{is: yes, points: 4}, {is: no, points: 5}]")
    )
    message = "Chỉ tiêu 2: làm kém hơn lại lợi hơn: «Có quy chế» là không thì được 5 điểm, là có thì được 4 điểm"
    line = plan.line_of('"2":\n')
    assert plan.findings() == [Finding("perverse-incentive", "error", "III.2", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(
        ("steps: [{is: yes, points: 5}, {is: no, points: 0}]", "steps: [{is: yes, points: 4}, {is: no, points: 5}]")
    )
    assert [found.reading for found in plan.with_reading("perverse-incentive", "III.2")] == [True]


def test_a_share_whose_better_step_pays_less_with_the_other_figures_told(changed):
    plan = changed(("{less_than: 80%, points: 0}", "{less_than: 80%, points: 7}"))
    message = (
        "Chỉ tiêu 1: làm kém hơn lại lợi hơn khi «Số hồ sơ đã giải quyết» bằng 39:"
        " «Số hồ sơ đúng hạn» bằng 31 thì được 7 điểm, bằng 32 thì được 6 điểm"
    )
    assert [found.message for found in plan.findings()] == [message]


def test_a_penalty_that_grows_with_good_work(changed):
    plan = changed(("Số lần trả lời chậm, type: count, better: lower", "Số lần trả lời, type: count, better: higher"))
    message = (
        "Điểm trừ «Trả lời chậm»: làm kém hơn lại lợi hơn:"
        " «Số lần trả lời» bằng 0 thì bị trừ 0 điểm, bằng 1 thì bị trừ 0,5 điểm"
    )
    assert [(found.code, found.clause, found.message) for found in plan.findings()] == [
        ("perverse-incentive", "III.5", message)
    ]


def test_a_step_down_that_only_doubled_bounds_make_is_told_of_that_group(changed):
    plan = changed(
        ("{less_than: 4, points: {each: meetings, add: 0.5}}", "{less_than: 4, points: {each: meetings, add: 0.8}}")
    )
    messages = [found.message for found in plan.findings() if found.code == "perverse-incentive"]
    message = (
        "Chỉ tiêu 3 (UBND xã): làm kém hơn lại lợi hơn: «Số buổi họp» bằng 7 thì được 5,6 điểm, bằng 8 thì được 5 điểm"
    )
    assert messages == [message]


def test_what_has_no_better_direction_is_not_compared(changed):
    plan = changed(
        ("steps: [{is: yes, points: 5}, {is: no, points: 0}]", "steps: [{is: yes, points: 4}, {is: no, points: 5}]"),
        ("Có quy chế, type: yes_no, better: higher", "Có quy chế, type: yes_no"),
    )
    assert plan.findings() == []


def test_points_that_rise_with_good_work_are_no_finding(changed):
    assert changed().findings() == []


def test_an_order_that_puts_the_worse_first(changed):
    plan = changed(("    by: final\n", "    by: late_replies\n    then: [{by: on_time}, {by: rank}]\n"))
    messages = [found.message for found in plan.findings() if found.code == "perverse-incentive"]
    assert messages == [
        "Giấy khen: làm kém hơn lại lợi hơn: «Số lần trả lời chậm» cao hơn được xếp trước nhưng thấp hơn mới là tốt",
        "Giấy khen: làm kém hơn lại lợi hơn: «Thứ hạng» cao hơn được xếp trước nhưng thấp hơn mới là tốt",
    ]


def test_an_order_from_the_fewest_up_is_no_finding(changed):
    plan = changed(("    by: final\n", "    by: late_replies\n    better: lower\n    ties: Có\n"))
    assert plan.findings() == []
