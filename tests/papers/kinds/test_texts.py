"""The papers of a small plan, word by word."""

from datetime import date

import pytest

from tests.papers.kinds.cases import demo_case, one_of, papers_of, small_case, words_of
from thidua.catalogue import plan_files
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case
from thidua.papers.office_file import EMPTY
from thidua.papers.paper import (
    Acting,
    Article,
    Authority,
    Bases,
    Cell,
    Clause,
    Day,
    Gap,
    Head,
    Items,
    Paper,
    Paragraph,
    Point,
    Signer,
    Table,
    plain,
)
from thidua.plan.reader import read_plan
from thidua.rules.calendar import Notice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant


def _bases(paper: Paper) -> list[str]:
    (found,) = [block for block in paper.body if isinstance(block, Bases)]
    return [plain(line) for line in found.lines]


def _articles(paper: Paper) -> list[str]:
    return [plain(block.text or "") for block in paper.body if isinstance(block, Article)]


def _clauses(paper: Paper) -> list[str]:
    return [plain(block.text) for block in paper.body if isinstance(block, Clause)]


def _rows(table: Table) -> list[list[str]]:
    return [[plain(cell.text if isinstance(cell, Cell) else cell) for cell in row.cells] for row in table.rows]


def _table(paper: Paper) -> Table:
    return next(block for block in paper.body if isinstance(block, Table))


def test_a_decision_is_the_heads_and_signed_by_the_deputy_of_that_day() -> None:
    paper = one_of(small_case(), "quyet-dinh")
    assert paper.head == Head(
        issuer="Ủy ban nhân dân\nxã Mẫu",
        symbol="QĐ-UBND",
        number=9,
        place="Xã Mẫu",
        day=Day.of(date(2026, 9, 10)),
        title="Quyết định",
        subject="Về việc tặng Giấy khen trong phong trào thi đua cải cách hành chính xã Mẫu năm 2026",
    )
    assert paper.signers == (Signer("Phó Chủ tịch", (Acting(Authority.FOR_HEAD, "Chủ tịch"),), "Lê Mẫu Mới"),)
    assert paper.recipients == ("Như Điều 3", "Phòng Văn hóa - Xã hội", "Lưu: VT")


def test_a_decision_rests_on_the_laws_in_force_on_its_day_and_on_the_plan() -> None:
    assert _bases(one_of(small_case(), "quyet-dinh")) == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp,"
        " phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật"
        " Thi đua, khen thưởng",
        "Căn cứ Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ hướng dẫn thi hành công tác"
        " thi đua, khen thưởng",
        "Căn cứ Quyết định số 44/QĐ-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã Mẫu về kế hoạch công tác năm"
        " 2026",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân xã Mẫu về thi đua cải"
        " cách hành chính"
        " xã Mẫu năm 2026",
        "Theo đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 07/TTr-VHXH ngày 05 tháng 9 năm 2026",
    ]


def test_a_decision_gives_the_award_the_money_and_who_carries_it_out() -> None:
    assert _articles(one_of(small_case(), "quyet-dinh")) == [
        "Tặng Giấy khen cho 01 tập thể và 02 cá nhân đã có thành tích trong phong trào thi đua cải cách"
        " hành chính xã Mẫu"
        " năm 2026 (có danh sách kèm theo).",
        "Mức tiền thưởng kèm theo ghi tại danh sách; tổng số tiền thưởng là 3.036.000 đồng (Ba triệu không trăm ba mươi"
        " sáu nghìn đồng), chi từ quỹ thi đua, khen thưởng theo quy định.",
        "Phòng Văn hóa - Xã hội, các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1"
        " chịu trách nhiệm"
        " thi hành Quyết định này.",
    ]


def test_the_list_of_a_decision_names_collectives_first_then_people_by_given_name() -> None:
    (appendix,) = one_of(small_case(), "quyet-dinh").appendices
    (table,) = appendix.body
    assert isinstance(table, Table)
    assert _rows(table) == [
        ["I. Giấy khen (01 tập thể và 02 cá nhân)"],
        ["1", "Thôn Đoài", "Thôn", "1.518.000"],
        ["2", "Bùi Mẫu An", "Thôn", "759.000"],
        ["3", "Bà Trần Mẫu Ánh\nTrưởng thôn, Thôn Đông", "Thôn", "759.000"],
        ["Tổng cộng", "3.036.000"],
    ]
    assert plain(appendix.attached or "") == (
        "Kèm theo Quyết định số 09/QĐ-UBND ngày 10 tháng 9 năm 2026 của Chủ tịch Ủy ban nhân dân xã Mẫu"
    )


