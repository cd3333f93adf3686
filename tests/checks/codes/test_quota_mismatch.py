"""The announced number of places."""

from thidua.checks import Finding


def test_announced_places_that_the_groups_do_not_share_out(changed):
    plan = changed(("places: 2, clause: IV.1", "places: 1, clause: IV.1"))
    message = "Văn bản nêu 5 chỗ Giấy khen cho tập thể nhưng các phần của đợt Năm 2024 cộng lại là 4"
    line = plan.line_of("of: places")
    assert plan.findings() == [Finding("quota-mismatch", "error", "IV.1", line, message, False)]


def test_a_reading_covers_it(changed):
    plan = changed(("places: 2, clause: IV.1", "places: 1, clause: IV.1"))
    assert [found.reading for found in plan.with_reading("quota-mismatch", "IV.1")] == [True]


def test_places_of_another_round_do_not_count(changed):
    plan = changed(
        (
            '  "2024": {label: Năm 2024, clause: I.2}',
            '  "2024": {label: Năm 2024}\n  "2025": {label: Năm 2025, to: 2025-10-31}',
        ),
        ("places: 2, clause: IV.1", "places: 2, rounds: '2025', clause: IV.1"),
        ("II.2: Sơ kết", "II.2: {label: Sơ kết}"),
        ("kind: collective, number: 5", "kind: collective, rounds: '2025', number: 5"),
    )
    assert [found for found in plan.findings() if found.code == "quota-mismatch"] == []


def test_a_share_of_places_is_known_only_with_the_participants(changed):
    plan = changed(("places: 2, clause: IV.1", "places: {share: 20%, of: {of: settled, at_least: 1}}, clause: IV.1"))
    assert plan.findings() == []


def test_places_shared_out_rightly_are_no_finding(changed):
    assert changed().findings() == []


def test_what_is_nested_in_a_quota_adds_nothing(changed):
    nested = "of_which: {label: ai, group: department, places: 1}"
    plan = changed(("places: 2, clause: IV.1", f"places: 2, {nested}, clause: IV.1"))
    assert plan.findings() == []


def test_places_per_instance_are_known_only_with_the_participants(changed):
    plan = changed(("places: 2, clause: IV.1", "places: 2, per: group, clause: IV.1"))
    assert plan.findings() == []
