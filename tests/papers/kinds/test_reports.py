"""Reports say what data knows; what somebody has to write comes from the office file, else is one gap each."""

from dataclasses import replace
from fractions import Fraction

from tests.papers.kinds.cases import demo_case, one_of, small_case
from thidua.papers.kinds.case import Case
from thidua.papers.kinds.recognition import deciding
from thidua.papers.kinds.shares import per_cent, rounded
from thidua.papers.office import Issued, Reached
from thidua.papers.office_file import EMPTY
from thidua.papers.paper import Bases, Cell, Chart, Clause, Gap, Heading, Items, Paper, Paragraph, Table, plain


def _tables(paper: Paper) -> list[list[list[str]]]:
    return [
        [[plain(cell.text if isinstance(cell, Cell) else cell) for cell in row.cells] for row in block.rows]
        for block in paper.body if isinstance(block, Table)
    ]  # fmt: skip


def _sections(paper: Paper) -> list[str]:
    return [plain(block.text) for block in paper.body if isinstance(block, Heading) and block.level == 1]


def _clauses(paper: Paper) -> list[str]:
    return [plain(block.text) for block in paper.body if isinstance(block, Clause)]


def test_conditions_are_told_by_how_many_fulfil_them() -> None:
    tables = _tables(one_of(small_case(), "bao-cao-tong-ket"))
    assert [["1", "Hướng dẫn từ 10 hồ sơ", "6", "4", "1", "1", "80"]] in tables


def test_who_has_sent_nothing_is_named() -> None:
    tables = _tables(one_of(small_case(), "bao-cao-so-ket"))
    assert [["1", "Lê Mẫu Chi", "Thôn", "Chưa gửi số liệu nào (01 nội dung)"]] in tables


def test_objectives_are_stated_with_their_clause_and_what_became_of_them() -> None:
    case = demo_case("cu-chi-2020")
    reached = {"on_time": Reached.model_validate({"target": "98", "result": "98.75", "note": "Một cửa"})}
    paper = one_of(Case(case.evaluation, case.office.model_copy(update={"objectives": reached})), "bao-cao-tong-ket")
    aims = next(block for block in paper.body if isinstance(block, Items))
    assert plain(aims.items[1]) == "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn (mục I.1 ý 2)"
    assert [
        ["1", "Chỉ số hài lòng của người dân, tổ chức", "Kế hoạch không nêu", "Kế hoạch không nêu",
         Gap("kết quả mục tiêu 1").printed, ""],
        ["2", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "Kế hoạch không nêu", "98%", "98,75%", "Một cửa"],
        ["3", "Tỷ lệ sử dụng dịch vụ công trực tuyến mức độ 3, 4", "Kế hoạch không nêu", "Kế hoạch không nêu",
         Gap("kết quả mục tiêu 3").printed, ""],
    ] in _tables(paper)  # fmt: skip


def test_what_somebody_wrote_stands_paragraph_by_paragraph_and_what_nobody_wrote_is_one_gap_each() -> None:
    written = Issued.model_validate({"achievements": ["Đoạn một.", "Đoạn hai."]})
    case = small_case(office=EMPTY.model_copy(update={"papers": {"bao-cao-tong-ket": written}}))
    paper = one_of(case, "bao-cao-tong-ket")
    told = [plain(block.text) for block in paper.body if isinstance(block, Paragraph)]
    assert [said for said in told if said.startswith("Đoạn")] == ["Đoạn một.", "Đoạn hai."]
    assert [gap.lacks for gap in paper.gaps if "thuyết minh" in gap.lacks] == [
        "thuyết minh: tồn tại, hạn chế, nguyên nhân", "thuyết minh: kiến nghị, phương hướng",
    ]  # fmt: skip
    assert len([gap for gap in one_of(case, "bao-cao-so-ket").gaps if "thuyết minh" in gap.lacks]) == 3


