"""A share of nobody knows what."""

from thidua.checks import Finding

OF_NOTHING = ("{group: department, places: 2,", "{group: department, places: {share: 20%},")


def test_a_share_without_a_base(changed):
    plan = changed(OF_NOTHING)
    message = "Giấy khen: không nói 20% tính trên số nào"
    line = plan.line_of("{group: department, places")
    assert plan.findings() == [Finding("quota-base-unstated", "error", "IV.1", line, message, False)]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(OF_NOTHING).with_reading("quota-base-unstated", "IV.1")] == [True]


def test_a_base_that_only_a_reading_names(changed):
    portion = (
        "{kind: collective, group: department, places: {share: 12.5%, of: {of: settled, at_least: 1}, reading: a},"
    )
    plan = changed(("{group: department, places: 2,", portion))
    messages = [found.message for found in plan.findings()]
    assert messages == ["Giấy khen cho tập thể: không nói 12,5% tính trên số nào"]


def test_a_share_of_a_stated_base_is_no_finding(changed):
    plan = changed(("places: 2,", "places: {share: 20%, of: {of: settled, at_least: 1}},"))
    assert plan.findings() == []


def test_places_by_the_size_of_nobody_knows_what(changed):
    plan = changed(("{group: department, places: 2,", "{group: department, places: {by_size: [{places: 2}]},"))
    assert [found.message for found in plan.findings()] == ["Giấy khen: không nói số chỗ theo độ lớn tính trên số nào"]
