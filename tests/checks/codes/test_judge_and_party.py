"""Who appraises and competes."""

from thidua.checks import Finding

COMPETES = ("{label: Phòng Nội vụ, clause: V}", "{label: Phòng Nội vụ, clause: V, competes_in: department}")


def test_a_body_that_appraises_and_competes(changed):
    plan = changed(COMPETES)
    message = "Phòng Nội vụ vừa thẩm định vừa thi đua trong nhóm Phòng chuyên môn"
    line = plan.line_of("appraisal:")
    assert plan.findings() == [Finding("judge-and-party", "error", "V", line, message, False)]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(COMPETES).with_reading("judge-and-party", "V")] == [True]


def test_a_body_that_competes_and_does_not_appraise_is_no_finding(changed):
    plan = changed(
        (
            "{label: Phòng Giáo dục, clause: Công văn}",
            "{label: Phòng Giáo dục, clause: Công văn, competes_in: department}",
        )
    )
    assert plan.findings() == []
