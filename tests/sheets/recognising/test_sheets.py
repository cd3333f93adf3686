"""Forms in workbooks that only bear the headings: other wording, moved tables, merged cells, rows below."""

import pytest

TITLE = [["TRƯỜNG THCS TÂN PHÚ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Biểu 1"], []]
FIELDS = [
    "Công tác chỉ đạo điều hành cải cách hành chính",
    "Cải cách thể chế",
    "CC thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính nhà nước",
    "Xây dựng và nâng cao chất lượng đội ngũ CB, CC, VC",
    "Tài chính công",
    "Hiện đại hoá nền hành chính",
]
IDS = ["direction", "institutions", "procedures", "apparatus", "staff", "finance", "modernisation"]
HEAD_1 = ["STT", "Lĩnh vực", "Số lượng đăng ký", "Ghi chú"]
HEAD_2 = ["Lĩnh vực", "Số lượng đăng ký", "Dự kiến về tiến độ hoàn thành", "Ghi chú"]
SIGNED = [[], [None, None, "Củ Chi, ngày 10 tháng 5 năm 2020"], [None, None, "HIỆU TRƯỞNG"], [None, None, "Lê Văn A"]]


def bieu_1(*, numbered=True):
    return [[f"{at}." if numbered else None, name, at, None] for at, name in enumerate(FIELDS, 1)]


COUNTS = {(name, "registered"): str(at) for at, name in enumerate(IDS, 1)}


@pytest.mark.parametrize("numbered", [True, False])
def test_fields_by_the_wording_of_offices(read, cells, numbered):
    (found,) = read([*TITLE, HEAD_1, *bieu_1(numbered=numbered), ["", "Tổng cộng", 28], *SIGNED])
    assert (found.form, found.sheet, found.about, found.problems) == ("bieu_1", "Sheet1", None, [])
    assert cells(found) == COUNTS
    assert (found.total.address, found.total.text) == ("C12", "28")
    assert found.sender.text == "TRƯỜNG THCS TÂN PHÚ"


def test_a_moved_table_with_empty_rows_and_columns(read, cells):
    rows = [[None, None, row[0], None, row[1], None, *row[2:]] for row in bieu_1()]
    spread = [line for row in rows for line in (row, [])]
    (found,) = read([[], [], [], [None, None, "TT", None, "LĨNH VỰC", None, "Số lượng", "Ghi chú"], *spread])
    assert (found.form, cells(found), found.problems) == ("bieu_1", COUNTS, [])


def test_headings_over_two_rows_and_a_row_that_counts_the_columns(read, cells):
    heads = [["STT", "Lĩnh vực", "Đăng ký", None], [None, None, "Số lượng", "Ghi chú"], ["(1)", "(2)", "(3)", "(4)"]]
    (found,) = read([["Biểu số 01"], *heads, *bieu_1()])
    assert (found.form, cells(found), found.problems) == ("bieu_1", COUNTS, [])


def test_names_in_several_lines_of_a_field(read, cells):
    rows = [
        ["1. Công tác chỉ đạo điều hành", "1. Họp trực tuyến", "Tháng 9", None],
        [None, "2. Giao việc qua mạng", None, "mới"],
        [],
        [None, "3. Chủ tịch xã tiếp dân tại ấp", None, None],
        ["3. TTHC", "Hẹn giờ", None, None],
        ["3. TTHC", "Trả tại nhà", None, None],
    ]
    (found,) = read([["TÊN ĐƠN VỊ: UBND xã Tân Phú"], ["Biểu 2"], HEAD_2, *rows, *SIGNED])
    assert found.form == "bieu_2"
    assert cells(found) == {
        ("direction", "names"): "1. Họp trực tuyến",
        ("direction", "expected_completion"): "Tháng 9",
        ("direction:2", "names"): "2. Giao việc qua mạng",
        ("direction:2", "note"): "mới",
        ("direction:3", "names"): "3. Chủ tịch xã tiếp dân tại ấp",
        ("procedures", "names"): "Hẹn giờ",
        ("procedures:2", "names"): "Trả tại nhà",
    }
    assert found.problems == []
    assert found.sender.text == "UBND xã Tân Phú"


def test_two_forms_on_one_sheet(read, cells):
    below = [[], ["Biểu 2"], HEAD_2, ["Cải cách thể chế", "Rà soát văn bản", None, None]]
    first, second = read([["Biểu 1"], HEAD_1, *bieu_1(), *SIGNED, *below])
    assert (first.form, cells(first), first.problems) == ("bieu_1", COUNTS, [])
    assert (second.form, cells(second)) == ("bieu_2", {("institutions", "names"): "Rà soát văn bản"})


def test_two_forms_side_by_side(read, cells):
    rows = [
        [*row, None, name, "Họp" if at == 2 else None]
        for at, (row, name) in enumerate(zip(bieu_1(), FIELDS, strict=True))
    ]
    first, second = read([["Biểu 1", *[None] * 4, "Biểu 2"], [*HEAD_1, None, *HEAD_2], *rows])
    assert (first.form, cells(first), first.problems) == ("bieu_1", COUNTS, [])
    assert (second.form, cells(second), second.problems) == ("bieu_2", {("procedures", "names"): "Họp"}, [])


def test_a_table_that_could_be_two_forms_is_asked_about(read):
    (found,) = read([["Biểu 2"], HEAD_1, *bieu_1()])
    assert (found.form, found.cells) == ("", [])
    assert [str(problem) for problem in found.problems] == [
        "bieu.xlsx, trang «Sheet1», ô A2: bảng này có thể là «Biểu 2. Tên mô hình, giải pháp, sáng kiến theo lĩnh"
        " vực», «Biểu 1. Số lượng đăng ký theo lĩnh vực»; hãy ghi tên biểu phía trên bảng"
    ]


