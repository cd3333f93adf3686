"""New parts through forms: the reader takes what comes to stand there, and without them the text is what it was."""

from fractions import Fraction

import pytest

from thidua.catalogue import plan_files
from thidua.office.plans.editing.fields import Adding, Ask, Panel, addings_of, fields_of, under
from thidua.office.plans.editing.posting import added
from thidua.office.plans.editing.removing import removal
from thidua.office.plans.editing.sections import SECTIONS
from thidua.office.plans.errors import PlanRefusedError
from thidua.office.plans.services.starting import SKELETON
from thidua.office.plans.study import Study, study_of
from thidua.plan.rewriting import rewritten
from thidua.plan.source import DataPath

TEXTS = {name: file.read_text(encoding="utf-8") for name, file in plan_files().items()}
TEXTS["skeleton"] = SKELETON.read_text(encoding="utf-8")
CASES = [(name, slug) for name in TEXTS for slug in SECTIONS]
AWARD, QUOTA, TIER = "Thêm hình thức khen", "Thêm chỉ tiêu số lượng", "Thêm mức điểm"
TYPED = {"number": "7", "whole": "3", "day": "1/6/2026", "codes": "Mục mới 1", "flag": "yes"}


def _study(text: str) -> Study:
    return study_of((("a.yaml", text),))


def _answer(ask: Ask) -> str:
    if ask.choices:
        return ask.start or ask.choices[0][0]
    return ask.start or TYPED.get(ask.kind, "Phần mới")


def _answers(adding: Adding) -> dict[str, str]:
    """An answer to every question that must have one, and to some more."""
    more = {"Thêm thời hạn": {"when": "1/6/2026"}}
    return {ask.name: _answer(ask) for ask in adding.asked if ask.needed} | more.get(adding.title, {})


def _panels(study: Study, slug: str) -> list[Panel]:
    return SECTIONS[slug].of(study)


def _removable(study: Study, slug: str) -> set[DataPath]:
    cards = [card for panel in _panels(study, slug) for card in panel.cards]
    return {card.path for card in cards if card.removable} | {path for card in cards for path, _ in card.inner}


def _new(before: Study, after: Study, slug: str) -> DataPath:
    """The part that has come into being."""
    return min(_removable(after, slug) - _removable(before, slug), key=len)


def _taken_out(study: Study, path: DataPath) -> str:
    found = removal(study, path, _study)
    assert [one.message for one in found.still] == []
    return rewritten(study.text, found.changes)


@pytest.mark.parametrize(("name", "slug"), CASES)
def test_what_is_added_can_be_read_and_taken_out_again(name: str, slug: str):
    text = TEXTS[name]
    study = _study(text)
    for adding in addings_of(_panels(study, slug)):
        if adding.title in (TIER, QUOTA):
            continue
        new = _study(rewritten(text, added(study.data, adding, _answers(adding))))
        assert (adding.title, [one.message for one in new.problems]) == (adding.title, [])
        assert _taken_out(new, _new(study, new, slug)) == text


@pytest.mark.parametrize("typed", [{"places": "2"}, {"share": "20%", "rounding": "up", "at_least": "1"}])
@pytest.mark.parametrize("name", TEXTS)
def test_a_quota_is_added_to_an_award_and_taken_out_again(name: str, typed: dict[str, str]):
    award = next(one for one in addings_of(_panels(_study(TEXTS[name]), "khen-thuong")) if one.title == AWARD)
    study = _study(rewritten(TEXTS[name], added(_study(TEXTS[name]).data, award, _answers(award))))
    quota = next(one for one in addings_of(_panels(study, "khen-thuong")) if one.title == QUOTA)
    awards = under(study.data, "awards")
    assert isinstance(awards, dict)
    answers = _answers(quota) | {"award": [*awards][-1], "places": "", "clause": "Mục mới 1"} | typed
    new = _study(rewritten(study.text, added(study.data, quota, answers)))
    assert new.problems == ()
    assert _taken_out(new, _new(study, new, "khen-thuong")) == study.text


@pytest.mark.parametrize("name", TEXTS)
def test_a_tier_of_points_parts_one_in_two_and_gives_it_back(name: str):
    text = TEXTS[name]
    study = _study(text)
    for panel in _panels(study, "thang-diem"):
        for card in panel.cards:
            if card.adding is None:
                continue
            steps = under(study.data, *card.adding.path)
            assert isinstance(steps, list)
            for level in ("0.5%", "1%", "50%", "96.5%", "99.9%", "1", "2.5", "40", "1000"):
                try:
                    changes = added(study.data, card.adding, {"from": level, "points": "1"})
                except PlanRefusedError:
                    continue
                new = _study(rewritten(text, changes))
                assert (card.title, level, new.problems) == (card.title, level, ())
                now = under(new.data, *card.adding.path)
                assert isinstance(now, list)
                assert len(now) == len(steps) + 1
                place = next(
                    n for n, one in enumerate(now) if under(one, "at_least") == level and under(one, "points") == "1"
                )
                assert _taken_out(new, (*card.adding.path, place)) == text


def test_several_scorers_are_ruled_changed_and_taken_out_where_somebody_judges():
    text = TEXTS["hoa-thanh-2018"]
    study = _study(text)
    adding = next(one for one in addings_of(_panels(study, "thang-diem")) if one.title == "Nhiều người chấm riêng")
    typed = {"of": "judged_1.1", "count": "2", "take": "mean", "apart": "1,5", "then": "closest", "decimals": "1"}
    new = _study(rewritten(text, added(study.data, adding, typed)))
    assert new.plan is not None
    path = ("facts", "judged_1.1", "scorers")
    scorers = new.plan.facts["judged_1.1"].scorers
    assert scorers is not None
    assert (scorers.count, scorers.apart, scorers.then) == (2, Fraction(3, 2), "closest")
    shown = {one.path: one.shown for one in fields_of(_panels(new, "thang-diem"))}
    assert (shown[*path, "apart"], shown[*path, "rounding", "decimals"]) == ("1,5", "1")
    assert _taken_out(new, path) == text
    with pytest.raises(PlanRefusedError, match="cả mức lệch"):
        added(study.data, adding, typed | {"then": ""})
