"""``thidua plan copy``: a shipped plan as a file of the user's own, never over another file."""

from datetime import date
from pathlib import Path

import pytest

from thidua.catalogue import plan_files
from thidua.cli import main
from thidua.plan.reader import read_plan

EXAMPLE = "xa-huong-lua-2026"


def test_a_copy_is_the_plan_with_its_comments_and_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ke-hoach.yaml"
    assert main(["plan", "copy", EXAMPLE, str(file)]) == 0
    assert f"Đã chép {EXAMPLE}" in capsys.readouterr().out
    assert file.read_bytes() == plan_files()[EXAMPLE].read_bytes()
    assert main(["lint", str(file)]) == 0


def test_no_file_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ke-hoach.yaml"
    file.write_text("của tôi", encoding="utf-8")
    assert main(["plan", "copy", EXAMPLE, str(file)]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "của tôi"


def test_a_copy_for_another_year_has_its_days_and_no_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ke-hoach.yaml"
    assert main(["plan", "copy", EXAMPLE, str(file), "--years", "1"]) == 0
    assert "Số và ngày ban hành để trống" in capsys.readouterr().out
    plan = read_plan(file)
    assert (plan.id, plan.period.to, plan.number) == ("xa-huong-lua-2027", date(2027, 11, 30), None)


def test_what_amends_a_plan_of_ones_own_goes_along_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, later = tmp_path / "cua-minh.yaml", tmp_path / "sau" / "moi.yaml"
    later.parent.mkdir()
    text = plan_files()[EXAMPLE].read_text(encoding="utf-8").replace(f"id: {EXAMPLE}", "id: cua-minh")
    own.write_text(text, encoding="utf-8")
    amendment = "thidua: 1\nid: sua\namends: cua-minh\ntitle: Dời hạn\nfrom: 2026-02-15\n"
    clauses = 'clauses: {"1": Dời}\ndeadlines: {registration: {date: 2026-03-20, clause: "1"}}\n'
    (tmp_path / "sua.yaml").write_text(amendment + clauses, encoding="utf-8")
    assert main(["plan", "copy", str(own), str(later), "--years", "1"]) == 0
    assert "Đã ghi luôn vào tệp mới các sửa đổi: Dời hạn." in capsys.readouterr().out
    assert read_plan(later).deadlines["registration"].date == date(2027, 3, 20)


@pytest.mark.parametrize("years", ["0", "51", "một", "1.5"])
def test_a_number_of_years_that_is_none_is_told(tmp_path: Path, years: str) -> None:
    with pytest.raises(SystemExit):
        main(["plan", "copy", EXAMPLE, str(tmp_path / "moi.yaml"), "--years", years])
    assert [*tmp_path.iterdir()] == []


def test_what_is_no_plan_is_not_moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "cua-minh.yaml"
    for content in (b"a: [", b"\xff\xfe", b"", b"a: *b"):
        own.write_bytes(content)
        assert main(["plan", "copy", str(own), str(tmp_path / "moi.yaml"), "--years", "1"]) == 2
        assert str(own) in capsys.readouterr().err
    assert not (tmp_path / "moi.yaml").exists()


@pytest.mark.parametrize(
    ("plan", "into", "said"),
    [
        ("xa-huong-lua", "moi.yaml", "có phải là «xa-huong-lua-2026»?"),
        ("{there}", "moi.yaml", "chỉ chép được kế hoạch có sẵn"),
        (EXAMPLE, "khong-co/moi.yaml", "không ghi được"),
    ],
)
def test_what_cannot_be_copied_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], plan: str, into: str, said: str
) -> None:
    there = tmp_path / "cua-minh.yaml"
    there.touch()
    assert main(["plan", "copy", plan.format(there=there), str(tmp_path / into)]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / into).exists()
