"""Amendments written into the plan's own text: it then says what both said together, and keeps its comments."""

from datetime import date
from pathlib import Path

import pytest

from thidua.catalogue import plan_files
from thidua.plan.consolidating import NotConsolidatedError, consolidated
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.plan.renewing import renewed

BASE = "xa-huong-lua-2026"
AMENDMENT = """\
thidua: 1
id: sua-doi-1
amends: xa-huong-lua-2026
title: Sửa đổi, bổ sung
number: 20/KH-UBND
from: 2026-07-01
clauses:
  "1": Dời hạn đăng ký, thêm điều kiện
  "2": Số chỗ
remove:
  rubric.penalty: [reminders]
  gates: [Không có vụ việc đang xem xét]
deadlines:
  registration: {date: 2026-07-15, strict: no, clause: "1"}
gates:
  - {label: Đăng ký đúng hạn, clause: "1", suspends: yes}
  - {label: Không nợ báo cáo, clause: "1", require: {of: late_reports, is: 0}, asked: {kind: collective}}
awards:
  giay_khen_ca_nhan:
    quotas: {kind: individual, places: 5, clause: "2"}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "ke-hoach.yaml"
    found.write_bytes(plan_files()[BASE].read_bytes())
    return found


def _amended(file: Path) -> Plan:
    (file.parent / "sua-doi.yaml").write_text(AMENDMENT, encoding="utf-8")
    return read_plan(file, date.max)


def test_the_one_text_says_what_the_plan_and_its_amendments_say(file: Path, tmp_path: Path):
    together = _amended(file)
    (tmp_path / "mot").mkdir()
    one = tmp_path / "mot" / "a.yaml"
    one.write_text(consolidated(file), encoding="utf-8")
    alone = read_plan(one, date.max)
    assert alone.amendments == ()
    apart = {"amendments", "clauses"}
    assert alone.model_dump(exclude=apart, warnings=False) == together.model_dump(exclude=apart, warnings=False)
    assert set(alone.clauses) <= set(together.clauses)
    assert [one.label for one in alone.gates][-1] == "Không nợ báo cáo"
    assert alone.awards["giay_khen_ca_nhan"].quotas[0].places == 5


def test_comments_stay(file: Path):
    old = file.read_text(encoding="utf-8")
    _amended(file)
    comments = [line for line in old.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in consolidated(file).splitlines() if line.lstrip().startswith("#")] == comments


def test_the_next_year_starts_from_what_held_last(file: Path, tmp_path: Path):
    _amended(file)
    (tmp_path / "sau").mkdir()
    after = tmp_path / "sau" / "a.yaml"
    after.write_text(renewed(consolidated(file), 1), encoding="utf-8")
    assert read_plan(after).deadlines["registration"].date == date(2027, 7, 15)


def test_a_plan_without_amendments_is_its_own_text(file: Path):
    assert consolidated(file) == file.read_text(encoding="utf-8")


def test_a_plan_of_a_lower_level_is_refused(file: Path):
    below = file.parent / "duoi.yaml"
    below.write_text(f"thidua: 1\nid: duoi\nextends: {BASE}\n", encoding="utf-8")
    with pytest.raises(NotConsolidatedError):
        consolidated(below)
