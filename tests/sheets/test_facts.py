"""Tables of facts: one test per thing that can be wrong with them, with the words that the clerk reads."""

from thidua.rules.facts import Source
from thidua.sheets.facts import read_facts

HEAD = "participant,kind,group"


def codes(table):
    return [one.id for one in table.participants]


def test_participants_come_in_the_order_of_the_table_with_their_sources(tables, said):
    table = tables.read(
        f"{HEAD},name,cases",
        "B,collective,commune,Xã B,3",
        "A,Cá nhân,ubnd XÃ, thị trấn,,4".replace("ubnd XÃ, thị trấn", '"ubnd XÃ, thị trấn"'),
    )
    assert said(table) == []
    assert [(one.id, one.kind, one.group, one.name, one.period) for one in table.participants] == [
        ("B", "collective", "commune", "Xã B", "2020"),
        ("A", "individual", "commune", None, "2020"),
    ]
    assert table.participants[0].facts["cases"].source == Source("bang.csv", "E2")


def test_vietnamese_headings_and_semicolons_of_vietnamese_excel(tables, values, said):
    path = tables.folder / "excel.csv"
    path.write_bytes("\ufeffMã;Loại;Nhóm;score\r\nA;collective;commune;2,5\r\n".encode())
    table = read_facts(path, tables.plan, "2020")
    assert said(table) == []
    assert values(table) == {"score": 2.5}


def test_the_headings_may_stand_below_blank_rows(tables, said):
    table = tables.read("", ",,,", f"{HEAD},cases", "", "A,collective,commune,x")
    assert said(table) == ["bang.csv, ô D5: cần một số nguyên từ 0 trở lên, ở đây là «x»"]


def test_an_unknown_column(tables, values, said):
    table = tables.one("case,launched", "1,yes")
    assert said(table) == [
        "bang.csv, ô D1: cần tên cột mà kế hoạch có (có phải là «cases»?); cột này không được dùng, ở đây là «case»"
    ]
    assert values(table) == {"launched": True}


TWICE = "mỗi cột chỉ có một lần; dòng nào hai cột ghi khác nhau thì không dùng giá trị nào"


def test_a_column_twice_is_used_where_both_agree(tables, values, said):
    rows = [f"{code},collective,commune,{cases}" for code, cases in (("A", "1,2"), ("B", "3,3"), ("C", ",4"))]
    table = tables.read(f"{HEAD},cases,Số hồ sơ", *rows)
    assert said(table) == [
        f"bang.csv, ô E1: cột «cases» đã có ở ô D1, {TWICE}, ở đây là «Số hồ sơ»",
        "bang.csv, ô D2: cần một số nguyên từ 0 trở lên (các cột cùng tên ghi khác nhau: ô D2, ô E2), ở đây là «1»",
    ]
    assert [values(table, number) for number in range(3)] == [{}, {"cases": 3}, {"cases": 4}]


def test_a_column_of_codes_twice(tables, said):
    table = tables.read(f"{HEAD},Mã", "A,collective,commune,B", "C,collective,commune,C")
    assert said(table)[1:] == [
        "bang.csv, ô A2: cần mã của đối tượng; dòng này không được dùng"
        " (các cột cùng tên ghi khác nhau: ô A2, ô D2), ở đây là «A»"
    ]
    assert codes(table) == ["C"]
    assert table.left_out == ("dòng 2",)


def test_labels_of_facts_as_headings(tables, values, said):
    table = tables.one("SỐ  hồ sơ,Trong đó đúng hạn,Điểm Chỉ số", "9,5,93.5")
    assert said(table) == []
    assert values(table) == {"cases": 9, "on_time": 5, "score": 93.5}


def test_a_heading_near_a_label(tables, said):
    table = tables.one("Trong đó trước hạn,Xếp loại của đơn vị", "5,Khá")
    assert said(table) == [
        "bang.csv, ô D1: cần tên cột mà kế hoạch có (có phải là «Trong đó đúng hạn»?); cột này không được dùng,"
        " ở đây là «Trong đó trước hạn»",
        "bang.csv, ô E1: số liệu này lấy từ đối tượng khác nên không khai trong bảng; cột này không được dùng,"
        " ở đây là «Xếp loại của đơn vị»",
    ]