def test_a_final_report_of_a_plan_with_points_compares_groups_classes_and_criteria() -> None:
    paper = one_of(demo_case("xa-huong-lua-2026"), "bao-cao-tong-ket")
    assert _sections(paper) == [
        "Tình hình tham gia", "Đối tượng chưa gửi đủ", "Kết quả chấm điểm", "Mức đạt từng điều kiện, tiêu chuẩn",
        "Kết quả xét khen thưởng", "Đánh giá chung", "Cách hiểu đã áp dụng ở chỗ kế hoạch chưa rõ",
    ]  # fmt: skip
    tables = _tables(paper)
    assert ["2", "Trường học công lập", "3", "90,67", "97,75", "83,75", "Trường Tiểu học Hoa Sen"] in tables[2]
    assert [row[1:] for row in tables[4]] == [
        ["Phòng chuyên môn, Trung tâm Phục vụ hành chính công", "3", "0", "1"],
        ["Trường học công lập", "2", "1", "0"],
        ["Thôn", "2", "3", "0"],
    ]
    assert len([block for block in paper.body if isinstance(block, Chart)]) == 2


def test_every_chart_has_its_figures_in_a_table_before_it() -> None:
    for plan_id in ("xa-huong-lua-2026", "cu-chi-2020", "hoa-thanh-2018"):
        for kind in ("bao-cao-so-ket", "bao-cao-tong-ket"):
            body = one_of(demo_case(plan_id), kind).body
            charts = [at for at, block in enumerate(body) if isinstance(block, Chart)]
            assert charts
            assert all(isinstance(body[at - 1], Table) for at in charts)


def test_initiatives_are_recognised_by_whom_the_plan_names_on_its_councils_proposal() -> None:
    case = demo_case("cu-chi-2020")
    assert deciding(case) == ("economic_office", "initiative_council")
    paper = one_of(case, "cong-nhan-sang-kien")
    assert (paper.head.issuer, paper.head.symbol, paper.head.number) == ("Phòng Kinh tế huyện", "QĐ-PKT", 18)
    assert [signer.office for signer in paper.signers] == ["Trưởng phòng"]
    bases = next(block for block in paper.body if isinstance(block, Bases))
    assert plain(bases.lines[-1]) == "Theo đề nghị của Hội đồng sáng kiến huyện"


def test_where_the_plan_names_only_a_council_or_nobody_the_head_of_its_office_recognises() -> None:
    case = demo_case("cu-chi-2020")
    recognition = case.plan.recognition
    assert recognition is not None
    for named, found in (
        (("initiative_council",), ("committee", "initiative_council")),
        (("economic_office",), ("economic_office", None)),
    ):
        plan = case.plan.model_copy(update={"recognition": recognition.model_copy(update={"by": named})})
        assert deciding(Case(replace(case.evaluation, plan=plan), case.office)) == found
    assert deciding(demo_case("long-thanh-2024")) == ("steering_committee", None)


def test_a_plan_without_a_number_takes_that_of_the_office_file() -> None:
    case = demo_case("long-thanh-2024")
    entered = Issued.model_validate({"number": "7", "day": "2024-03-05"})
    office = case.office.model_copy(update={"papers": {**case.office.papers, "ke-hoach": entered}})
    paper = one_of(Case(case.evaluation, office), "bao-cao-tong-ket")
    assert paper.gaps == ()
    first = next(block for block in paper.body if isinstance(block, Paragraph))
    assert "Kế hoạch số 07/KH-BCĐ ngày 05 tháng 3 năm 2024 của Ban Chỉ đạo" in plain(first.text)
    assert one_of(Case(case.evaluation, office), "ke-hoach").head.number == 7


def test_shares_are_reckoned_exactly() -> None:
    assert [per_cent(8, 9), per_cent(1, 8), per_cent(0, 0), rounded(Fraction(-1, 3))] == ["88,89", "12,5", "", "−0,33"]
