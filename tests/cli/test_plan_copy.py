"""``thidua plan copy``: a shipped plan as a file of the user's own, never over another file."""

from pathlib import Path

import pytest

from thidua.catalogue import plan_files
from thidua.cli import main

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
