"""What is due and has no day."""

from thidua.checks import Finding

NO_DAY = ("    clause: II.3\n    deadline: dossiers\n", "    clause: II.3\n")


def test_a_dossier_without_a_day(changed):
    plan = changed(NO_DAY)
    message = "«Hồ sơ giấy khen»: văn bản không định ngày gửi"
    line = plan.line_of("  giay_khen:\n    label: Hồ sơ")
    assert plan.findings() == [Finding("missing-deadline", "error", "II.3", line, message, False)]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(NO_DAY).with_reading("missing-deadline", "II.3")] == [True]


def test_forms_reports_and_recognition_need_a_day_too(changed):
    plan = changed(
        ("    deadline: registration\n", ""),
        ("phase: spring, deadline: interim, ", "phase: spring, "),
        ("forms:\n", "recognition: {label: Công nhận sáng kiến, by: home_affairs, clause: V}\n\nforms:\n"),
    )
    found = [(finding.code, finding.clause, finding.message) for finding in plan.findings()]
    assert found == [
        ("missing-deadline", "V", "«Công nhận sáng kiến»: văn bản không định ngày gửi"),
        ("missing-deadline", "II.1", "«Phiếu đăng ký»: văn bản không định ngày gửi"),
        ("missing-deadline", "II.2", "«Sơ kết»: văn bản không định ngày gửi"),
    ]


def test_a_day_that_only_a_reading_gives(changed):
    plan = changed(("closes: round, clause: II.3", "closes: round, clause: II.3, reading: a"))
    assert [(found.code, found.reading) for found in plan.findings()] == [("missing-deadline", False)]


def test_a_round_that_no_deadline_concerns_but_not_one_ad_hoc(changed):
    plan = changed(
        (
            '  "2024": {label: Năm 2024, clause: I.2}\n',
            '  "2024": {label: Năm 2024, clause: I.2}\n  stage: {label: Giai đoạn, kind: stage}\n'
            "  ad_hoc: {label: Đột xuất, kind: ad_hoc}\n",
        ),
        ("date: 2024-11-15, who", "date: 2024-11-15, rounds: '2024', who"),
    )
    messages = [found.message for found in plan.findings()]
    assert messages == ["«Hồ sơ giấy khen»: văn bản không định ngày gửi cho Giai đoạn"]


def test_a_reading_about_something_else_gives_no_day(changed):
    plan = changed(
        ("date: 2024-11-15", "date: 2024-10-31, strict: yes, reading: y"),
        (
            "readings:\n",
            "readings:\n  y: {clause: II.3, covers: deadline-before-period-end, problem: Sớm, reading: Giữ}\n",
        ),
    )
    assert [(found.code, found.reading) for found in plan.findings()] == [("deadline-before-period-end", True)]


def test_everything_with_its_day_is_no_finding(changed):
    assert changed().findings() == []
