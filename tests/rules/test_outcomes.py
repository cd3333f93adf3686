"""Why somebody has a place or none is part of the result; what is left out makes places provisional."""

from datetime import date

from tests.rules.people import department, person, plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import FactValue, Participant
from thidua.rules.mattered import readings_that_mattered
from thidua.rules.results import Evaluation
from thidua.rules.wording import Words
from thidua.rules.wording.places import say_award, say_place

HOA_THANH = plan("hoa-thanh-2018")
AN_BIEN = plan("an-bien-2020")


def said(evaluation: Evaluation, name: str) -> list[str]:
    result = evaluation.of(name)
    assert result is not None
    return [say_place(Words(evaluation.plan, evaluation.round), result, reason) for reason in result.places]


def outcomes(evaluation: Evaluation, name: str) -> list[tuple[str, str]]:
    result = evaluation.of(name)
    assert result is not None
    return [(reason.award, reason.outcome) for reason in result.places]


def one_stop(name: str, score: int, level: str = "xuat_sac") -> Participant:
    facts: dict[str, FactValue] = {"registered_on": date(2020, 7, 1), "classification": level, "par_score": score}
    return person(name, "collective", "one_stop", facts)


def test_every_prize_says_who_had_it_and_why_not() -> None:
    table = [
        department("A"),
        department("B", website_items=4),
        department("C", website_items=4),
        department("D", inspection_reminders=2),
        department("E", radio_items=0),
        department("F", initiative_level="none"),
        department("G", has_coordination_regulation=False, initiative_level="applied"),
    ]
    evaluation = evaluate(HOA_THANH, table)
    assert outcomes(evaluation, "A") == [("nhat", "held")]
    assert outcomes(evaluation, "B") == [
        ("nhat", "outscored"),
        ("nhi", "contested"),
        ("ba", "contested"),
    ]
    assert outcomes(evaluation, "D")[:3] == [("nhat", "barred"), ("nhi", "barred"), ("ba", "barred")]
    assert said(evaluation, "D")[0] == "Giải Nhất (1 chỗ): không được xét vì không đạt: Bị nhắc nhở dưới 2 lần"
    assert said(evaluation, "G")[-1] == (
        "Giải khuyến khích (2 chỗ): hết chỗ, Điểm cuối cùng: 92,5, đứng thứ 7 trong 7 đối tượng đạt điều kiện;"
        " thấp nhất có chỗ hoặc đang tranh chỗ là 98"
    )


def test_a_choice_by_score_names_the_score_its_cell_and_its_rank() -> None:
    units = [one_stop(f"T{number}", 90 + number) for number in range(5)]
    evaluation = evaluate(AN_BIEN, units)
    label = AN_BIEN.awards["giay_khen"].label
    score = AN_BIEN.facts["par_score"].label
    [held] = said(evaluation, "T4")
    assert held.startswith(f"{label} (1 chỗ): được, {score}: 94 điểm (tệp so-lieu.csv, ô C2, phải do ")
    assert held.endswith("), đứng thứ 1 trong 5 đối tượng đạt điều kiện")
    [lost] = said(evaluation, "T0")
    assert lost.endswith("đứng thứ 5 trong 5 đối tượng đạt điều kiện; thấp nhất có chỗ hoặc đang tranh chỗ là 94")


def test_contested_places_stand_in_the_cell_of_the_award() -> None:
    evaluation = evaluate(HOA_THANH, [department("A"), department("B")])
    result = evaluation.of("A")
    assert result is not None
    assert say_award(Words(HOA_THANH, "2018"), result) == "chờ Hội đồng: Giải Nhất, Giải Nhì"


def test_places_are_provisional_while_somebody_was_left_out() -> None:
    whole = evaluate(HOA_THANH, [department("A"), department("B", radio_items=0)])
    assert [result.provisional for result in whole.results] == [False, False]
    partial = evaluate(HOA_THANH, [department("A"), department("B", radio_items=0)], left_out=["X"])
    assert [result.provisional for result in partial.results] == [True, True]
    units = [one_stop(f"T{number}", 90 + number) for number in range(9)]
    quotas = evaluate(AN_BIEN, units, left_out=["X"]).quotas
    assert [(quota.kind, quota.places, quota.provisional) for quota in quotas] == [
        ("collective", 1, True),
        ("individual", 0, True),
    ]


def test_priority_is_marked_only_where_it_is_asked() -> None:
    thai_nguyen = plan("thai-nguyen-2018-2020")
    facts: dict[str, FactValue] = {
        "task_rating": "hoan_thanh_xuat_sac",
        "exemplary": True,
        "role": "other",
        "discipline_breaches": 0,
    }
    people = [
        person("A", "individual", "commune", facts),
        person("B", "individual", "commune", facts, does_reform_work=False),
        person("C", "individual", "commune", facts, does_reform_work=True),
    ]
    quotas = evaluate(thai_nguyen, people).quotas
    assert [(quota.candidates, quota.priority) for quota in quotas] == [
        ((), ()),
        ((), ()),
        ((), ()),
        (("C", "B", "A"), (True, False, None)),
    ]


def test_readings_of_awards_at_stake_and_of_the_round_matter_before_anybody_holds_one() -> None:
    tied = evaluate(HOA_THANH, [department("A"), department("B")])
    assert {"k", "l"} <= {reading.id for reading in readings_that_mattered(tied)}
    stage = evaluate(plan("thai-nguyen-2018-2020"), [], "stage")
    assert {"e", "f"} <= {reading.id for reading in readings_that_mattered(stage)}
