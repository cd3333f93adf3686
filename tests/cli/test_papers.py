"""Papers on the command line."""

from pathlib import Path

import pytest

from thidua.cli import main
from thidua.papers import making

ROOT = Path(__file__).parents[2]
PLAN = "hoa-thanh-2018"
FACTS = str(ROOT / "tests" / "golden" / "hoa-thanh-2018.csv")
OFFICE = str(ROOT / "demo" / "offices" / "hoa-thanh-2018.yaml")


def _files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_each_paper_is_a_word_file_and_a_pdf_and_tells_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "giay-to"
    assert main(["papers", PLAN, FACTS, "--out", str(out), "--only", "quyet-dinh", "to-trinh"]) == 0
    assert _files(out) == ["quyet-dinh.docx", "quyet-dinh.pdf", "to-trinh.docx", "to-trinh.pdf"]
    assert (out / "quyet-dinh.pdf").read_bytes()[:5] == b"%PDF-"
    shown = " ".join(capsys.readouterr().out.split())
    assert "Quyết định khen thưởng: quyet-dinh.docx, .pdf còn thiếu 2: địa danh của Ủy ban nhân dân huyện Hòa" in shown
    assert "Đã ghi 2 văn bản vào" in shown


def test_papers_of_each_participant_stand_in_a_folder_and_other_files_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "giay-to"
    arguments = ["papers", PLAN, FACTS, "--out", str(out), "--office", OFFICE, "--only"]
    assert main([*arguments, "giay-moi"]) == 0
    (out / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    assert main([*arguments, "quyet-dinh"]) == 0
    files = _files(out)
    assert {"ghi-chu.txt", "giay-moi/khach-moi.docx", "quyet-dinh.pdf"} <= set(files)
    assert main([*arguments, "giay-moi"]) == 0
    assert _files(out) == files


def test_all_gaps_are_told_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["papers", PLAN, FACTS, "--out", str(tmp_path / "o"), "--only", "bien-ban-hop"]
    main(arguments)
    assert "chỗ khác (xem hết: --all-gaps)" in " ".join(capsys.readouterr().out.split())
    main([*arguments, "--all-gaps"])
    shown = capsys.readouterr().out
    assert ("giờ bế mạc" in shown, "--all-gaps" in shown) == (True, False)


def test_an_unknown_kind_is_answered_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["papers", PLAN, FACTS, "--out", str(tmp_path / "o"), "--only", "quyet-dnh"]) == 2
    assert capsys.readouterr().err.startswith(
        "không có loại giấy tờ «quyet-dnh», có phải là «quyet-dinh»?; có: ke-hoach"
    )
    assert not (tmp_path / "o").exists()


def test_a_wrong_office_file_is_told_by_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "co-quan.yaml"
    office.write_text("thidua: 1\nbodies:\n  - {body: comittee}\nsingers: []\n", encoding="utf-8")
    assert main(["papers", PLAN, FACTS, "--out", str(tmp_path / "o"), "--office", str(office)]) == 1
    error = capsys.readouterr().err
    assert f"{office}:4:1: không có mục «singers», có phải là «signers»?" in error
    assert "chưa dùng được tệp cơ quan này" in error
    assert main(["papers", PLAN, FACTS, "--out", str(tmp_path / "o"), "--office", str(tmp_path / "khong-co")]) == 2


def test_codes_that_nobody_bears_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "co-quan.yaml"
    office.write_text("thidua: 1\npeople: {HT-99: {position: Văn thư}}\n", encoding="utf-8")
    main(["papers", PLAN, FACTS, "--out", str(tmp_path / "o"), "--office", str(office), "--only", "quyet-dinh"])
    assert "LƯU Ý: tệp cơ quan nêu mã «HT-99»" in capsys.readouterr().err


def test_a_run_that_is_stopped_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "giay-to"
    arguments = ["papers", PLAN, FACTS, "--out", str(out), "--only", "quyet-dinh", "to-trinh"]
    main(arguments)
    before = {name: (out / name).read_bytes() for name in _files(out)}
    write = making._write

    def stopped(stem: Path, paper: object) -> None:
        if stem.name == "quyet-dinh":
            raise KeyboardInterrupt
        write(stem, paper)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "_write", stopped)
    assert main(arguments) == 130
    assert {name: (out / name).read_bytes() for name in _files(out)} == before
    assert [path.name for path in tmp_path.iterdir()] == ["giay-to"]


def test_letters_that_the_font_lacks_are_told_with_where_they_were_entered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "so-lieu.csv"
    facts.write_text(Path(FACTS).read_text(encoding="utf-8").replace("Xã Tân Hòa", "Xã Tân 中"), encoding="utf-8")
    main(["papers", PLAN, str(facts), "--out", str(tmp_path / "o"), "--only", "thong-bao", "to-trinh"])
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("LƯU Ý: phông")]
    assert len(told) == 1
    assert told[0].startswith(
        "LƯU Ý: phông chữ Tinos không có chữ «中» (U+4E2D) nhập ở tên của Xã Tân 中: PDF in [U+4E2D], Word giữ nguyên"
    )
    assert "Thông báo" in told[0] and "«Xã Tân 中»" in told[0]
