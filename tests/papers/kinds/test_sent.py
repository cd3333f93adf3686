"""What units sent stands on their papers: registered, scored by themselves, reported."""

from dataclasses import replace
from fractions import Fraction

from tests.papers.kinds.cases import demo_case, one_of, papers_of
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case
from thidua.papers.office import Initiative
from thidua.papers.paper import Cell, Clause, Paper, Paragraph, Table, plain
from thidua.rules.facts import Given, Source
from thidua.sheets.sent_forms import NOTHING_SENT, SentCell, SentForms

REGISTERED = (
    SentCell("CC-01", "bieu_1", "direction", "registered", 1),
    SentCell("CC-01", "bieu_1", "procedures", "registered", 2),
    SentCell("CC-01", "bieu_1", "procedures", "note", "Hai ấp"),
    SentCell("CC-01", "bieu_2", "direction", "names", ("Họp không giấy",)),
    SentCell("CC-01", "bieu_2", "procedures", "names", ("Một cửa lưu động",)),
    SentCell("CC-01", "bieu_2", "procedures", "expected_completion", "Quý II"),
    SentCell("CC-01", "bieu_2", "procedures:2", "names", ("Trả kết quả tại nhà",)),
    SentCell("CC-01", "bieu_2", "procedures:2", "unit", "Ấp Hoa Cúc"),
    SentCell("CC-01", "report:unit_interim", "1", "names", ("một cửa  lưu động",)),
    SentCell("CC-01", "report:unit_interim", "1", "field", "procedures"),
    SentCell("CC-01", "report:unit_interim", "1", "progress", "70%"),
    SentCell("CC-01", "report:unit_interim", "content:2", "text", "Bớt hai ngày"),
)
ADDED = (
    Initiative(by="CC-01", name="Một cửa lưu động", recognised=True, scope="Toàn huyện"),
    Initiative(by="CC-01", name="Sổ hẹn chung", field="direction"),
)


def _registered(*added: Initiative) -> Case:
    case = demo_case("cu-chi-2020")
    office = case.office.model_copy(update={"initiatives": added})
    return Case(case.evaluation, office, SentForms(REGISTERED))


def _rows(table: Table) -> list[list[str]]:
    return [[plain(cell.text if isinstance(cell, Cell) else cell) for cell in row.cells] for row in table.rows]


def _tables(paper: Paper) -> list[list[list[str]]]:
    return [_rows(block) for block in paper.body if isinstance(block, Table)]


def _made(case: Case, kind: str, whose: str) -> Paper:
    return next(one.paper for one in KINDS[kind].make(case) if one.whose == whose)


def test_forms_bear_what_the_unit_sent() -> None:
    (counts,) = _tables(_made(_registered(), "bieu", "bieu_1/CC-01"))
    (names,) = _tables(_made(_registered(), "bieu", "bieu_2/CC-01"))
    assert [row[1:] for row in counts if row[2]] == [
        ["Chỉ đạo, điều hành", "1", ""],
        ["Cải cách thủ tục hành chính", "2", "Hai ấp"],
        ["Tổng cộng", "3", ""],
    ]
    assert [row[2:] for row in names if row[2]] == [
        ["1. Họp không giấy", "", ""],
        ["1. Một cửa lưu động\n2. Trả kết quả tại nhà (Ấp Hoa Cúc)", "1. Quý II", ""],
    ]


def test_the_office_file_adds_to_what_was_sent_and_repeats_nothing() -> None:
    case = _registered(*ADDED)
    (counts,) = _tables(_made(case, "bieu", "bieu_1/CC-01"))
    assert [row[2] for row in counts if row[2]] == ["2", "2", "4"]
    assert [(one.name, one.sent, one.recognised, one.progress) for one in case.initiatives] == [
        ("Họp không giấy", True, False, ""),
        ("Một cửa lưu động", True, True, "70%"),
        ("Trả kết quả tại nhà", True, False, ""),
        ("Sổ hẹn chung", False, False, ""),
    ]


def test_a_report_that_came_in_is_printed_and_one_that_nobody_sent_is_blank() -> None:
    made = {one.whose: one.paper for one in KINDS["bao-cao-don-vi"].make(_registered())}
    assert "unit_interim/mau" not in made
    assert "unit_final/mau" in made
    paper = made["unit_interim/CC-01"]
    assert _tables(paper) == [[["1", "Cải cách thủ tục hành chính", "một cửa  lưu động", "70%", ""]]]
    told = [plain(block.text) for block in paper.body if isinstance(block, Paragraph)]
    assert told[2:] == ["Không báo cáo nội dung này.", "Bớt hai ngày", "Không báo cáo nội dung này."]


