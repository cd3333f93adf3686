"""Every paper of every plan of the catalogue, from the demo's facts: written both ways and measured."""

import pytest

from tests.papers.kinds.cases import DEMO, demo_case, papers_of, words_of
from thidua.catalogue import plan_files
from thidua.papers.checking import check_pdf, check_word
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case
from thidua.papers.layout import layout_for
from thidua.papers.making import gaps_of
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file

PLANS = sorted(plan_files())
MEASURED = 2
"""Of kinds with a paper for each participant so many are measured."""

NEVER_MADE = {
    "an-bien-2020": ["bao-cao-don-vi", "phieu-diem", "cong-nhan-sang-kien", "danh-sach-chi-tien"],
    "cu-chi-2020": ["phieu-diem", "danh-sach-chi-tien"],
    "hoa-thanh-2018": ["bao-cao-don-vi", "cong-nhan-sang-kien"],
    "long-thanh-2024": ["bao-cao-don-vi", "phieu-diem", "cong-nhan-sang-kien", "danh-sach-chi-tien"],
    "thai-nguyen-2018-2020": ["bao-cao-don-vi", "phieu-diem", "cong-nhan-sang-kien", "danh-sach-chi-tien"],
    "xa-huong-lua-2026": ["don-doc", "cong-nhan-sang-kien"],
}
"""What a plan has no need of: points, recognition of initiatives, money, forms; reminders where nothing is missing."""


def _some(plan_id: str, kind: str, *, known: bool = True) -> list[Paper]:
    return papers_of(demo_case(plan_id, known=known), kind)[:MEASURED]


def test_the_demo_has_an_office_and_choices_for_every_plan() -> None:
    for folder, suffix in (("offices", ".yaml"), ("decisions", ".csv"), ("facts", ".csv")):
        assert sorted(file.stem for file in (DEMO / folder).glob(f"*{suffix}")) == PLANS


@pytest.mark.parametrize("plan_id", PLANS)
def test_each_kind_is_made_where_the_plan_needs_it(plan_id: str) -> None:
    assert [kind for kind in KINDS if not papers_of(demo_case(plan_id), kind)] == NEVER_MADE[plan_id]


LACKING: dict[str, dict[str, list[str]]] = {
    "an-bien-2020": {},
    "cu-chi-2020": {
        "cong-nhan-sang-kien": ["tên 01 sáng kiến được công nhận của Trần Mẫu Bình"],
        "bao-cao-tong-ket": ["kết quả mục tiêu 3"],
    },
    "hoa-thanh-2018": {},
    "long-thanh-2024": {
        kind: ["số của kế hoạch", "ngày ban hành kế hoạch"]
        for kind in (
            "phat-dong",
            "don-doc",
            "bao-cao-so-ket",
            "thong-bao",
            "to-trinh",
            "quyet-dinh",
            "bao-cao-tong-ket",
        )
    },
    "thai-nguyen-2018-2020": {},
    "xa-huong-lua-2026": {kind: ["ngày ban hành 06/2026/QH16"] for kind in ("to-trinh", "quyet-dinh")},
}
"""What the demo's papers lack in truth: a plan without a number, a law whose day is not known, two figures."""


@pytest.mark.parametrize("plan_id", PLANS)
def test_a_full_office_leaves_only_what_nobody_knows(plan_id: str) -> None:
    lacking = {
        kind: list(dict.fromkeys(gap.lacks for paper in papers_of(demo_case(plan_id), kind) for gap in gaps_of(paper)))
        for kind in KINDS
    }
    assert {kind: gaps for kind, gaps in lacking.items() if gaps} == LACKING[plan_id]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plan_id", PLANS)
def test_word_files_are_as_the_decree_wants_them(plan_id: str, kind: str) -> None:
    for paper in _some(plan_id, kind):
        assert check_word(layout_for(paper.head.day), word_file(paper)) == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plan_id", PLANS)
def test_pdfs_are_as_the_decree_wants_them(plan_id: str, kind: str) -> None:
    for paper in _some(plan_id, kind):
        assert check_pdf(layout_for(paper.head.day), pdf_file(paper)) == ()


@pytest.mark.parametrize("plan_id", PLANS)
def test_papers_are_made_also_where_nothing_is_known_of_the_office(plan_id: str) -> None:
    for kind in KINDS:
        for paper in _some(plan_id, kind, known=False):
            assert word_file(paper)


@pytest.mark.parametrize("plan_id", PLANS)
def test_no_paper_speaks_of_files_or_cells_or_in_the_marks_of_the_screen(plan_id: str) -> None:
    assert _screen_words(demo_case(plan_id)) == []


def _screen_words(case: Case) -> list[str]:
    texts = (text for kind in KINDS for paper in papers_of(case, kind) for text in words_of(paper))
    return [text for text in texts if any(mark in text for mark in ("«", "»", "(tệp", ".csv", "None", "Fraction("))]
