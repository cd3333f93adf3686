"""What two plans differ in, and who would stand elsewhere."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.rules.plans import participants, plan_data, plans, read_data
from thidua.catalogue import plan_files
from thidua.in_words import as_lines, moves_in_words, plans_compared
from thidua.in_words.diff import changes
from thidua.in_words.moves import moves
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Given, Participant

PLANS = pytest.mark.parametrize("name", sorted(plan_files()))
CRITERIA: dict[str, Any] = {
    "1": {"label": "Một", "max": "10", "points": {"each": "viec", "add": "1", "max": "10"}},
    "2": {"label": "Hai", "max": "10", "points": {"of": "dat", "steps": [{"is": "yes", "points": "8"},
                                                                       {"is": "no", "points": "0"}]}},
}  # fmt: skip
FACTS: dict[str, Any] = {
    "viec": {"label": "Số việc", "unit": "việc", "type": "count"},
    "dat": {"label": "Hoàn thành", "type": "yes_no"},
}
GATE = {"label": "Đạt", "clause": "I", "asked": {"kind": "collective"}, "require": {"of": "dat", "is": "yes"}}
OTHER = {"label": "Đạt", "clause": "I", "asked": {"kind": "individual"}, "require": {"of": "viec", "at_least": "1"}}
AWARDS = {"nhat": {"label": "Giải Nhất", "form": "prize", "select": "by_score", "by": "final", "places": "1"}}


def small(**sections: Any) -> Plan:
    given = {"facts": FACTS, "awards": AWARDS, "rubric": {"criteria": CRITERIA}, "gates": [GATE, OTHER]}
    return read_data(plan_data(**({"scales": {}, "parameters": {}} | given | sections)))


def criteria(name: str, **changed: Any) -> dict[str, Any]:
    return {"rubric": {"criteria": {**CRITERIA, name: {**CRITERIA[name], **changed}}}}


def told(before: Plan, after: Plan) -> list[str]:
    """The lines below the names of the plans and how much has changed."""
    lines = ["   " * line.depth + line.text for line in as_lines(plans_compared(before, after))]
    return [line for line in lines[4:] if line]


@PLANS
def test_a_plan_does_not_differ_from_itself(name: str, catalogue: dict[str, Plan]) -> None:
    assert changes(catalogue[name], catalogue[name].model_copy(deep=True)) == []


def test_any_two_shipped_plans_can_be_compared(catalogue: dict[str, Plan]) -> None:
    for before in catalogue.values():
        for after in catalogue.values():
            assert (told(before, after) == []) == (before is after)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), plans())
def test_any_plans_can_be_compared(before: Plan, after: Plan) -> None:
    assert changes(before, before.model_copy(deep=True)) == []
    lines = list(as_lines(plans_compared(before, after)))
    assert [line for line in lines if "None" in line.text] == []
    assert (changes(before, after) == []) == (changes(after, before) == [])


def test_a_changed_tier_is_told_from_what_to_what() -> None:
    steps = [{"is": "yes", "points": "7"}, {"is": "no", "points": "0"}]
    after = small(**criteria("2", max="12", points={"of": "dat", "steps": steps}))
    assert told(small(), after) == [
        "Thang điểm",
        "   • Sửa: Thang điểm",
        "      Tổng điểm chuẩn: 20 điểm, 2 chỉ tiêu → 22 điểm, 2 chỉ tiêu",
        "Chỉ tiêu",
        "   • Sửa: 2. Hai",
        "      Điểm chuẩn: 10 → 12",
        "      Cách tính điểm:",
        "         - là «có»: 8 điểm → 7 điểm",
    ]


def test_a_line_that_marks_some_marked_everybody_before() -> None:
    after = small(**criteria("2", asked={"kind": "collective"}))
    assert "      Chấm: mọi đối tượng → tập thể" in told(small(), after)


def test_a_label_that_others_mention_is_one_change() -> None:
    renamed = {**FACTS, "viec": {**FACTS["viec"], "label": "Số công việc"}}
    assert told(small(), small(facts=renamed)) == [
        "Số liệu",
        "   • Sửa: Số công việc",
        "      Tên: Số việc → Số công việc",
    ]


def test_conditions_of_one_name_are_told_apart() -> None:
    assert told(small(), small(gates=[OTHER])) == [
        "Điều kiện",
        "   • Bỏ: Đạt",
        "      Áp dụng cho: tập thể",
        "      Phải đạt: «Hoàn thành» là «có»",
        "      Để được: mọi hình thức khen thưởng",
    ]


def test_a_condition_under_another_name_is_the_same_one() -> None:
    named = {**GATE, "label": "Phải hoàn thành"}
    assert told(small(), small(gates=[named, OTHER])) == [
        "Điều kiện",
        "   • Sửa: Phải hoàn thành",
        "      Tên: Đạt → Phải hoàn thành",
    ]


def test_days_that_fall_elsewhere_are_told_though_the_deadline_is_the_same() -> None:
    deadline = {"label": "Hạn", "act": "registration", "yearly": "03-05", "who": "Mọi đơn vị", "rounds": "nam"}
    plans_ = [
        small(deadlines={"han": deadline}, rounds={"nam": {"label": "Năm", "to": day}})
        for day in ("2020-12-31", "2021-12-31")
    ]
    assert told(*plans_) == [
        "Đợt",
        "   • Sửa: Năm",
        "      Thời gian: từ ngày ban hành, đến hết 31/12/2020 → từ ngày ban hành, đến hết 31/12/2021",
        "Thời hạn",
        "   • Sửa: Hạn",
        "      Ngày cuối còn đúng hạn: thứ Năm, 05/3/2020 → thứ Sáu, 05/3/2021",
    ]


def people() -> list[Participant]:
    return [
        Participant("A", "collective", "xa", {"viec": Given(9), "dat": Given(True)}),
        Participant("B", "collective", "xa", {"viec": Given(10), "dat": Given(False)}),
    ]


def moved(before: Plan, after: Plan) -> list[str]:
    document = moves_in_words(evaluate(before, people()), evaluate(after, people()))
    return ["   " * line.depth + line.text for line in as_lines(document) if line.text]


def test_who_moves_is_told_with_each_line_that_differs() -> None:
    steps = [{"is": "yes", "points": "0"}, {"is": "no", "points": "8"}]
    after = small(**criteria("2", points={"of": "dat", "steps": steps}), gates=[])
    assert moved(small(gates=[]), after) == [
        "KẾT QUẢ TRÊN CÙNG SỐ LIỆU",
        "Đợt: Năm",
        "2 trên 2 đối tượng có kết quả khác.",
        "Được thêm hình thức khen thưởng",
        "   • B",
        "      Khen thưởng: không có → Giải Nhất",
        "      Hạng: 2 → 1",
        "      Điểm cuối cùng: 10 → 18 (+8)",
        "         - Chỉ tiêu 2. Hai: 0 → 8 (+8)",
        "      Sau:",
        "         - Giải Nhất (1 chỗ): được, Điểm cuối cùng: 18, đứng thứ 1 trong 2 đối tượng đạt điều kiện",
        "Mất hình thức khen thưởng",
        "   • A",
        "      Khen thưởng: Giải Nhất → không có",
        "      Hạng: 1 → 2",
        "      Điểm cuối cùng: 17 → 9 (−8)",
        "         - Chỉ tiêu 2. Hai: 8 → 0 (−8)",
        "      Trước:",
        "         - Giải Nhất (1 chỗ): được, Điểm cuối cùng: 17, đứng thứ 1 trong 2 đối tượng đạt điều kiện",
        "      Sau:",
        "         - Giải Nhất (1 chỗ): hết chỗ, Điểm cuối cùng: 9, đứng thứ 2 trong 2 đối tượng đạt điều kiện;"
        " thấp nhất có chỗ hoặc đang tranh chỗ là 18",
    ]


def test_nobody_moves_between_a_plan_and_itself() -> None:
    assert moved(small(), small()) == [
        "KẾT QUẢ TRÊN CÙNG SỐ LIỆU",
        "Đợt: Năm",
        "Không ai trong 2 đối tượng có kết quả khác.",
    ]


def test_a_gate_that_bars_is_named() -> None:
    steps = [{"is": "yes", "points": "0"}, {"is": "no", "points": "8"}]
    scored = criteria("2", points={"of": "dat", "steps": steps})
    lines = moved(small(**scored, gates=[]), small(**scored))
    assert "         - Đạt: không đạt theo kế hoạch sau" in lines


def test_a_bound_that_takes_points_away_is_named() -> None:
    bonus = {"them": {"label": "Thêm", "points": {"each": "viec", "add": "1"}}}
    rubric = {"criteria": CRITERIA, "bonus": bonus}
    lines = moved(small(rubric=rubric, gates=[]), small(rubric=rubric | {"bonus_max": "4"}, gates=[]))
    assert "         - Điểm thưởng sau khi tính mức tối đa và quy đổi: 9 → 4 (−5)" in lines


def test_a_class_that_changes_is_told() -> None:
    def classes(from_: str) -> dict[str, Any]:
        return {"tot": {"label": "Tốt", "band": {"of": "final", "at_least": from_}}, "kha": {"label": "Khá"}}

    lines = moved(small(classes=classes("15"), gates=[]), small(classes=classes("18"), gates=[]))
    assert [line for line in lines if "Xếp loại" in line] == ["      Xếp loại: Tốt → Khá"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), plans(), participants())
def test_any_moves_are_told(before: Plan, after: Plan, some: list[Participant]) -> None:
    first, second = evaluate(before, some), evaluate(after, some)
    assert [line for line in as_lines(moves_in_words(first, second)) if "None" in line.text] == []
    assert moves(first, first) == []