def test_a_label_that_two_facts_bear_is_no_heading(tables, plan, said):
    facts = {**plan.facts, "on_time": plan.facts["on_time"].model_copy(update={"label": "số hồ sơ"})}
    path = tables.csv(f"{HEAD},Số hồ sơ", "A,collective,commune,1")
    table = read_facts(path, plan.model_copy(update={"facts": facts}), "2020")
    assert said(table) == ["bang.csv, ô D1: cần tên cột mà kế hoạch có; cột này không được dùng, ở đây là «Số hồ sơ»"]


def test_a_table_parted_by_tabs(tables, values, said):
    table = tables.read("", "Mã\tLoại\tNhóm\tscore\tcases", "A, B\tTập thể\tUBND xã, thị trấn\t93,5\t7")
    assert said(table) == []
    assert codes(table) == ["A, B"]
    assert values(table) == {"score": 93.5, "cases": 7}


def test_a_column_of_a_fact_that_is_looked_up(tables, values, said):
    table = tables.one("unit_rating", "kha")
    assert said(table) == [
        "bang.csv, ô D1: số liệu này lấy từ đối tượng khác nên không khai trong bảng; cột này không được dùng,"
        " ở đây là «unit_rating»"
    ]
    assert values(table) == {}


def test_a_value_under_no_heading(tables, values, said):
    path = tables.book([*HEAD.split(","), "cases", None, "score"], ["A", "collective", "commune", 1, "?", 2])
    table = read_facts(path, tables.plan, "2020")
    assert said(table) == ["bang.xlsx, trang «Bảng», ô E2: cần để trống, vì cột này không có tiêu đề, ở đây là «?»"]
    assert values(table) == {"cases": 1, "score": 2}


def test_a_row_of_csv_that_a_comma_has_shifted(tables, values, said):
    table = tables.read(f"{HEAD},score,cases", "A,collective,commune,2,5,7", "B,collective,commune,2.5,7")
    assert said(table) == [
        "bang.csv, ô A2: dòng này nhiều giá trị hơn số cột (dấu phẩy thừa làm lệch cột?)"
        " nên số liệu không được dùng, ở đây là «A»",
        "bang.csv, ô F2: cần để trống, vì cột này không có tiêu đề, ở đây là «7»",
    ]
    assert values(table) == {}
    assert values(table, 1) == {"score": 2.5, "cases": 7}


def test_an_unknown_kind_leaves_the_participant_out(tables, said):
    table = tables.read(HEAD, "A,collektive,commune", "B,collective,commune")
    assert said(table) == [
        "bang.csv, ô B2: cần một loại đối tượng của kế hoạch: «collective» (tập thể), «individual» (cá nhân)"
        " (có phải là «collective»?); «A» không được xét, ở đây là «collektive»"
    ]
    assert codes(table) == ["B"]


def test_an_unknown_group_leaves_the_participant_out(tables, said):
    table = tables.read(HEAD, "A,collective,")
    assert said(table) == [
        "bang.csv, ô C2: cần một nhóm của kế hoạch: «commune» (UBND xã, thị trấn),"
        " «department» (Phòng chuyên môn); «A» không được xét, ở đây để trống"
    ]
    assert codes(table) == []


def test_a_kind_that_the_group_does_not_have(tables, said):
    table = tables.read(HEAD, "A,individual,department")
    assert said(table) == [
        "bang.csv, ô B2: nhóm «Phòng chuyên môn» chỉ có loại «collective» (tập thể);"
        " «A» không được xét, ở đây là «individual»"
    ]
    assert codes(table) == []


def test_a_row_without_a_participant(tables, said):
    table = tables.read(HEAD, ",collective,commune")
    assert said(table) == ["bang.csv, ô A2: cần mã của đối tượng; dòng này không được dùng, ở đây để trống"]
    assert codes(table) == []


def test_a_participant_twice_keeps_what_the_rows_agree_on(tables, values, said):
    table = tables.read(
        f"{HEAD},cases,on_time,launched,score",
        "A,collective,commune,9,5,yes,",
        "B,collective,commune,1,,,",
        "A,collective,commune,9,6,,7",
    )
    assert said(table) == [
        "bang.csv, ô A4: «A» đã có ở bang.csv, ô A2, mỗi đối tượng chỉ có một dòng trong một đợt; hai dòng khác nhau"
        " ở «Trong đó đúng hạn» nên các số liệu này không được dùng, ở đây là «A»"
    ]
    assert codes(table) == ["A", "B"]
    assert values(table) == {"cases": 9, "launched": True, "score": 7}


