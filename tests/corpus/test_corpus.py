"""An inbox for each plan, with every mistake of the repertoire: exactly the planted questions, values and sums."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from demo.paper import Expected
from tests.corpus.collated import Collated, collate
from tests.corpus.inbox import Inbox
from tests.corpus.make import make
from tests.corpus.mistakes_page import rows_of_page
from thidua.catalogue import plan_files
from thidua.sheets.collate.question import LABELS


class Run(NamedTuple):
    """An inbox and what collating made of it."""

    inbox: Inbox
    found: Collated


Runs = Callable[[str], Run]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """The corpus of a plan, made and collated once."""

    @cache
    def run_of(plan_id: str) -> Run:
        folder = tmp_path_factory.mktemp(plan_id)
        return Run(make(plan_id, folder), collate(plan_id, folder))

    return run_of


@pytest.fixture(params=sorted(plan_files()))
def run(request: pytest.FixtureRequest, runs: Runs) -> Run:
    """The corpus of each plan."""
    return runs(request.param)


def labelled(questions: Counter[Expected]) -> Counter[Expected]:
    """The kinds as the list of questions names them."""
    names: dict[str, str] = {str(code): label for code, label in LABELS.items()}
    return Counter({replace(one, code=names[one.code]): times for one, times in questions.items()})


def test_the_questions_are_those_that_were_planted(run: Run) -> None:
    expected, found = labelled(run.inbox.asked), run.found.asked
    assert {"missing": list(expected - found), "beyond": list(found - expected)} == {"missing": [], "beyond": []}


def test_the_table_of_facts_holds_the_planted_values(run: Run) -> None:
    assert run.found.facts == run.inbox.facts


def test_every_file_and_row_is_counted_once(run: Run) -> None:
    inbox, found = run
    files, rows = found.sums("Tệp"), found.sums("Dòng")
    assert {name: files[name] for name in ("accepted", "asked", "refused")} == dict(inbox.files)
    assert {name: rows[name] for name in ("accepted", "asked")} == dict(inbox.rows)
    there = {path.relative_to(inbox.folder).as_posix() for path in inbox.folder.rglob("*") if path.is_file()}
    assert {name for name, _ in found.files()} == there - set(inbox.ignored)
    for sums in (files, rows):
        assert sums["all"] == sums["accepted"] + sums["asked"] + sums["refused"]


def test_the_roll_up_holds_the_planted_lines(run: Run) -> None:
    inbox, found = run
    for form in inbox.plan.forms.values():
        columns = {column.label: column.id for column in form.columns.values()}
        page = found.table("tong-hop.xlsx", form.label.partition(".")[0][:31].strip())
        there = Counter(
            (row["Đơn vị"], name, row[label]) for row in page for label, name in columns.items() if row[label]
        )
        planted = Counter((who, slot[2], text) for (who, slot), text in inbox.lines.items() if slot[0] == form.id)
        assert (form.id, there) == (form.id, planted)


def test_those_who_sent_nothing_are_named(run: Run) -> None:
    inbox, found = run
    missing = [row["Mã"] for row in found.table("tong-hop.xlsx", "Đã gửi, chưa gửi") if row["Tình trạng"] == "Chưa gửi"]
    assert sorted(missing) == sorted({one.code for one in inbox.people.all} - inbox.sent)


def test_the_fields_are_summed_by_level(runs: Runs) -> None:
    inbox, found = runs("cu-chi-2020")
    groups = {one.name: one.group for one in inbox.people.all}
    for number, groups_of_level in enumerate((("unit", "radio_station"), ("school",)), 1):
        lines = [(slot, text) for (who, slot), text in inbox.lines.items() if groups[who] in groups_of_level]
        for field, one in inbox.plan.fields.items():
            stated = [int(text) for slot, text in lines if slot == ("bieu_1", field, "registered")]
            named = sum(
                len(text.split("\n"))
                for slot, text in lines
                if slot[0] == "bieu_2" and slot[1].partition(":")[0] == field and slot[2] == "names"
            )
            row = next(
                row for row in found.table("tong-hop.xlsx", f"Theo lĩnh vực {number}") if row["Lĩnh vực"] == one.label
            )
            expected = (str(sum(stated)), str(sum(count > 0 for count in stated)), str(named))
            assert tuple(row.values())[1:4] == expected


def test_the_same_seed_makes_the_same_corpus(runs: Runs, tmp_path: Path) -> None:
    first, again = runs("an-bien-2020").inbox, make("an-bien-2020", tmp_path)
    assert (again.asked, again.facts, again.lines) == (first.asked, first.facts, first.lines)
    assert [paper.typed for paper in again.papers] == [paper.typed for paper in first.papers]


def test_it_is_large_and_has_every_kind_of_question(runs: Runs) -> None:
    inboxes = [runs(plan_id).inbox for plan_id in plan_files()]
    assert sum(len(inbox.papers) for inbox in inboxes) >= 200
    assert {question.code for inbox in inboxes for question in inbox.asked} == set(LABELS)


def test_the_page_of_mistakes_shows_what_is_asked(runs: Runs) -> None:
    questions = [question for plan_id in plan_files() for question in runs(plan_id).found.questions]
    shown = list(rows_of_page())
    assert [row for row in shown if not any(row.fits(question) for question in questions)] == []
    assert {row.kind for row in shown} == set(LABELS.values())
