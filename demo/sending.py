"""What comes back from the participants of a story: forms filled in with care, and some not quite as asked."""

import csv
from pathlib import Path
from random import Random

from demo.blank_forms import open_form
from demo.drawn import draw, draw_facts
from demo.mistakes import forms_that_disagree, hide_row, legacy_evidence
from demo.paper import FACTS, Paper
from demo.stories import Story
from demo.typing_in import register, type_facts
from thidua.plan.model.plan import Plan

OLD_FONT = "B¸o c¸o sè 12 cña phßng"
STRANGER = "Trạm thủy văn số 9 (mẫu)"


def fill_inbox(plan: Plan, story: Story, facts: Path, forms: Path, inbox: Path) -> int:
    """Fill in the blank forms of a folder, and what is sent back of them in the new folder ``inbox``; how many files.

    The forms themselves are filled in as they should be: what goes wrong, goes wrong on the way.
    """
    inbox.mkdir()
    random = Random(story.plan)
    with facts.open(encoding="utf-8", newline="") as stream:
        rows = {row["participant"]: row for row in csv.DictReader(stream)}
    for code, row in rows.items():
        paper = open_form(plan, forms / f"{code}.xlsx", code, row["name"])
        type_facts(paper, plan, row)
        paper.save(forms)
        if code == story.drawn:
            paper = _draw(plan, code, row)
            type_facts(paper, plan, row)
        if code != story.drawn and any(slot[0] == "bieu_1" for slot in paper.places):
            register(paper, plan, random)
        _mistaken(paper, plan, story)
        paper.save(inbox)
        if code == story.twice[0]:
            _again(paper, story.twice[1]).save(inbox)
    _strangers(plan, rows[story.renamed], inbox)
    return sum(1 for path in inbox.iterdir())


def _draw(plan: Plan, code: str, row: dict[str, str]) -> Paper:
    paper = draw(f"Bang so lieu {code[-2:]}.xlsx", code, row["name"])
    draw_facts(paper, plan, [name for name in plan.facts if row.get(name)])
    return paper


def _mistaken(paper: Paper, plan: Plan, story: Story) -> None:
    for code, fact, value in story.typed:
        if code == paper.code:
            paper.put((FACTS, fact, "value"), value, None)
    if paper.code == story.hidden[0]:
        hide_row(paper, (FACTS, story.hidden[1], "value"))
    if paper.code == story.renamed:
        paper.file = f"Bao cao {paper.code[:2]} ban cuoi (1).xlsx"
    evidence = [slot for slot in paper.typed if slot[2] == "evidence"]
    if paper.code == story.typed[0][0] and evidence:
        legacy_evidence(paper, evidence[-1][1], OLD_FONT)
    if paper.code == "CC-02":
        numbers = next(slot for slot in paper.typed if slot[0] == "bieu_1")
        named = int(paper.typed[numbers])
        forms_that_disagree(paper, numbers[1], plan.fields[numbers[1]].label, named + 3, named)


def _again(paper: Paper, fact: str) -> Paper:
    """The same once more, with other evidence, under a name of its own."""
    paper.file = f"{paper.code} gui lai.xlsx"
    paper.put((FACTS, fact, "evidence"), "Báo cáo số 9/BC (mẫu), bản gửi lại", None)
    return paper


def _strangers(plan: Plan, row: dict[str, str], inbox: Path) -> None:
    """A file of somebody who is not on the list, a letter, and a workbook that broke on its way."""
    paper = draw("Gui nham.xlsx", "", STRANGER)
    draw_facts(paper, plan, [name for name in plan.facts if row.get(name)])
    type_facts(paper, plan, row)
    whole = paper.save(inbox).read_bytes()
    (inbox / "Cong van.docx").write_bytes(b"PK")
    (inbox / "Tai ve chua xong.xlsx").write_bytes(whole[: len(whole) // 2])
