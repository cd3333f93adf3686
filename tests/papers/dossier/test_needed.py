"""What a dossier needs: parts in the plan's order, and those asked of some only where their condition holds."""

import pytest

from tests.papers.dossier.cases import demo_case, tax_case
from thidua.papers.dossier.needed import nominees, wanted

Lines = list[tuple[str, list[str], list[str]]]


def _wanted(codes: tuple[str, ...]) -> Lines:
    case = tax_case()
    dossier = case.plan.dossiers["giay_khen"]
    people = [one for one in nominees(case, dossier) if one.participant.id in codes]
    return [
        (
            one.part.id,
            [result.participant.id for result in one.each],
            [f"{result.participant.id} {' '.join(missing)}" for result, missing in one.unsure],
        )
        for one in wanted(case, dossier, people)
    ]


UNSURE = ["ND-3 heads_enterprise"]
COMMON: Lines = [("proposal", [], []), ("minutes", [], [])]


@pytest.mark.parametrize(
    ("codes", "reports", "taxed", "unsure"),
    [
        (("DN-1", "ND-1", "ND-2", "ND-3"), ["DN-1", "ND-1", "ND-2", "ND-3"], ["DN-1", "ND-1"], UNSURE),
        (("DN-1", "ND-2"), ["DN-1", "ND-2"], ["DN-1"], []),
        (("ND-3",), ["ND-3"], [], UNSURE),
    ],
)  # fmt: skip
def test_the_tax_paper_is_wanted_of_enterprises_and_their_heads(
    codes: tuple[str, ...], reports: list[str], taxed: list[str], unsure: list[str]
) -> None:
    assert [(part, sorted(each), missing) for part, each, missing in _wanted(codes)] == [
        *COMMON,
        ("achievement_report", reports, []),
        ("tax_confirmation", taxed, unsure),
    ]


def test_a_part_that_nobody_here_needs_is_left_out() -> None:
    assert [part for part, _, _ in _wanted(("ND-2",))] == ["proposal", "minutes", "achievement_report"]


def test_who_holds_another_award_is_not_proposed_here() -> None:
    case = demo_case("thai-nguyen-2018-2020")
    city, province = case.plan.dossiers.values()
    assert {one.participant.id for one in nominees(case, city)} == {"TN-01", "TN-05", "TN-06", "TN-10", "TN-14"}
    assert nominees(case, province) == []