def test_a_third_row_does_not_settle_what_two_dispute(tables, values):
    rows = [f"A,collective,commune,{cases}" for cases in ("1", "2", "2")]
    assert values(tables.read(f"{HEAD},cases", *rows)) == {}


def test_a_second_row_does_not_fill_in_what_the_first_says_unreadably(tables, values):
    assert values(tables.read(f"{HEAD},cases", "A,collective,commune,12x", "A,collective,commune,5")) == {}


def test_a_participant_twice_in_different_groups_is_left_out(tables, said):
    table = tables.read(HEAD, "A,collective,commune", "A,collective,department")
    assert said(table) == [
        "bang.csv, ô A3: «A» đã có ở bang.csv, ô A2, mỗi đối tượng chỉ có một dòng trong một đợt;"
        " hai dòng khác nhau về loại hoặc nhóm nên «A» không được xét, ở đây là «A»"
    ]
    assert codes(table) == []


def test_a_reference_to_nobody(tables, values, said):
    table = tables.read(f"{HEAD},unit", "Xã B,collective,commune,", "P,individual,commune,xa B")
    assert said(table) == ["bang.csv, ô D3: cần mã của một đối tượng trong bảng (có phải là «Xã B»?), ở đây là «xa B»"]
    assert values(table, 1) == {}


def test_a_reference_to_the_wrong_kind(tables, values, said):
    table = tables.read(f"{HEAD},unit", "P,individual,commune,Q", "Q,individual,commune,")
    assert said(table) == ["bang.csv, ô D2: cần mã của một đối tượng trong bảng thuộc loại tập thể, ở đây là «Q»"]
    assert values(table) == {}


def test_a_reference_stays_where_the_other_is_only_left_out(tables, values, said):
    table = tables.read(f"{HEAD},unit", "P,individual,commune,B", "B,collective,nowhere,")
    assert len(said(table)) == 1
    assert values(table) == {"unit": "B"}


def test_a_part_larger_than_its_whole(tables, values, said):
    table = tables.one("cases,on_time,launched", "40,41,yes")
    assert said(table) == [
        "bang.csv, ô E2: «Trong đó đúng hạn» (41) không được lớn hơn «Số hồ sơ» (40) ở ô D2;"
        " cả hai số liệu không được dùng, ở đây là «41»"
    ]
    assert values(table) == {"launched": True}


def test_points_beyond_their_maximum(tables, values, said):
    table = tables.one("judged", "10.5")
    assert said(table) == ["bang.csv, ô D2: cần một số không lớn hơn 10, ở đây là «10.5»"]
    assert values(table) == {}


def test_a_fact_that_is_not_asked_is_a_warning_and_not_used(tables, values, said):
    table = tables.one("wifi,cases", "yes,1", who="A,collective,department")
    assert said(table) == [
        "bang.csv, ô D2: số liệu này không hỏi nhóm «Phòng chuyên môn» nên không được dùng, ở đây là «yes»"
    ]
    assert [problem.severity for problem in table.problems] == ["warning"]
    assert table.errors == []
    assert values(table) == {"cases": 1}


def test_rows_of_other_periods_are_left_out(tables, values, said):
    table = tables.read(
        f"{HEAD},period,cases",
        "A,collective,commune,2021,1",
        "A,collective,commune,Năm 2020,2",
        "B,collective,commune,,3",
    )
    assert said(table) == []
    assert [values(table, 0), values(table, 1)] == [{"cases": 2}, {"cases": 3}]


def test_an_unknown_period(tables, said):
    table = tables.read(f"{HEAD},period", "A,collective,commune,2022")
    assert said(table) == [
        "bang.csv, ô D2: cần một đợt của kế hoạch: «2020» (Năm 2020), «2021» (Năm 2021);"
        " dòng này của «A» không được dùng, ở đây là «2022»"
    ]
    assert codes(table) == []


def test_problems_are_told_in_the_order_of_the_table(tables):
    rows = [f"{code},collective,commune,{value}" for code, value in (("A", "1,2"), ("B", "x,1"), ("C", "2,y"))]
    table = tables.read(f"{HEAD},cases,on_time", *rows)
    assert [problem.cell for problem in table.problems] == ["E2", "D3", "E4"]
