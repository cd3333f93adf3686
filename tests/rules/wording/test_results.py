"""Every figure is said with its clause, its facts and their sources, and its arithmetic."""

from tests.rules.people import commune, department, person, plan
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import NOT_APPLICABLE, FactValue, Participant
from thidua.rules.wording import explain

HOA_THANH = plan("hoa-thanh-2018")
AT = "tệp so-lieu.csv, ô C2"


def said(participant: Participant, *others: Participant) -> list[str]:
    evaluation = evaluate(HOA_THANH, [participant, *others])
    result = evaluation.of(participant.id)
    assert result is not None
    return ["  " * line.depth + line.text for line in explain(evaluation, result)]


def of_criterion(name: str, participant: Participant) -> list[str]:
    lines = said(participant)
    start = next(place for place, line in enumerate(lines) if line.startswith(f"{name} "))
    end = next(place for place in range(start + 1, len(lines)) if not lines[place].startswith(" "))
    return lines[start:end]


def test_38_of_40_is_exactly_95_percent_and_so_8_points() -> None:
    assert of_criterion("1.1", department("P", procedures_via_e_one_stop=38))[1:] == [
        f"  Số TTHC phát sinh giao dịch (trừ TTHC giải quyết trong ngày): 40 TTHC ({AT}, đơn vị tự báo cáo)",
        f"  Trong đó số TTHC giải quyết qua một cửa điện tử: 38 TTHC ({AT}, đơn vị tự báo cáo)",
        "  38/40 = 95%, thuộc mức từ 95% đến dưới 100% → 8 điểm",
    ]


def test_thresholds_that_are_doubled_for_communes_say_so() -> None:
    assert of_criterion("3.1", commune("X", simplifications_proposed=6))[2:] == [
        "  Số TTHC được đề xuất đơn giản hóa thành phần hồ sơ: 6 TTHC"
        f" ({AT}, đơn vị tự báo cáo), thuộc mức từ 6 TTHC đến dưới 10 TTHC (ngưỡng nhân 2) → 8 điểm",
    ]


def test_a_floor_is_named_where_it_bites_and_points_may_be_negative_where_it_does_not() -> None:
    assert of_criterion("4", department("P", confirmed_harassment_cases=3))[-1] == (
        "  10 − 5 × 3 = −5 điểm, không dưới 0 nên tính 0"
    )
    assert of_criterion("6", department("P", conduct_violations=3))[-1] == "  10 − 5 × 3 = −5 điểm"


def test_not_applicable_is_said_with_the_reading_it_rests_on() -> None:
    reading = HOA_THANH.readings["e"].reading
    assert of_criterion("8", department("P"))[1:] == [
        f"  Nhóm đối tượng: Phòng chuyên môn thuộc UBND huyện: không áp dụng → 10 điểm [cách hiểu e: {reading}]"
    ]
    idle = department("P", procedures_transacted=0, procedures_via_e_one_stop=0)
    assert of_criterion("1.1", idle)[1:] == [
        f"  Số TTHC phát sinh giao dịch (trừ TTHC giải quyết trong ngày): 0 TTHC ({AT}, đơn vị tự báo cáo):"
        f" không áp dụng → 10 điểm [cách hiểu e: {reading}]"
    ]


def test_parts_are_added_up() -> None:
    assert of_criterion("9", department("P", website_items=2))[1:] == [
        f"  Số tin phát trên đài truyền thanh: 4 tin ({AT}, đơn vị tự báo cáo)",
        "  0,5 × 4 = 2 điểm",
        f"  Số tin đăng trên trang thông tin điện tử huyện: 2 tin ({AT}, đơn vị tự báo cáo), thuộc mức dưới 3 tin"
        f" → 0 điểm [cách hiểu g: {HOA_THANH.readings['g'].reading}]",
        "  2 + 0 = 2 điểm",
    ]


def test_the_head_says_total_rank_and_contest() -> None:
    assert said(commune("Xã X", has_free_wifi=True, late_portal_replies=1), department("P"))[:2] == [
        "Xã X · UBND xã, thị trấn",
        "Điểm cuối cùng 101,5 = 100 điểm chỉ tiêu + 2 điểm thưởng − 0,5 điểm trừ; xếp hạng 1",
    ]
    assert said(department("P"), department("Q"))[2] == (
        "Bằng điểm (100) với Q; Giải Nhất, Giải Nhì chờ Hội đồng quyết định"
    )


def test_a_missing_fact_is_named_and_nothing_is_ranked() -> None:
    facts = {key: value for key, value in commune("X").facts.items() if key != "website_items"}
    lines = said(Participant("X", "collective", "commune", facts))
    assert lines[1:3] == [
        "Chưa đủ để xếp",
        "Thiếu: Số tin đăng trên trang thông tin điện tử huyện",
    ]
    assert "  Số tin đăng trên trang thông tin điện tử huyện: chưa có số liệu" in lines


def test_gates_say_what_stood_there_and_what_is_required() -> None:
    thai_nguyen = plan("thai-nguyen-2018-2020")
    facts: dict[str, FactValue] = {
        "party_organisation_rating": NOT_APPLICABLE,
        "task_rating": "hoan_thanh_tot",
        "mass_organisations_level": 3,
    }
    unit = person("P", "collective", "department", facts)
    evaluation = evaluate(thai_nguyen, [unit])
    lines = ["  " * line.depth + line.text for line in explain(evaluation, evaluation.results[0])]
    levels = thai_nguyen.scales[thai_nguyen.facts["task_rating"].scale or ""].levels
    label = thai_nguyen.facts["task_rating"].label
    place = next(place for place, line in enumerate(lines) if label in line)
    assert lines[place - 1].startswith("  Không đạt: ")
    assert lines[place] == (
        f"    {label}: {levels['hoan_thanh_tot'].label} ({AT}, đơn vị tự báo cáo);"
        f" yêu cầu: {levels['hoan_thanh_xuat_sac'].label}"
    )
    party = thai_nguyen.facts["party_organisation_rating"].label
    assert any(line.startswith(f"    {party}: không áp dụng") for line in lines)
