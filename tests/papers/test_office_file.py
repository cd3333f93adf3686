"""Office files: read with every error at its line and column."""

from pathlib import Path

import pytest

from thidua.catalogue import plan_files
from thidua.papers.kinds import KINDS
from thidua.papers.office_file import read_office
from thidua.plan.problems import PlanError
from thidua.plan.reader import read_plan

PLAN = read_plan(plan_files()["cu-chi-2020"])

WRONG = [
    ("thidua: 1\nbodies: {body: comittee}\n", "2:16: kế hoạch không có cơ quan «comittee», có phải là «committee»?"),
    ("thidua: 1\nsigners: {body: chair, name: A}\n", "2:10: cần chức vụ người ký (office); chỉ quyền cấp trưởng (Q.)"),
    ("thidua: 1\nsigners: {body: chair, office: B, name: A, papers: [to-trin]}\n", "2:52: không có loại giấy tờ"),
    ("thidua: 1\npapers: {quyet-dnh: {number: 5}}\n", "có phải là «quyet-dinh»?"),
    ("thidua: 1\npapers: {quyet-dinh: {number: năm}}\n", "2:31: cần một số nguyên không âm, ở đây là «năm»"),
    ("thidua: 1\nvotes: {participant: CC-01, award: giay_khn, for: 5}\n", "kế hoạch không có hình thức «giay_khn»"),
    ("thidua: 1\nsigners: {body: chair, office: B, name: A, authority: TP.}\n", "2:55: cần một trong: KT."),
    ("thidua: 1\nsigners: {body: chair, office: B, name: A, from: 2020-05-02, to: 2020-05-01}\n", "trước ngày đầu"),
    ("thidua: 1\ninitiatives: {by: CC-01, name: A, field: khong_co}\n", "kế hoạch không có lĩnh vực «khong_co»"),
    ("thidua: 1\nobjectives: {on_tim: {result: 98}}\n", "kế hoạch không có mục tiêu «on_tim», có phải là «on_time»?"),
    ("thidua: 1\npapers: {quyet-dinh: {directions: A}}\n", "2:22: chỉ bao-cao-so-ket và bao-cao-tong-ket có phần"),
    ("thidua: 1\nmeeting: {threshold: {at_least: 80%, of: members}}\n", "cần một trong: all, present"),
    ("thidua: 1\nplace: Củ Chi\n", "2:1: không có mục «place»"),
    ("- một\n", "tệp cơ quan phải là một nhóm mục"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[message for _, message in WRONG])
def test_a_wrong_file_is_refused_with_the_place(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "co-quan.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError) as found:
        read_office(file, PLAN, tuple(KINDS))
    assert message in str(found.value)
    assert str(found.value).startswith(f"{file}:")


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "co-quan.yaml"
    file.write_text("thidua: 1\nbodies: {body: a}\npapers: {b: {number: 1}}\n", encoding="utf-8")
    with pytest.raises(PlanError) as found:
        read_office(file, PLAN, tuple(KINDS))
    assert [problem.place.line for problem in found.value.problems] == [2, 3]


def test_a_rule_of_votes_that_the_plan_has_already_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "co-quan.yaml"
    file.write_text("thidua: 1\nmeeting: {threshold: 5, ballot: open, in_writing: yes}\n", encoding="utf-8")
    with pytest.raises(PlanError) as found:
        read_office(file, read_plan(plan_files()["xa-huong-lua-2026"]), tuple(KINDS))
    assert [problem.place.column for problem in found.value.problems] == [22, 33, 51]
    assert read_office(file, PLAN, tuple(KINDS)).meeting is not None
