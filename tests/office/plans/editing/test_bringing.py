"""A rubric from a table: rows that are criteria change these, others become criteria, and the plan still reads."""

from thidua.catalogue import plan_files
from thidua.office.plans.editing.bringing import Row, changes, compared, not_in_table
from thidua.office.plans.services.starting import SKELETON
from thidua.office.plans.study import Study, study_of
from thidua.plan.rewriting import rewritten


def _study(text: str) -> Study:
    return study_of((("a.yaml", text),))


HOA_THANH = _study(plan_files()["hoa-thanh-2018"].read_text(encoding="utf-8"))


def test_rows_are_found_by_number_or_by_words_without_tones():
    rows = [
        Row("1.1", "Tên khác", "12,5", ""),
        Row("", "QUY CHE phối hợp liên thông", "5", ""),
        Row("99", "Chỉ tiêu mới", "3", "Phần I mục 2"),
    ]
    brought = compared(HOA_THANH.data, rows)
    assert [one.key for one in brought] == ["1.1", "2", ""]
    plan = _study(rewritten(HOA_THANH.text, changes(HOA_THANH.data, brought))).plan
    assert plan is not None
    assert plan.rubric is not None
    criteria = plan.rubric.criteria
    assert (criteria["1.1"].label, criteria["1.1"].max, criteria["2"].label) == (
        "Tên khác",
        12.5,
        "QUY CHE phối hợp liên thông",
    )
    assert (criteria["99"].max, plan.facts["diem_99"].max, criteria["99"].clause) == (3, 3, ("Phần I mục 2",))
    assert len(not_in_table(HOA_THANH.data, brought)) == len(criteria) - 3


def test_the_table_of_a_plan_brought_into_itself_changes_nothing():
    plan = HOA_THANH.plan
    assert plan is not None
    assert plan.rubric is not None
    rows = [Row(one.id, one.label, str(one.max), "") for one in plan.rubric.criteria.values()]
    assert changes(HOA_THANH.data, compared(HOA_THANH.data, rows)) == []


def test_a_plan_without_points_gets_its_whole_rubric_with_sections():
    study = _study(SKELETON.read_text(encoding="utf-8"))
    rows = [
        Row("1", "Cải cách thể chế", "10", "Phần mở đầu", "Phần A"),
        Row("2", "Cải cách thủ tục", "7,5", "", "Phần A"),
        Row("1", "Trùng số", "2", "", "Phần B"),
        Row("", "Không số", "1", "", ""),
    ]
    new = _study(rewritten(study.text, changes(study.data, compared(study.data, rows))))
    assert new.problems == ()
    assert new.plan is not None
    assert new.plan.rubric is not None
    found = [(one.id, one.label, one.max, one.section) for one in new.plan.rubric.criteria.values()]
    assert found == [
        ("1", "Cải cách thể chế", 10, "phan_1"),
        ("2", "Cải cách thủ tục", 7.5, "phan_1"),
        ("1_2", "Trùng số", 2, "phan_2"),
        ("khong_so", "Không số", 1, None),
    ]
    assert [one.label for one in new.plan.rubric.sections.values()] == ["Phần A", "Phần B"]
