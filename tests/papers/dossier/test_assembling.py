"""Dossiers put together: parts made and sent, what lacks, sets, one for each; pages as the contents say."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.papers.dossier.cases import demo_case, saved, tax_case
from tests.papers.dossier.pdfs import pdf
from tests.papers.dossier.pictures import jpeg
from thidua.papers.dossier import Assembled, Choices, Outcome, assembling, write_dossiers
from thidua.papers.dossier.contents import Listed
from thidua.papers.dossier.naming import Stray
from thidua.papers.kinds.case import Case

TITLES = {
    "proposal": "TỜ TRÌNH",
    "minutes": "BIÊN BẢN",
    "achievement_report": "BÁO CÁO THÀNH TÍCH",
    "summary_list": "DANH SÁCH",
}
AS_RULED = Choices()


def _made(case: Case, out: Path, folder: Path | None = None, choices: Choices = AS_RULED) -> tuple[Assembled, Outcome]:
    outcome = write_dossiers(case, out, folder, choices)
    return outcome.written[0], outcome


def _pages(file: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(file.read_bytes())).pages]


def _line(one: Assembled, number: str) -> Listed:
    return next(line for line in one.joined.listed if line.number == number)


@pytest.mark.parametrize(
    ("plan_id", "file", "sets"),
    [
        ("an-bien-2020", "ho-so-giay_khen.pdf", 1),
        ("cu-chi-2020", "ho-so-giay_khen.pdf", 2),
        ("long-thanh-2024", "ho-so-commendation.pdf", 1),
        ("thai-nguyen-2018-2020", "ho-so-city.pdf", 1),
        ("xa-huong-lua-2026", "ho-so-commendation.pdf", 1),
    ],
)
def test_each_part_stands_on_the_pages_that_the_contents_give(
    tmp_path: Path, plan_id: str, file: str, sets: int
) -> None:
    case = demo_case(plan_id)
    one, outcome = _made(case, tmp_path / "ho-so")
    assert (one.file, one.sets, len(outcome.written), outcome.strays) == (file, sets, 1, ())
    pages = _pages(tmp_path / "ho-so" / file)
    assert len(pages) == sets * one.joined.pages
    papers = [part.paper for part in one.dossier.parts.values() if part.paper != "confirmation"]
    assert {line.number.partition(".")[0] for line in one.joined.listed} == {str(at + 1) for at in range(len(papers))}
    for at in range(sets):
        own = pages[at * one.joined.pages : (at + 1) * one.joined.pages]
        assert f"Bộ số {at + 1:02}/{sets:02}" in own[0]
        for line in one.joined.listed:
            printed = f"{line.number} {line.title} {line.span}".strip()
            assert printed in own[0]
            if line.pages:
                number = int(line.number.partition(".")[0])
                assert TITLES[papers[number - 1]] in own[line.page - 1].upper()
                assert f"Hồ sơ: trang {line.page}/{one.joined.pages}" in own[line.page - 1]
    # Nothing stands between the parts, and nothing is left over.
    ends = [1, *(line.page + line.pages - 1 for line in one.joined.listed if line.pages)]
    assert [line.page for line in one.joined.listed if line.pages] == [end + 1 for end in ends[:-1]]
    assert ends[-1] == one.joined.pages


def test_each_report_is_of_the_one_whose_name_the_contents_give(tmp_path: Path) -> None:
    case = demo_case("long-thanh-2024")
    one, _ = _made(case, tmp_path / "ho-so")
    pages = _pages(tmp_path / "ho-so" / one.file)
    people = {line.title.split(maxsplit=1)[-1]: line.page for line in one.joined.listed if "." in line.number}
    assert len(people) == 6
    for name, page in people.items():
        # A place in a name is in capitals where the collective itself reports.
        assert name.upper() in pages[page - 1].upper()


def test_a_file_that_was_sent_takes_the_place_of_the_draft(tmp_path: Path) -> None:
    folder = saved(
        tmp_path / "ban-ky",
        to_trinh__pdf=pdf("tờ trình đã ký", "trang hai"),
        bien_ban_hop_CC_01_1__jpg=jpeg(),
        bien_ban_hop_CC_01_2__pdf=pdf("biên bản của xã"),
    )
    one, outcome = _made(demo_case("cu-chi-2020"), tmp_path / "ho-so", folder)
    assert outcome.strays == ()
    proposal, own = _line(one, "1"), _line(one, "2.2")
    assert (proposal.page, proposal.pages, proposal.files, proposal.lacks) == (2, 2, ("to_trinh.pdf",), False)
    assert (own.title, own.pages, own.files) == (
        "UBND xã Hoa Sen",
        2,
        ("bien_ban_hop_CC_01_1.jpg", "bien_ban_hop_CC_01_2.pdf"),
    )
    pages = _pages(tmp_path / "ho-so" / one.file)
    assert "tờ trình đã ký" in pages[1]
    assert "biên bản của xã" in pages[own.page]


def test_a_word_file_is_passed_over_beside_its_pdf_and_refused_alone(tmp_path: Path) -> None:
    word = b"PK\x03\x04" + b"x" * 50
    folder = saved(tmp_path / "ban-ky", to_trinh__pdf=pdf("đã ký"), to_trinh__docx=word, bao_cao_thanh_tich__docx=word)
    one, outcome = _made(demo_case("an-bien-2020"), tmp_path / "ho-so", folder)
    assert _line(one, "1").files == ("to_trinh.pdf",)
    why = "không phải là tệp PDF, JPEG hay PNG; đây là tệp Word, Excel hoặc tệp nén; hãy in ra PDF"
    assert outcome.strays == (Stray("bao_cao_thanh_tich.docx", why),)


def test_one_file_of_everybodys_reports_stands_for_all_of_them(tmp_path: Path) -> None:
    folder = saved(tmp_path / "ban-ky", bao_cao_thanh_tich__pdf=pdf("mọi báo cáo"))
    one, _ = _made(demo_case("an-bien-2020"), tmp_path / "ho-so", folder)
    assert [(line.number, line.title, line.span) for line in one.joined.listed] == [
        ("1", "Tờ trình đề nghị khen thưởng", "2–4"),
        ("2", "Báo cáo thành tích", "5"),
    ]


def _taxed(tmp_path: Path, **files: bytes) -> tuple[list[tuple[str, str, str]], tuple[Stray, ...]]:
    one, outcome = _made(tax_case(), tmp_path / "ho-so", saved(tmp_path / "ban-ky", **files))
    return [(line.title, line.span, line.note) for line in one.joined.listed if line.number[0] == "4"], outcome.strays


UNSURE = "CHƯA RÕ có cần không: thiếu số liệu “Là người đứng đầu doanh nghiệp”"


def test_what_nobody_sent_is_marked_and_what_hangs_on_an_unknown_fact_says_so(tmp_path: Path) -> None:
    lines, strays = _taxed(tmp_path)
    assert lines == [
        ("Xác nhận của cơ quan thuế", "", ""),
        ("Hợp tác xã Mẫu", "", "CÒN THIẾU"),
        ("Nguyễn Mẫu An", "", "CÒN THIẾU"),
        ("Lê Mẫu Chi", "", UNSURE),
    ]
    assert strays == ()
    assert _pages(tmp_path / "ho-so" / "ho-so-giay_khen.pdf")[0].count("CÒN THIẾU") == 2


def test_a_paper_asked_of_some_only_stands_for_those_and_is_told_of_others(tmp_path: Path) -> None:
    lines, strays = _taxed(
        tmp_path,
        xac_nhan_DN_1__pdf=pdf("thuế"),
        tax_confirmation_ND_2__pdf=pdf("thuế"),
        tax_confirmation_ND_3__pdf=pdf("thuế"),
    )
    assert [(title, bool(span), note) for title, span, note in lines] == [
        ("Xác nhận của cơ quan thuế", False, ""),
        ("Hợp tác xã Mẫu", True, ""),
        ("Nguyễn Mẫu An", False, "CÒN THIẾU"),
        ("Lê Mẫu Chi", True, ""),
    ]
    why = "«Xác nhận của cơ quan thuế» không hỏi ND-2 nên tệp không được ghép"
    assert strays == (Stray("tax_confirmation_ND_2.pdf", why, mistake=False),)


def test_a_file_that_cannot_be_used_leaves_its_place_open_and_the_rest_goes_on(tmp_path: Path) -> None:
    locked = pdf("trang", change=lambda writer: writer.encrypt("mat-khau", algorithm="RC4-128"))
    lines, strays = _taxed(tmp_path, xac_nhan_DN_1__pdf=locked, xac_nhan_ND_1__pdf=pdf("thuế"))
    assert lines[1] == ("Hợp tác xã Mẫu", "", "CÒN THIẾU: tệp đã gửi chưa dùng được")
    assert (lines[2][0], bool(lines[2][1])) == ("Nguyễn Mẫu An", True)
    assert [(stray.name, stray.why, stray.mistake) for stray in strays] == [
        ("xac_nhan_DN_1.pdf", "tệp PDF có mật khẩu; hãy bỏ mật khẩu rồi gửi lại", True)
    ]


def test_a_dossier_for_each_holds_their_own_papers_alone(tmp_path: Path) -> None:
    folder = saved(tmp_path / "ban-ky", minutes_CC_01__pdf=pdf("biên bản của xã"))
    outcome = write_dossiers(demo_case("cu-chi-2020"), tmp_path / "ho-so", folder, Choices(sets=1, each=True))
    files = {f"ho-so-giay_khen/{code}.pdf" for code in ("CC-01", "CC-07", "CC-09", "CC-11")}
    assert {one.file for one in outcome.written} == files
    for one in outcome.written:
        assert [line.number for line in one.joined.listed] == ["1", "2", "3"]
    own = next(one for one in outcome.written if one.file.endswith("CC-01.pdf"))
    assert _line(own, "2").files == ("minutes_CC_01.pdf",)
    assert "Đề nghị cho: UBND xã Hoa Sen" in _pages(tmp_path / "ho-so" / own.file)[0]


def test_sets_and_two_sided_print_are_chosen(tmp_path: Path) -> None:
    one, _ = _made(demo_case("an-bien-2020"), tmp_path / "ho-so", None, Choices(sets=3, odd=True))
    pages = _pages(tmp_path / "ho-so" / one.file)
    assert len(pages) == 3 * one.joined.pages
    assert all(line.page % 2 for line in one.joined.listed if line.pages)
    assert [page.count("Bộ số") for page in pages].count(1) == 3


def test_a_dossier_of_which_nobody_is_proposed_is_named_and_not_made(tmp_path: Path) -> None:
    outcome = write_dossiers(demo_case("thai-nguyen-2018-2020", known=False), tmp_path / "ho-so")
    assert (outcome.written, [one.id for one in outcome.nobody]) == ((), ["city", "province"])
    assert not (tmp_path / "ho-so").exists()


def test_files_beyond_what_memory_bears_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = pdf("tờ trình đã ký")
    monkeypatch.setattr(assembling, "MAX_TOGETHER", len(page) + 100)
    folder = saved(tmp_path / "ban-ky", bao_cao_thanh_tich__pdf=page, to_trinh__pdf=page)
    _, outcome = _made(demo_case("an-bien-2020"), tmp_path / "ho-so", folder)
    assert [(stray.name, stray.mistake) for stray in outcome.strays] == [("to_trinh.pdf", True)]


def test_the_same_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = saved(tmp_path / "ban-ky", bao_cao_thanh_tich__jpg=jpeg())
    for out in ("mot", "hai"):
        write_dossiers(demo_case("an-bien-2020"), tmp_path / out, folder)
    assert (tmp_path / "mot" / "ho-so-giay_khen.pdf").read_bytes() == (
        tmp_path / "hai" / "ho-so-giay_khen.pdf"
    ).read_bytes()
