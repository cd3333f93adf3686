"""The announced sum of points, and the maxima of sections."""

from thidua.checks import Finding


def test_an_announced_sum_that_the_criteria_do_not_make(changed):
    plan = changed(("of: points, number: 20", "of: points, number: 22.5"))
    message = "Văn bản nêu tổng 22,5 điểm nhưng điểm tối đa các chỉ tiêu cộng lại là 20"
    line = plan.line_of("of: points")
    assert plan.findings() == [Finding("points-mismatch", "error", "III", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(("of: points, number: 20", "of: points, number: 22.5"))
    assert [found.reading for found in plan.with_reading("points-mismatch", "III")] == [True]


def test_the_right_sum_is_no_finding(changed):
    assert changed().findings() == []


IN_SECTION = (
    ("rubric:\n", "rubric:\n  sections: {rules: {label: Phần quy chế, max: 12}}\n"),
    ("clause: III.2\n      max: 5", "clause: III.2\n      section: rules\n      max: 5"),
    ("clause: III.3\n      max: 5", "clause: III.3\n      section: rules\n      max: 5"),
)


def test_a_section_whose_criteria_come_to_another_maximum(changed):
    plan = changed(*IN_SECTION)
    message = "Phần «Phần quy chế» nêu tối đa 12 điểm nhưng điểm tối đa các chỉ tiêu của phần cộng lại là 10"
    assert [(found.code, found.message, found.line) for found in plan.findings()] == [
        ("points-mismatch", message, plan.line_of("sections:"))
    ]


def test_the_right_maximum_of_a_section_is_no_finding(changed):
    (old, new), *others = IN_SECTION
    assert changed((old, new.replace("12", "10")), *others).findings() == []


def test_criteria_of_some_make_another_sum_for_the_others(changed):
    plan = changed(("clause: III.2\n      max: 5", "clause: III.2\n      asked: {group: commune}\n      max: 5"))
    said = [found.message for found in plan.findings() if found.code == "points-mismatch"]
    assert said == [
        "Văn bản nêu tổng 20 điểm nhưng điểm tối đa các chỉ tiêu cộng lại là 15 (Phòng chuyên môn)",
    ]


def test_a_policy_keeps_the_sum_whole(changed):
    plan = changed(
        ("clause: III.2\n      max: 5", "clause: III.2\n      asked: {group: commune}\n      max: 5"),
        ("rubric:\n", "rubric:\n  not_applicable: rescale\n"),
    )
    assert plan.findings() == []