def test_a_proposal_goes_to_whoever_decides_with_numbers_by_award_and_group() -> None:
    paper = one_of(small_case(), "to-trinh")
    assert (paper.head.symbol, paper.head.number) == ("TTr-VHXH", 7)
    assert (paper.head.superior, paper.head.issuer) == ("Ủy ban nhân dân\nxã Mẫu", "Phòng Văn hóa - Xã hội")
    assert paper.addressees == ("Chủ tịch Ủy ban nhân dân xã Mẫu",)
    assert _clauses(paper) == [
        "Tham gia phong trào thi đua cải cách hành chính xã Mẫu năm 2026 có 06 đối tượng; 04 đối tượng đủ"
        " số liệu hoặc đủ"
        " điều kiện để xét, 01 không đủ điều kiện, 01 chưa đủ số liệu.",
        "Đề nghị khen thưởng 01 tập thể và 02 cá nhân, cụ thể:",
    ]
    assert _rows(_table(paper)) == [
        ["1", "Giấy khen", "Tập thể", "Thôn", "1"],
        ["2", "Giấy khen", "Cá nhân", "Thôn", "2"],
        ["Tổng cộng", "3"],
    ]
    assert paper.signers == (Signer("Trưởng phòng", (), "Hồ Mẫu Lan"),)


def test_a_notice_gives_each_the_result_with_its_reason() -> None:
    appendix = one_of(small_case(), "thong-bao").appendices[0]
    (table,) = appendix.body
    assert isinstance(table, Table)
    assert [row[1:] or row for row in _rows(table)] == [
        ["Tập thể: Thôn"],
        ["Thôn Đoài", "Giấy khen", "Đạt các điều kiện"],
        ["Thôn Hạ", "Đủ điều kiện", "Giấy khen (4 chỗ): 4 đối tượng đủ điều kiện, chờ Hội đồng bỏ phiếu bình chọn"],
        ["Cá nhân: Thôn"],
        ["Bà Trần Mẫu Ánh", "Giấy khen", "Đạt các điều kiện"],
        ["Bùi Mẫu An", "Giấy khen", "Đạt các điều kiện"],
        ["Đỗ Mẫu Bình", "Không đủ điều kiện", "Không đạt: Hướng dẫn từ 10 hồ sơ"],
        ["Lê Mẫu Chi", "Chưa đủ để xếp", "Thiếu: Số hồ sơ đã hướng dẫn"],
    ]


def test_only_those_of_whom_something_is_missing_are_reminded() -> None:
    (paper,) = papers_of(small_case(), "don-doc")
    assert paper.addressees == ("Lê Mẫu Chi",)
    assert _rows(_table(paper)) == [["1", "Số hồ sơ đã hướng dẫn", "Đơn vị"]]
    assert (paper.head.title, paper.head.symbol) == (None, "VHXH")


def test_a_reminder_names_the_day_of_whom_it_goes_to() -> None:
    plan = read_plan(plan_files()["xa-huong-lua-2026"])
    people = [Participant(code, "collective", "schools", {}, f"Trường {code}") for code in "AB"]
    notices = [Notice("self_assessment", date(2026, 12, 9), "7/TB", participant="A")]
    case = Case(evaluate(plan, people, "2026", notices=notices), EMPTY)
    tables = [[block for block in paper.body if isinstance(block, Table)][-1] for paper in papers_of(case, "don-doc")]
    assert [[row[-1] for row in _rows(one)][1] for one in tables] == ["09/12/2026", "04/12/2026"]


def test_minutes_tell_votes_by_candidate_and_hold_them_against_the_councils_rule() -> None:
    paper = one_of(small_case(), "bien-ban-hop")
    assert _rows(_table(paper)) == [
        ["1", "Thôn Đoài", "4", "0", "0", "0", "Thông qua: đạt 4/5 phiếu (80%), cần 3 phiếu"],
        ["2", "Thôn Hạ", "2", "1", "1", "0", "Không thông qua: đạt 2/5 phiếu (40%), cần 3 phiếu"],
        ["3", "Bà Trần Mẫu Ánh", "", "", "", "", Gap("số phiếu của Bà Trần Mẫu Ánh").printed],
        ["4", "Bùi Mẫu An", "", "", "", "", Gap("số phiếu của Bùi Mẫu An").printed],
    ]
    assert "Tổng số thành viên: 05; có mặt: 04; vắng mặt: 01." in _clauses(paper)


def test_votes_that_cannot_be_are_told_and_not_counted() -> None:
    case = small_case()
    vote = case.office.votes[0].model_copy(update={"for_": 9})
    wrong = small_case(office=case.office.model_copy(update={"votes": (vote,)}))
    told = _rows(_table(one_of(wrong, "bien-ban-hop")))[0][-1]
    assert told == Gap("kiểm lại số phiếu: 9 phiếu nhưng chỉ có 4 người được bỏ phiếu").printed


def test_without_an_office_file_everything_unknown_is_a_gap_and_nothing_is_invented() -> None:
    paper = one_of(small_case(office=EMPTY), "quyet-dinh")
    assert (paper.head.number, paper.head.day) == (None, Day(2026))
    assert [gap.lacks for gap in paper.gaps] == [
        "địa danh của Ủy ban nhân dân xã Mẫu",
        "tổng số tiền thưởng: cần ngày ký quyết định",
        "người ký của Ủy ban nhân dân xã Mẫu",
        "tiền thưởng: cần ngày ký quyết định",
    ]