def test_extra_columns_are_left_alone_and_told(read, cells):
    rows = [[*row, "chị Lan", None, "xong" if at == 2 else None] for at, row in enumerate(bieu_1())]
    (found,) = read([["Biểu 1"], [*HEAD_1, "Người phụ trách"], *rows])
    assert cells(found) == COUNTS
    assert [str(problem) for problem in found.problems] == [
        "bieu.xlsx, trang «Sheet1», ô G5: ô này không thuộc cột nào của biểu, không được dùng, ở đây là «xong»",
        "bieu.xlsx, trang «Sheet1», ô E2: cột này không có trong biểu, để nguyên và không được dùng"
        " (các ô E3:E9), ở đây là «Người phụ trách»",
    ]


def test_an_unknown_field_and_a_field_named_twice(read, cells):
    rows = [["1", "Cải cách", 3, None], ["2", "Thể chế", 1, None], ["3", "Cải cách thể chế", 2, None]]
    (found,) = read([["Biểu 1"], HEAD_1, *rows])
    assert cells(found) == {("institutions", "registered"): "1", ("institutions:2", "registered"): "2"}
    assert [(problem.cell, problem.severity) for problem in found.problems] == [
        ("B3", "error"),
        ("C3", "error"),
        ("C5", "error"),
    ]


def test_criteria_by_the_numbers_of_the_plan(read, cells):
    head = ["STT", "Nội dung tiêu chí", "Điểm chuẩn", "Tự chấm", "Minh chứng", None, None]
    below = [None, None, None, None, "Số", "Ngày", "Trang"]
    rows = [
        ["1", "Tiếp nhận và giải quyết hồ sơ", None, None],
        ["1.1", "Giải quyết qua hệ thống một cửa điện tử đạt tỷ lệ theo quy định", 10, 8, "125/BC", "15/11/2018", "3"],
        ["3,1", "Về thành phần hồ sơ", 10, 6],
        ["Tổng điểm", None, 100, 14],
    ]
    (found,) = read([["BẢNG TỰ CHẤM ĐIỂM"], head, below, *rows], plan="hoa-thanh-2018")
    assert found.form == "self_assessment"
    assert [(one.row, one.column, one.cell.text) for one in found.cells] == [
        ("1.1", "points", "8"),
        ("1.1", "evidence", "125/BC"),
        ("1.1", "evidence", "15/11/2018"),
        ("1.1", "evidence", "3"),
        ("3.1", "points", "6"),
    ]
    assert (found.total.text, found.problems) == ("14", [])


def test_nominees_with_sections_and_second_lines(read, cells):
    head = ["TT", "Họ tên cá nhân, tên tập thể", "Chức vụ, đơn vị", "Kết quả thực hiện"]
    rows = [
        ["I", "Tập thể"],
        [1, "Phòng Nội vụ", None, "Đúng hạn 100%"],
        ["II", "Cá nhân"],
        [1, "Lê Văn A", "Chủ tịch", "Một cửa"],
        [None, None, None, "Chữ ký số"],
        [2, "Trần Thị B", "Hiệu trưởng", None],
        ["", "Tổng cộng: 3"],
    ]
    (found,) = read([["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], head, *rows], plan="long-thanh-2024")
    assert (found.form, found.problems) == ("nomination", [])
    assert cells(found) == {
        ("1", "name"): "Phòng Nội vụ",
        ("1", "results"): "Đúng hạn 100%",
        ("2", "name"): "Lê Văn A",
        ("2", "position"): "Chủ tịch",
        ("2", "results"): "Một cửa",
        ("2:2", "results"): "Chữ ký số",
        ("3", "name"): "Trần Thị B",
        ("3", "position"): "Hiệu trưởng",
    }


def test_a_registration_as_a_list_of_units(read, cells):
    head = ["STT", "Đơn vị", "Ngày đăng ký", "Nội dung đăng ký", "Ghi chú"]
    rows = [[1, "Xã A", "05/5/2020", "Một cửa"], [2, "Xã B", None, "Chữ ký số", "mới"]]
    (found,) = read([["PHIẾU ĐĂNG KÝ THI ĐUA"], head, *rows], plan="an-bien-2020")
    assert (found.form, found.problems) == ("registration", [])
    assert cells(found) == {
        ("1", "unit"): "Xã A",
        ("1", "registered_on"): "05/5/2020",
        ("1", "content"): "Một cửa",
        ("2", "unit"): "Xã B",
        ("2", "content"): "Chữ ký số",
        ("2", "note"): "mới",
    }


def test_facts_by_their_labels(read, cells, plans):
    facts = list(plans["an-bien-2020"].facts.values())[:2]
    rows = [[at, fact.label, 5, "BC 12"] for at, fact in enumerate(facts, 1)]
    (found,) = read([["STT", "Nội dung", "Giá trị", "Minh chứng"], *rows], plan="an-bien-2020")
    assert found.form == "thidua:facts"
    assert cells(found) == {
        (fact.id, column): text for fact in facts for column, text in (("value", "5"), ("evidence", "BC 12"))
    }


@pytest.mark.parametrize("rows", [[], [["Kính gửi", "Phòng Nội vụ"]], [["Họ tên", "Lương"], ["A", 5]]])
def test_what_is_no_form(read, rows):
    assert read(rows) == []
