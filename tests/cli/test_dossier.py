"""Dossiers on the command line."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from tests.papers.dossier.cases import saved
from tests.papers.dossier.pdfs import named, pdf
from tests.papers.dossier.pictures import jpeg
from thidua.cli import main

DEMO = Path(__file__).parents[2] / "demo"


def _command(plan: str, out: Path, *more: str) -> list[str]:
    facts, office = DEMO / "facts" / f"{plan}.csv", DEMO / "offices" / f"{plan}.yaml"
    decisions = DEMO / "decisions" / f"{plan}.csv"
    return [
        "dossier",
        plan,
        str(facts),
        "--office",
        str(office),
        "--decisions",
        str(decisions),
        "--out",
        str(out),
        *more,
    ]


def _words(shown: str) -> str:
    return " ".join(shown.split())


def _script(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = named(S="/JavaScript", JS="app.alert(1)")


@pytest.mark.parametrize(
    ("plan", "code", "said"),
    [
        ("an-bien-2020", 1, "Hồ sơ đề nghị giấy khen: ho-so-giay_khen.pdf, 1 bộ, mỗi bộ"),
        ("cu-chi-2020", 1, "Hồ sơ đề nghị giấy khen: ho-so-giay_khen.pdf, 2 bộ, bản chính, mỗi bộ"),
        ("hoa-thanh-2018", 1, ""),
        ("long-thanh-2024", 1, "Hồ sơ đề nghị tặng giấy khen: ho-so-commendation.pdf, 1 bộ, mỗi bộ"),
        ("thai-nguyen-2018-2020", 1, "Hồ sơ đề nghị khen thưởng cấp thành phố: ho-so-city.pdf, 1 bộ, mỗi bộ"),
        ("xa-huong-lua-2026", 0, "Hồ sơ đề nghị tặng giấy khen: ho-so-commendation.pdf, 1 bộ, mỗi bộ"),
    ],
)  # fmt: skip
def test_each_plan_gets_the_dossiers_that_it_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], plan: str, code: int, said: str
) -> None:
    # 1 where the demo's facts hold a planted mistake, and where the plan rules no dossier.
    assert main(_command(plan, tmp_path / "ho-so")) == code
    shown = capsys.readouterr()
    assert _words(shown.out).startswith(said)
    assert ("kế hoạch không quy định hồ sơ" in shown.err) == (plan == "hoa-thanh-2018")
    assert ("kế hoạch không nêu số bộ" in shown.out) == (plan in ("an-bien-2020", "long-thanh-2024"))
    assert ("cấp tỉnh: chưa có ai được chọn nên chưa ghép." in shown.out) == (plan == "thai-nguyen-2018-2020")


def test_hostile_files_are_named_with_their_reason_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = saved(
        tmp_path / "ban-ky",
        to_trinh__pdf=pdf("đã ký", change=_script),
        bien_ban_hop__pdf=pdf("a", change=lambda writer: writer.encrypt("x", algorithm="RC4-128")),
        report_HL_16__pdf=pdf("a", "b")[:400],
        report_HL_01__jpg=b"\xff\xd8\xff" + b"x" * 50,
        report_HL_02__pdf=b"PK\x03\x04",
        report_HL_99__pdf=pdf("a"),
        anh_chup__jpg=jpeg(),
    )
    (folder / "bien-ban-hop_2.pdf").symlink_to("/etc/passwd")
    assert main(_command("xa-huong-lua-2026", tmp_path / "ho-so", "--parts", str(folder))) == 1
    shown = capsys.readouterr()
    out = _words(shown.out)
    assert "1. Tờ trình kèm danh sách: trang 2; tệp to_trinh.pdf" in out
    assert "2. Biên bản họp xét: CÒN THIẾU: tệp đã gửi chưa dùng được; tệp bien_ban_hop.pdf, bien-ban-hop_2.pdf" in out
    assert "Ông Phạm Mẫu Đức: CÒN THIẾU: tệp đã gửi chưa dùng được; tệp report_HL_16.pdf" in out
    assert "Lưu ý: to_trinh.pdf: đã bỏ mã JavaScript" in out
    told = dict(line.split(": ", 2)[1:] for line in shown.err.splitlines() if line.count(": ") > 1)
    assert told["bien_ban_hop.pdf"].startswith("tệp PDF có mật khẩu")
    assert told["bien-ban-hop_2.pdf"].startswith("là liên kết đến tệp khác")
    assert told["report_HL_16.pdf"].startswith("tệp PDF bị hỏng")
    assert told["report_HL_99.pdf"].startswith("không rõ là thành phần nào của hồ sơ, có phải là «report-HL-")
    assert told["anh_chup.jpg"].startswith("không rõ là thành phần nào của hồ sơ; tên tệp bắt đầu bằng một trong:")
    content = (tmp_path / "ho-so" / "ho-so-commendation.pdf").read_bytes()
    assert (b"JavaScript" in content, b"app.alert" in content) == (False, False)
    assert "đã ký" in PdfReader(BytesIO(content)).pages[1].extract_text()


def test_sets_are_chosen_within_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(_command("xa-huong-lua-2026", tmp_path / "ho-so", "--sets", "3", "--two-sided")) == 0
    assert "3 bộ, mỗi bộ" in _words(capsys.readouterr().out)
    for wrong in ("0", "21", "hai", "²"):
        with pytest.raises(SystemExit) as stopped:
            main(_command("xa-huong-lua-2026", tmp_path / "ho-so", "--sets", wrong))
        assert stopped.value.code == 2
        assert f"cần số bộ từ 1 đến 20, ở đây là «{wrong}»" in capsys.readouterr().err


def test_dossiers_of_each_stand_in_a_folder_and_other_files_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ho-so"
    assert main(_command("xa-huong-lua-2026", out, "--each")) == 0
    assert "Đã ghi 4 hồ sơ vào" in capsys.readouterr().out
    (out / "ho-so-goc.txt").write_text("của tôi", encoding="utf-8")
    assert main(_command("xa-huong-lua-2026", out)) == 0
    assert sorted(one.name for one in out.iterdir()) == ["ho-so-commendation.pdf", "ho-so-goc.txt"]


def test_the_folder_of_parts_must_be_there_and_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(_command("xa-huong-lua-2026", tmp_path / "o", "--parts", str(tmp_path / "khong-co"))) == 2
    assert "không có thư mục" in capsys.readouterr().err
    assert main(_command("xa-huong-lua-2026", tmp_path / "o", "--parts", str(tmp_path))) == 2
    assert "--out phải nằm ngoài thư mục --parts" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_letters_that_the_font_lacks_are_told_with_the_part_they_stand_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "so-lieu.csv"
    known = (DEMO / "facts/xa-huong-lua-2026.csv").read_text(encoding="utf-8")
    facts.write_text(known.replace("Thôn Hoa Ban", "Thôn Hoa 中"), encoding="utf-8")
    command = _command("xa-huong-lua-2026", tmp_path / "ho-so")
    main([*command[:2], str(facts), *command[3:]])
    (told,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("LƯU Ý: phông")]
    assert "không có chữ «中» (U+4E2D) nhập ở tên của HL-09" in told
    assert "có trong: Tờ trình kèm danh sách, phụ lục, danh sách, «Thôn Hoa 中»" in told
    assert "Thôn Hoa 中, phần đầu, «Thôn Hoa 中»" in told, "its own report bears its name in the heading"
