"""A council's choices are held against gates, quotas and contests, and applied with their reasons."""

import pytest

from tests.rules.people import department, person, plan
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import FactValue
from thidua.rules.results import Evaluation

HOA_THANH = plan("hoa-thanh-2018")
TIED = [
    department("A"),
    department("B", website_items=4),
    department("C", website_items=4),
    department("D", radio_items=0),
]

PASSING: dict[str, FactValue] = {
    "task_rating": "hoan_thanh_xuat_sac",
    "launched_campaign": True,
    "plan_carried_out": True,
    "internally_united": True,
    "party_organisation_rating": "trong_sach_vung_manh",
    "mass_organisations_level": 1,
    "discipline_breaches": 0,
}


def awards(evaluation: Evaluation) -> dict[str, tuple[str, ...]]:
    return {result.participant.id: result.awards for result in evaluation.results if result.awards}


def messages(evaluation: Evaluation) -> list[str]:
    return [refused.message for refused in evaluation.refused]


def test_a_contest_is_settled_and_its_reason_kept() -> None:
    choices = [Choice("C", "nhi", "Nhiều sáng kiến hơn"), Choice("B", "ba", "Còn lại")]
    settled = evaluate(HOA_THANH, TIED, choices=choices)
    assert awards(settled) == {
        "A": ("nhat", "giay_khen"),
        "B": ("ba", "giay_khen"),
        "C": ("nhi", "giay_khen"),
        "D": ("khuyen_khich", "giay_khen"),
    }
    assert settled.contests == ()
    third = settled.of("C")
    assert third is not None
    assert [choice.reason for choice in third.choices] == ["Nhiều sáng kiến hơn"]


def test_what_one_choice_leaves_over_is_laid_out_again() -> None:
    settled = evaluate(HOA_THANH, TIED, choices=[Choice("C", "nhi", "Lý do")])
    assert awards(settled)["B"] == ("ba", "giay_khen")
    assert settled.contests == ()


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (Choice("X", "nhi", "r"), "không có đối tượng nào mang mã «X»"),
        (
            Choice("B", "vang", "r"),
            "không có hình thức «vang» trong đợt này; có: nhat, nhi, ba, khuyen_khich, giay_khen",
        ),
        (Choice("A", "nhat", "r"), "A đã được Giải Nhất"),
        (Choice("D", "ba", "r"), "D chưa đủ điều kiện: Bị nhắc nhở dưới 2 lần"),
        (
            Choice("B", "khuyen_khich", "r"),
            "chỗ này xếp theo điểm và không có tranh chấp giữa các đối tượng bằng điểm nên không bình chọn",
        ),
    ],
)
def test_a_choice_that_the_plan_does_not_allow_is_refused_with_why(choice: Choice, message: str) -> None:
    table = [*TIED[:3], department("D", inspection_reminders=2)]
    refused = evaluate(HOA_THANH, table, choices=[choice])
    assert messages(refused) == [message]
    assert [contest.places for contest in refused.contests] == [("nhi", "ba")]


def test_a_quota_bounds_the_council_and_an_unfilled_place_goes_to_nobody_else() -> None:
    units = [person(f"P{number}", "collective", "department", PASSING) for number in range(5)]
    choices = [Choice(unit.id, "giay_khen", "Tiêu biểu") for unit in units]
    chosen = evaluate(plan("thai-nguyen-2018-2020"), units, "2019", choices)
    assert list(awards(chosen)) == ["P0", "P1", "P2", "P3"]
    assert len(messages(chosen)) == 1
    assert messages(chosen)[0].startswith("đã đủ 4 chỗ của ")
    assert [(quota.kind, quota.group, quota.given) for quota in chosen.quotas] == [
        ("collective", "department", 4),
        ("collective", "commune", 0),
        ("individual", "department", 0),
        ("individual", "commune", 0),
    ]


def test_the_merit_certificate_is_chosen_among_holders_on_three_recommendations() -> None:
    cu_chi = plan("cu-chi-2020")
    recommended: dict[str, FactValue] = {
        "exemplary_conduct": True,
        "effective_solution": True,
        "is_head": False,
        "recognised_initiatives": 1,
        "recommended_by_home_affairs": True,
        "recommended_by_economic_office": True,
        "recommended_by_reform_team": True,
    }
    people = [
        person("M", "individual", "official", recommended),
        person("N", "individual", "official", recommended, recommended_by_reform_team=False),
        person("O", "individual", "official", recommended),
    ]
    given = [Choice(name, "giay_khen", "Có sáng kiến") for name in ("M", "N")]
    chosen = evaluate(cu_chi, people, choices=[*(Choice(name, "bang_khen", "Nổi bật") for name in "MNO"), *given])
    assert awards(chosen) == {"M": ("giay_khen", "bang_khen"), "N": ("giay_khen",)}
    label = cu_chi.awards["giay_khen"].label
    gate = next(gate.label for gate in cu_chi.gates if gate.id == "recommended_by_reform_team")
    assert messages(chosen) == [f"N chưa đủ điều kiện: {gate}", f"O chưa được {label}"]
    undecided = evaluate(cu_chi, people).of("M")
    assert undecided is not None
    assert [(found.award, found.status, found.missing) for found in undecided.standings] == [
        ("giay_khen", "eligible", ()),
        ("bang_khen", "incomplete", ("giay_khen",)),
    ]


def test_a_place_given_twice_is_refused_by_name() -> None:
    choices = [
        Choice("B", "nhi", "Trước"),
        Choice("C", "nhi", "Sau"),
        Choice("B", "ba", "Thêm"),
        Choice("A", "ba", "Nữa"),
    ]
    assert messages(evaluate(HOA_THANH, TIED, choices=choices)) == [
        "Giải Nhì đã trao hết cho B",
        "B đã được Giải Nhì",
        "A đã được Giải Nhất",
    ]
