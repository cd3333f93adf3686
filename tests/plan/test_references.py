"""What must not be an error: each rule about names and measures has a right way to be kept.

The wrong ways are the files in ``broken``.
"""

import pytest

from .conftest import MINIMAL

GROUPS = "groups: {xa: {label: Xã, kinds: collective}}"
TWO_GROUPS = "groups: {xa: {label: Xã, kinds: [collective, individual]}, phong: {label: Phòng, kinds: collective}}"
FACTS = """\
scales: {muc: {label: Mức, levels: {kem: Kém, tot: Tốt}}}
facts:
  so: {label: Số, type: count}
  diem: {label: Điểm, type: points, max: 10}
  muc: {label: Mức, type: level, scale: muc, admits: not_applicable}
  co: {label: Có, type: yes_no}
  ngay: {label: Ngày, type: date}
  xa: {label: Của xã, type: count, asked: {group: xa}}
  vai: {label: Vai, type: level, scale: muc, selector: yes, asked: {kind: individual}}
  cua_vai: {label: Của vai, type: count, asked: {kind: individual, when: {of: vai, is: [kem, tot]}}}
  don_vi: {label: Đơn vị, type: participant, names: collective, asked: {kind: individual}}
  cua_don_vi: {label: Của đơn vị, lookup: {via: don_vi, fact: muc}}
deadlines: {han: {label: Hạn, act: registration, date: 2020-05-01, who: Xã}}
"""
RUBRIC = "rubric: {criteria: {a: {label: A, max: 5, points: %s}}}\n"


def plan(extra: str) -> str:
    return MINIMAL.replace(GROUPS, TWO_GROUPS) + FACTS + extra


def gate(require: str, asked: str = "{}") -> str:
    return f"gates: {{label: Điều kiện, clause: I, asked: {asked}, require: {require}}}\n"


@pytest.mark.parametrize(
    "require",
    [
        "{of: so, at_least: 5, less_than: 10}",
        "{of: {share: [so, diem]}, at_least: 95%}",
        "{of: muc, is: [tot, not_applicable]}",
        "{of: muc, at_least: tot}",
        "{of: co, is: no}",
        "{of: ngay, by: han}",
        "{of: ngay, at_most: 2020-05-01}",
        "{of: group, is: [xa, phong]}",
        "{of: kind, is: individual}",
        "{any: [{of: co, is: yes}, {all: [{of: so, is: 0}, {of: diem, more_than: 2.5}]}]}",
    ],
)
def test_a_comparison_that_suits_its_measure(problems, require):
    assert problems(plan(gate(require))) == []


def test_totals_are_known_to_gates_classes_and_awards(problems):
    rubric = (
        "rubric:\n  criteria: {a: {label: A, max: 5, points: full}}\n"
        "classes: {t: {label: T, require: {of: final, at_least: 4}}}\n"
    )
    awards = "select: by_score, by: final}}"
    text = plan(rubric + gate("{of: criteria_total, at_least: 90}")).replace("select: by_council}}", awards)
    assert problems(text) == []


@pytest.mark.parametrize(
    "points",
    [
        "full",
        "2.5",
        "{judged: diem}",
        "{each: so, add: -1, base: full, min: 0}",
        "{sum: [{each: {share: [so, diem]}, add: 5}, 1]}",
        "{of: group, steps: [{is: xa, points: {each: xa, add: 1}}, {is: phong, points: 0}]}",
        "{of: muc, steps: [{is: tot, points: 5}, {is: [kem, not_applicable], points: 0}]}",
    ],
)
def test_points_of_every_form(problems, points):
    assert problems(plan(RUBRIC % points)) == []


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        ("xa", "{group: xa}"),
        ("vai", "{kind: individual}"),
        ("cua_vai", "{kind: individual, when: {of: vai, is: [kem, tot]}}"),
        ("cua_vai", "{kind: individual, when: {of: vai, is: tot}}"),
        ("cua_vai", "{kind: individual, when: {all: [{of: vai, is: tot}, {of: kind, is: individual}]}}"),
    ],
)
def test_a_rule_for_those_who_are_asked(problems, fact, asked):
    held = "{of: vai, is: tot}" if fact == "vai" else f"{{of: {fact}, at_least: 1}}"
    assert problems(plan(gate(held, asked))) == []


def test_a_fact_of_another_participant(problems):
    assert problems(plan(gate("{of: cua_don_vi, at_least: tot}", "{kind: individual}"))) == []


def test_a_rule_for_more_than_those_who_are_asked(problems):
    (told,) = problems(plan(gate("{of: cua_vai, at_least: 1}", "{kind: individual, when: {of: vai, at_least: tot}}")))
    assert told.endswith("số liệu «cua_vai» được xét ở đây nhưng không hỏi: cá nhân nhóm xa")


def test_an_award_by_score_reads_its_fact_only_of_those_ranked(problems):
    awards = (
        "select: by_council, by: xa, quotas: [{group: xa, places: 1, clause: I, select: by_score}, "
        "{group: phong, places: 1, clause: I}]}}"
    )
    assert problems(plan("").replace("select: by_council}}", awards)) == []


def test_a_prize_given_with_others_needs_no_score(problems):
    assert problems(MINIMAL.replace("select: by_council}}", "select: by_score, with_prize: yes}}")) == []


def test_an_error_in_a_list_does_not_move_the_places_of_those_behind_it(problems):
    gates = (
        "gates:\n- {label: Một, requir: x}\n- {label: Hai, clause: I, require: {of: none, is: yes}}\n"
        "- {label: Ba, clause: I, require: {of: co, is: 7}}\n"
    )
    lines = len((MINIMAL + FACTS).splitlines())
    assert [told.partition(" ")[0] for told in problems(plan(gates))] == [
        f"{lines + 2}:3",
        f"{lines + 2}:16",
        f"{lines + 3}:41",
        f"{lines + 4}:48",
    ]


def test_a_name_from_a_section_that_lost_a_part_is_not_called_unknown(problems):
    wrong = plan(gate("{of: so, at_least: 1}")).replace("so: {label: Số, type: count}", "so: {label: Số, tpye: count}")
    assert [told.partition(" ")[2] for told in problems(wrong)] == ["không có mục «tpye», có phải là «type»?"]
