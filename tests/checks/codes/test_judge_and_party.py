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


VOTES = ("    by: final\n", "    by: final\n    vote: home_affairs\n")
APPRAISES = "vừa thẩm định vừa thi đua trong nhóm Phòng chuyên môn"


def test_a_body_that_votes_and_competes(changed):
    plan = changed(COMPETES, VOTES)
    messages = sorted(found.message for found in plan.findings())
    votes = "Phòng Nội vụ vừa bình chọn vừa thi đua trong nhóm Phòng chuyên môn"
    assert messages == [votes, f"Phòng Nội vụ {APPRAISES}"]


def test_a_council_is_the_body_that_it_is_said_to_be(changed):
    council = "councils:\n  hd: {label: Hội đồng, body: home_affairs, members: 5, quorum: 3, threshold: 3}\nawards:\n"
    plan = changed(COMPETES, ("\nawards:\n", f"\n{council}"), ("    by: final\n", "    by: final\n    vote: hd\n"))
    assert [found.code for found in plan.findings()] == ["judge-and-party", "judge-and-party"]