def test_the_report_of_the_campaign_counts_what_was_registered_by_field_and_who_has_not_sent() -> None:
    paper = one_of(_registered(*ADDED), "bao-cao-so-ket")
    by_field = next(table for table in _tables(paper) if table[0][1] == "Chỉ đạo, điều hành")
    assert [row[2:] for row in by_field if row[2] != "0"] == [
        ["1", "2", "0", "0"], ["2", "2", "1", "1"], ["4", "1", "1"],
    ]  # fmt: skip
    clauses = [plain(block.text) for block in paper.body if isinstance(block, Clause)]
    absent = [text for text in clauses if text.startswith(("Chưa gửi biểu 1", "Chưa gửi báo cáo"))]
    assert absent == [
        "Chưa gửi biểu 1. Số lượng đăng ký theo lĩnh vực: 07/08: UBND xã Hoa Mai, UBND xã Hoa Đào, Phòng Tư pháp (mẫu),"
        " UBND xã Hoa Cúc, Đài Truyền thanh (mẫu), Trường Tiểu học Mẫu 1, Trường THCS Mẫu 2.",
        "Chưa gửi báo cáo sơ kết của đơn vị: 05/06: UBND xã Hoa Mai, UBND xã Hoa Đào, Phòng Tư pháp (mẫu), UBND xã Hoa"
        " Cúc, Đài Truyền thanh (mẫu).",
    ]


def _self_scored(points: dict[str, Fraction]) -> Case:
    case = demo_case("hoa-thanh-2018")
    cells = (SentCell("HT-02", "self_assessment", name, "points", value) for name, value in points.items())
    return Case(case.evaluation, case.office, SentForms(tuple(cells)))


def test_points_that_a_unit_gave_itself_stand_beside_those_of_the_appraisal() -> None:
    rubric = demo_case("hoa-thanh-2018").plan.rubric
    assert rubric is not None
    case = _self_scored({name: one.max for name, one in rubric.criteria.items()} | {"5": Fraction(9, 2)})
    table = _tables(_made(case, "phieu-diem", "HT-02"))[0]
    assert [row[1:] for row in table if row[0] in ("1.2", "5", "Tổng điểm tiêu chí")] == [
        ["Trả kết quả trước hạn có thông báo", "10", "10", "8"],
        ["Giải pháp, sáng kiến có thể nhân rộng", "5", "4,5", "5"],
        ["100", "99,5", "98"],
    ]
    (form,) = _tables(_made(case, "bieu", "self_assessment/HT-02"))
    assert form[-1] == ["", "Tổng cộng", "", "99,5", ""]
    report = _tables(one_of(case, "bao-cao-tong-ket"))
    assert [["1", "Xã Hoa Mai", "99,5", "98", "1,5", "1.2, 5"]] in report


def test_points_of_some_criteria_alone_have_no_total() -> None:
    table = _tables(_made(_self_scored({"5": Fraction(5)}), "phieu-diem", "HT-02"))[0]
    assert next(row for row in table if row[0] == "Tổng điểm tiêu chí") == ["Tổng điểm tiêu chí", "100", "", "98"]


def test_a_figure_that_the_appraisal_found_otherwise_is_told_with_its_source() -> None:
    case = demo_case("hoa-thanh-2018")
    own = Given(5, Source("HT-02.xlsx", "D9"))
    found = Given(4, Source("co-quan.xlsx", "E4", origin="office", overruled=(own,)))
    results = [
        replace(one, participant=replace(one.participant, facts={**one.participant.facts, "radio_items": found}))
        if one.participant.id == "HT-02" else one
        for one in case.evaluation.results
    ]  # fmt: skip
    changed = Case(replace(case.evaluation, results=tuple(results)), case.office)
    assert _tables(_made(changed, "phieu-diem", "HT-02"))[1:] == [
        [
            [
                "1",
                "Số tin phát trên đài truyền thanh",
                "5 tin",
                "4 tin",
                "Văn phòng Hội đồng nhân dân-Ủy ban nhân dân huyện",
            ]
        ],
    ]
    assert len(_tables(papers_of(case, "phieu-diem")[1])) == 1


def test_a_form_with_one_line_for_each_question_bears_facts_and_answers() -> None:
    case = demo_case("thai-nguyen-2018-2020")
    cells = (
        SentCell("TN-01", "registration", "goals", "value", "Trả trước hạn"),
        SentCell("TN-01", "registration", "targets", "value", "Trên 98%"),
    )
    sent = Case(case.evaluation, case.office, SentForms(cells))
    assert _tables(_made(sent, "bieu", "registration/TN-01")) == [
        [["1", "Mục tiêu thi đua", "Trả trước hạn"], ["2", "Chỉ tiêu thi đua", "Trên 98%"]],
    ]
    assert demo_case("thai-nguyen-2018-2020").sent == NOTHING_SENT
    (dated,) = _tables(_made(demo_case("an-bien-2020"), "bieu", "registration/AB-01"))
    assert dated[0] == ["1", "Ngày đăng ký", "15/6/2020"]


def test_a_nomination_list_bears_the_lines_that_were_sent() -> None:
    case = demo_case("long-thanh-2024")
    cells = (
        SentCell("LT-01", "nomination", "1", "name", ("Nguyễn Mẫu An",)),
        SentCell("LT-01", "nomination", "1", "assigned", "100 hồ sơ"),
        SentCell("LT-01", "nomination", "2", "name", ("Trần Mẫu Bình",)),
    )
    made = _made(Case(case.evaluation, case.office, SentForms(cells)), "bieu", "nomination/LT-01")
    assert _tables(made) == [
        [["1", "Nguyễn Mẫu An", "", "100 hồ sơ", "", ""], ["2", "Trần Mẫu Bình", "", "", "", ""]],
    ]
    assert not [one for one in KINDS["bieu"].make(case) if one.whose == "nomination/LT-09"]
