"""Points that are endless decimals."""

from thidua.checks import Finding

SHARE_OF_POINTS = (
    "{less_than: 80%, points: 0}",
    "{less_than: 80%, points: {each: {share: [on_time, settled]}, add: 5}}",
)


def test_a_share_times_points(changed):
    plan = changed(SHARE_OF_POINTS)
    message = (
        "Chỉ tiêu 1: điểm nhân với tỷ lệ «Số hồ sơ đúng hạn» trên «Số hồ sơ đã giải quyết»"
        " có thể lẻ vô hạn mà không có quy tắc làm tròn"
    )
    line = plan.line_of('"1":\n')
    assert plan.findings() == [Finding("no-rounding-rule", "error", "III.1", line, message, False)]


def test_a_reading_covers_it(changed):
    assert [found.reading for found in changed(SHARE_OF_POINTS).with_reading("no-rounding-rule", "III.1")] == [True]


def test_a_rule_for_rounding_settles_it(changed):
    assert changed(SHARE_OF_POINTS, ("  ranking:", "  rounding: {decimals: 2}\n  ranking:")).findings() == []


def test_so_much_a_case_always_ends(changed):
    assert changed().findings() == []
