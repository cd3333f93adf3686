"""Lists of payment and of handing over: sums by award and in all, in words, with room to sign, by which decision."""

from datetime import date

import pytest

from tests.papers.kinds.cases import demo_case, one_of, papers_of, words_of
from thidua.papers.kinds.case import Case
from thidua.papers.office import Issued
from thidua.papers.paper import Paper, RowKind, Table, plain
from thidua.papers.vietnamese import money_in_words

PAYMENT, HAND_OVER = "danh-sach-chi-tien", "danh-sach-trao"
PLANS = (
    "an-bien-2020",
    "cu-chi-2020",
    "hoa-thanh-2018",
    "long-thanh-2024",
    "thai-nguyen-2018-2020",
    "xa-huong-lua-2026",
)


def _table(paper: Paper) -> Table:
    (table,) = (block for block in paper.body if isinstance(block, Table))
    return table


def _sums(paper: Paper) -> list[tuple[str, str]]:
    """Heading of each award, then the sum of each holder and of the award, with what the row is."""
    return [(row.kind.value, " | ".join(filter(None, words_of(row.cells)))) for row in _table(paper).rows]


def test_prizes_are_added_up_by_award_and_in_all() -> None:
    paper = one_of(demo_case("hoa-thanh-2018"), PAYMENT)
    assert [(kind, words.split(" | ")[-1]) for kind, words in _sums(paper)] == [
        ("group", "I. Giải Nhất (01 tập thể)"),
        ("body", "1.200.000"),
        ("group", "II. Giải Nhì (01 tập thể)"),
        ("body", "1.000.000"),
        ("group", "III. Giải Ba (01 tập thể)"),
        ("body", "800.000"),
        ("group", "IV. Giải khuyến khích (02 tập thể)"),
        ("body", "500.000"),
        ("body", "500.000"),
        ("total", "1.000.000"),
        ("total", "4.000.000"),
    ]
    assert "Tổng số tiền: 4.000.000 đồng (Bốn triệu đồng)." in " ".join(words_of(paper.body))


def test_money_by_law_is_of_the_day_of_the_decision() -> None:
    """0.3 of a base salary of 2,530,000 from 1 July 2026; a collective twice that."""
    paper = one_of(demo_case("xa-huong-lua-2026"), PAYMENT)
    assert [words.split(" | ")[-1] for kind, words in _sums(paper) if kind != "group"] == [
        "1.518.000", "1.518.000", "1.518.000", "4.554.000", "759.000", "5.313.000",
    ]  # fmt: skip
    assert f"5.313.000 đồng ({money_in_words(5_313_000)})." in " ".join(words_of(paper.body))


@pytest.mark.parametrize("plan_id", PLANS)
@pytest.mark.parametrize("kind", [PAYMENT, HAND_OVER])
def test_with_the_office_known_nothing_is_open_and_everybody_has_room_to_sign(plan_id: str, kind: str) -> None:
    case = demo_case(plan_id)
    for paper in papers_of(case, kind):
        assert paper.gaps == ()
        table = _table(paper)
        assert "Ký nhận" in [plain(column.heading) for column in table.columns]
        named = [row for row in table.rows if row.kind is RowKind.BODY]
        given = [award for result in case.evaluation.results for award in result.awards]
        paid = [award for award in given if case.plan.awards[award].money is not None]
        assert len(named) == len(paid if kind == PAYMENT else given)


@pytest.mark.parametrize("plan_id", PLANS)
def test_only_awards_with_money_are_paid(plan_id: str) -> None:
    paid = plan_id in ("hoa-thanh-2018", "xa-huong-lua-2026")
    assert len(papers_of(demo_case(plan_id), PAYMENT)) == paid


def test_the_decision_is_cited_and_its_year_is_that_of_the_list() -> None:
    """Hòa Thành's campaign of 2018 is decided in 2019."""
    paper = one_of(demo_case("hoa-thanh-2018"), HAND_OVER)
    cited = "Theo Quyết định số 1207/QĐ-UBND ngày 22 tháng 01 năm 2019 của Chủ tịch Ủy ban nhân dân huyện Hòa Thành."
    assert words_of(paper.body)[0] == cited
    assert paper.head.day is not None
    assert (paper.head.day.year, paper.head.day.month) == (2019, None)


def test_a_day_that_is_entered_stays() -> None:
    case = demo_case("hoa-thanh-2018")
    papers = {**case.office.papers, HAND_OVER: Issued(day=date(2019, 2, 1))}
    paper = one_of(Case(case.evaluation, case.office.model_copy(update={"papers": papers})), HAND_OVER)
    assert paper.head.day is not None
    assert (paper.head.day.year, paper.head.day.month, paper.head.day.day) == (2019, 2, 1)


def test_sums_that_hang_on_an_open_day_are_gaps_and_not_added_up() -> None:
    case = demo_case("xa-huong-lua-2026")
    paper = one_of(Case(case.evaluation, case.office.model_copy(update={"papers": {}})), PAYMENT)
    assert [kind for kind, _ in _sums(paper)] == ["group", "body", "body", "body", "group", "body"]
    assert "tổng số tiền thưởng" in [gap.lacks for gap in paper.gaps]


@pytest.mark.parametrize(
    ("plan_id", "said"),
    [
        ("hoa-thanh-2018", "Danh sách có 10 lượt nhận khen thưởng, của 05 tập thể."),
        ("long-thanh-2024", "Danh sách có 03 tập thể và 03 cá nhân được nhận khen thưởng."),
    ],
)
def test_the_list_of_handing_over_says_how_many(plan_id: str, said: str) -> None:
    assert said in words_of(one_of(demo_case(plan_id), HAND_OVER).body)
