"""Blank forms as they look: what is asked of whom, limits, shades, heights, print."""

import openpyxl
import pytest

from tests.sheets.typing_in import rows_of
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.blank import write_forms
from thidua.sheets.wrapping import height_of

A = Participant("A", "collective", "commune", name="Xã A")
P = Participant("P", "individual", "commune", name="=cmd|'/c calc'!A1")


@pytest.fixture
def folder(tmp_path, plan):
    """A folder with the blank forms of A and P."""
    write_forms(plan, [A, P], tmp_path / "phieu", "2020")
    return tmp_path / "phieu"


def test_what_is_asked_of_whom_and_how_it_is_explained(folder):
    sheet = openpyxl.load_workbook(folder / "P.xlsx")["Số liệu"]
    lines = {name: [sheet.cell(row, column).value for column in (3, 5, 7)] for name, row in rows_of(sheet).items()}
    del lines["thidua:fact"]
    assert lines == {
        "cases": ["Số hồ sơ", "hồ sơ", "Số nguyên từ 0 trở lên. Phải có minh chứng."],
        "on_time": ["Trong đó đúng hạn", "hồ sơ", "Số nguyên từ 0 trở lên. Không lớn hơn dòng 1."],
        "judged": [
            "Điểm thẩm định",
            "–",
            "Điểm từ 0 đến 10. Do Văn phòng cung cấp ở biểu riêng, người khai không ghi.",
        ],
        "launched": ["Đã phát động", "–", "Chọn Có hoặc Không."],
        "rating": ["Mức xếp loại", "–", "Chọn trong danh sách, hoặc Không áp dụng."],
        "mass_level": ["Mức đoàn thể", "–", "Số nguyên từ 0 đến 4, hoặc Không áp dụng."],
        "registered_on": ["Ngày đăng ký", "–", "Ngày/tháng/năm, ví dụ 31/05/2020."],
        "unit": ["Đơn vị công tác", "–", "Mã của tập thể."],
        "wifi": ["Có wifi", "–", "Chọn Có hoặc Không."],
        "proposed": ["Có cải tiến", "–", "Chọn Có hoặc Không. Chỉ khai khi «Đã phát động» là có."],
    }


def of_catalogue(name):
    return read_plan(plan_files()[name])


def test_a_row_is_high_enough_for_the_longest_entry_of_its_drop_down(tmp_path):
    [path] = write_forms(of_catalogue("hoa-thanh-2018"), [A], tmp_path, "2018")
    sheet = openpyxl.load_workbook(path)["Số liệu"]
    # "Có thể / nhân rộng / toàn huyện" in the column of values.
    assert sheet.row_dimensions[rows_of(sheet)["initiative_level"]].height >= height_of(3)


def test_what_decides_on_a_line_stands_before_it(tmp_path):
    [path] = write_forms(of_catalogue("thai-nguyen-2018-2020"), [P], tmp_path, "2018")
    names = list(rows_of(openpyxl.load_workbook(path)["Số liệu"]))
    decided = ("par_class", "led_reform_on_time", "proposed_improvement")
    assert all(names.index("role") < names.index(name) for name in decided)


def test_lines_that_others_fill_in_have_another_shade_and_are_locked(folder):
    sheet = openpyxl.load_workbook(folder / "A.xlsx")["Số liệu"]
    rows = rows_of(sheet)
    shades = {name: {sheet.cell(rows[name], at).fill.fgColor.rgb for at in (4, 6)} for name in ("cases", "judged")}
    assert shades == {"cases": {"FFFFF9DB"}, "judged": {"FFE8E8E8"}}
    assert [sheet.cell(rows["judged"], at).protection.locked for at in (4, 6)] == [True, True]
    assert sheet.cell(rows["judged"], 7).value == (
        "Điểm từ 0 đến 10. Do Văn phòng cung cấp ở biểu riêng, đơn vị không ghi."
    )


def test_inputs_are_limited_and_only_they_are_unlocked(folder):
    book = openpyxl.load_workbook(folder / "P.xlsx")
    sheet = book["Số liệu"]
    rows = rows_of(sheet)
    limits = {str(limit.sqref): limit for limit in sheet.data_validations.dataValidation}

    def limit(name):
        found = limits[f"D{rows[name]}"]
        return found.type, found.formula1, found.formula2

    assert limit("cases") == ("whole", "0", "1000000000000")
    assert limit("judged") == ("decimal", "0", "10")
    assert limit("registered_on") == ("date", "32874", None)
    assert limit("launched") == ("list", "'Danh mục'!$A$1:$A$2", None)
    assert limit("rating") == ("list", "'Danh mục'!$B$1:$B$4", None)
    assert limit("unit") == ("list", "'Danh mục'!$C$1:$C$1", None)
    cell = f"D{rows['mass_level']}"
    assert limit("mass_level") == (
        "custom",
        f'IF(ISNUMBER({cell}),AND({cell}>=0,{cell}<=4,{cell}=INT({cell})),{cell}="Không áp dụng")',
        None,
    )
    found = limits[f"D{rows['cases']}"]
    assert (found.errorTitle, found.error) == (
        "Giá trị chưa đúng",
        "Cần: Số nguyên từ 0 trở lên. Hãy nhập lại hoặc để trống.",
    )
    lists = [[cell.value for cell in column] for column in book["Danh mục"].columns]
    assert lists == [
        ["Có", "Không", None, None],
        ["Yếu", "Khá", "Xuất sắc", "Không áp dụng"],
        ["A", None, None, None],
    ]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    own = [row for name, row in rows.items() if name not in ("thidua:fact", "judged")]
    inputs = {f"{column}{row}" for row in own for column in "DF"}
    last = max(rows.values())
    assert unlocked - inputs == {f"{column}{last + 2}" for column in "EFG"}
    assert inputs - unlocked == set()


def test_set_up_for_printing(folder):
    book = openpyxl.load_workbook(folder / "A.xlsx")
    sheet = book["Số liệu"]
    setup = sheet.page_setup
    # One page wide is the default of the format, so it is not written.
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "portrait", None, 0)
    properties, footer = sheet.sheet_properties.pageSetUpPr, sheet.oddFooter
    assert properties is not None
    assert properties.fitToPage
    assert sheet.print_title_rows == "$7:$7"
    assert sheet.freeze_panes == "A8"
    assert footer is not None
    assert footer.center is not None
    assert footer.center.text == "Trang &P/&N"
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == ["Danh mục", "thidua"]
    assert sheet.column_dimensions["H"].hidden
    texts = {cell.value for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"Thi đua thử nghiệm", "Kế hoạch số 1/KH-UBND ngày 02/01/2020 của UBND huyện – Năm 2020"} < texts
    assert {"Đối tượng: Xã A (mã: A)", "Nhóm: UBND xã, thị trấn (tập thể)", "THỦ TRƯỞNG ĐƠN VỊ"} < texts
