"""A form that is announced and not annexed."""

from thidua.checks import Finding


def test_a_form_that_is_not_annexed(changed):
    plan = changed(("annex: present", "annex: missing"))
    line = plan.line_of("  registration:\n    label: Phiếu")
    message = "«Phiếu đăng ký»: văn bản nói có mẫu kèm theo nhưng không kèm mẫu"
    assert plan.findings() == [Finding("missing-annex", "error", "II.1", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(("annex: present", "annex: missing"))
    assert [found.reading for found in plan.with_reading("missing-annex", "II.1")] == [True]


def test_a_form_that_the_text_never_promised_is_no_finding(changed):
    assert changed(("    annex: present\n", "")).findings() == []
