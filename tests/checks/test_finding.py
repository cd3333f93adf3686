"""Which readings cover a finding, in which order findings come, and findings as data."""

from thidua.checks import Finding, as_data, lint


def test_the_sound_plan_has_no_findings(changed):
    assert changed().findings() == []


def test_findings_come_in_the_order_of_the_file(changed):
    plan = changed(
        ("annex: present", "annex: missing"),
        ("number: 12/KH-UBND\n", ""),
        ("of: points, number: 20", "of: points, number: 1"),
    )
    assert [found.code for found in plan.findings()] == ["missing-number", "points-mismatch", "missing-annex"]
    assert [found.line for found in plan.findings()] == sorted(found.line for found in plan.findings())


def test_a_reading_of_another_clause_covers_nothing(changed):
    plan = changed(("number: 12/KH-UBND\n", ""))
    assert [found.reading for found in plan.with_reading("missing-number", "V")] == [False]


def test_a_reading_of_another_code_covers_nothing(changed):
    plan = changed(("number: 12/KH-UBND\n", ""))
    assert [found.reading for found in plan.with_reading("missing-date", "Phần mở đầu")] == [False]


def test_every_reading_that_covers_is_named(changed):
    both = "".join(f"  {name}: {{clause: II.1, covers: missing-annex, problem: V, reading: H}}\n" for name in "xy")
    plan = changed(("annex: present", "annex: missing"), ("readings:\n", f"readings:\n{both}"))
    assert [found.readings for found in plan.findings()] == [("x", "y")]


def test_as_data_is_what_the_command_prints():
    finding = Finding("missing-annex", "error", "II.1", 7, "Thiếu mẫu", True, ("f",))
    assert as_data(finding) == {
        "code": "missing-annex",
        "severity": "error",
        "clause": "II.1",
        "line": 7,
        "message": "Thiếu mẫu",
        "reading": True,
        "readings": ["f"],
    }


def test_lint_does_not_change_with_a_second_look(changed):
    plan = changed(("{is: yes, points: 5}", "{is: yes, points: 6}")).plan
    assert lint(plan) == lint(plan)