def test_a_decision_about_nobody_shows_that_nobody_is_chosen() -> None:
    paper = one_of(small_case(()), "quyet-dinh")
    assert paper.gaps == (Gap("danh sách: chưa có ai được chọn"),)


def test_the_plans_power_is_the_bodys() -> None:
    paper = one_of(small_case(), "ke-hoach")
    assert (paper.head.number, paper.head.symbol) == (12, "KH-UBND")
    assert paper.signers == (Signer("CHỦ TỊCH", (Acting(Authority.FOR_BODY, "ỦY BAN NHÂN DÂN"),), "Lý Mẫu Cũ"),)


def test_several_awards_of_one_decision_are_points_of_its_first_article() -> None:
    paper = one_of(demo_case("hoa-thanh-2018"), "quyet-dinh")
    points = [plain(block.text) for block in paper.body if isinstance(block, Point)]
    assert points == [
        "Giải Nhất: 01 tập thể;",
        "Giải Nhì: 01 tập thể;",
        "Giải Ba: 01 tập thể;",
        "Giải khuyến khích: 02 tập thể;",
        "Giấy khen của Chủ tịch Ủy ban nhân dân huyện: 05 tập thể.",
    ]
    assert _articles(paper)[0].startswith("Tặng thưởng cho các tập thể đã có thành tích trong phong trào thi đua")


def test_initiatives_fill_both_forms_of_their_sender_and_the_decision_that_recognises_them() -> None:
    case = demo_case("cu-chi-2020")
    made = {one.whose: one.paper for one in KINDS["bieu"].make(case)}
    counts, names = (_table(made[f"bieu_{number}/CC-01"]) for number in (1, 2))
    assert [row[2] for row in _rows(counts)] == ["", "", "2", "", "", "", "1", "3"]
    assert [row[2] for row in _rows(names) if row[2]] == [
        "1. Trả kết quả tại nhà cho người cao tuổi\n2. Hướng dẫn nộp hồ sơ trực tuyến ngày thứ Bảy",
        "1. Bảng theo dõi hồ sơ chung",
    ]
    recognised = one_of(case, "cong-nhan-sang-kien")
    assert _articles(recognised)[0].startswith("Công nhận 12 mô hình, giải pháp, sáng kiến trong phong trào")
    (table,) = recognised.appendices[0].body
    assert isinstance(table, Table)
    assert [row[1:3] for row in _rows(table)][3:5] == [
        ["Sổ liên lạc điện tử của trường", "Trường Tiểu học Mẫu 1"],
        ["Mẫu đơn điền sẵn", "UBND xã Hoa Mai"],
    ]
    assert _rows(table)[-1][1:] == [
        Gap("tên 01 sáng kiến được công nhận của Trần Mẫu Bình").printed, "Trần Mẫu Bình", "", "",
    ]  # fmt: skip


def test_a_score_sheet_adds_up_to_the_final_total() -> None:
    paper = papers_of(demo_case("hoa-thanh-2018"), "phieu-diem")[0]
    rows = _rows(_table(paper))
    assert [row for row in rows if not row[0][:1].isdigit()] == [
        ["Tổng điểm tiêu chí", "100", "", "98"],
        ["+", "Camera hoặc máy điều hòa tại Bộ phận Một cửa", "", "", "2"],
        ["+", "Wifi miễn phí", "", "", "2"],
        ["-", "Trả lời chậm thông tin từ cổng", "", "", "0"],
        ["Điểm cuối cùng", "", "102"],
    ]


def test_a_plan_without_number_and_day_lacks_them_wherever_it_is_cited() -> None:
    paper = one_of(demo_case("long-thanh-2024"), "to-trinh")
    assert [gap.lacks for gap in paper.gaps] == ["số của kế hoạch", "ngày ban hành kế hoạch"]


def test_votes_without_attendance_are_not_held_against_the_rule() -> None:
    case = small_case()
    office = case.office.model_copy(update={"meeting": None})
    paper = one_of(small_case(office=office), "bien-ban-hop")
    assert _rows(_table(paper))[0][2:] == ["4", "0", "0", "0", Gap("số thành viên có mặt").printed]


@pytest.mark.parametrize("plan_id", sorted(plan_files()))
def test_what_was_typed_into_reasons_and_readings_ends_with_a_full_stop(plan_id: str) -> None:
    case = demo_case(plan_id)
    for kind in ("bien-ban-hop", "thong-bao", "bao-cao-tong-ket"):
        for paper in papers_of(case, kind):
            items = [one for block in paper.body if isinstance(block, Items) for one in block.items]
            problems = tuple(f"{one.problem}: " for one in case.plan.readings.values())
            typed = [said for said in map(plain, items) if "; lý do: " in said or said.startswith(problems)]
            assert all(said.endswith(".") and not said.endswith("..") for said in typed), typed


def test_a_note_on_the_table_above_is_no_numbered_clause() -> None:
    body = one_of(demo_case("xa-huong-lua-2026"), "bao-cao-so-ket").body
    notes = [block for block in body if "Tỷ lệ đạt tính" in " ".join(words_of(block))]
    assert [type(note) for note in notes] == [Paragraph]
