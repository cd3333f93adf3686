"""Cases of papers: the small plan, and each plan of the catalogue with the demo's facts, office and choices."""

from functools import cache
from pathlib import Path

from thidua.catalogue import plan_files
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case
from thidua.papers.labels import LABELS
from thidua.papers.office import Office
from thidua.papers.office_file import EMPTY, read_office
from thidua.papers.paper import Paper, plain
from thidua.plan.reader import read_plan
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate, first_round
from thidua.rules.facts import Given, Participant
from thidua.sheets.decisions import read_decisions
from thidua.sheets.facts import read_facts

HERE = Path(__file__).parent
DEMO = HERE.parents[2] / "demo"
PEOPLE = (
    Participant("T-1", "collective", "villages", {"helped": Given(40)}, "Thôn Đoài"),
    Participant("T-2", "collective", "villages", {"helped": Given(12)}, "Thôn Hạ"),
    Participant("T-3", "individual", "villages", {"helped": Given(30)}, "Trần Mẫu Ánh"),
    Participant("T-4", "individual", "villages", {"helped": Given(25)}, "Bùi Mẫu An"),
    Participant("T-5", "individual", "villages", {"helped": Given(3)}, "Đỗ Mẫu Bình"),
    Participant("T-6", "individual", "villages", {}, "Lê Mẫu Chi"),
)
CHOSEN = ("T-1", "T-3", "T-4")


def small_case(chosen: tuple[str, ...] = CHOSEN, office: Office | None = None) -> Case:
    """The small plan: a council has chosen, a deputy signs."""
    plan = read_plan(HERE / "small.yaml")
    known = read_office(HERE / "small_office.yaml", plan, tuple(KINDS)) if office is None else office
    choices = [Choice(name, "giay_khen", "Hướng dẫn nhiều hồ sơ") for name in chosen]
    return Case(evaluate(plan, PEOPLE, "2026", choices), known)


@cache
def demo_case(plan_id: str, *, known: bool = True) -> Case:
    """A plan of the catalogue with the demo's facts; with its office and choices, or with nothing known of these."""
    plan = read_plan(plan_files()[plan_id])
    round_id = first_round(plan)
    table = read_facts(DEMO / "facts" / f"{plan_id}.csv", plan, round_id)
    choices = read_decisions(DEMO / "decisions" / f"{plan_id}.csv", plan)[0] if known else []
    evaluation = evaluate(plan, table.participants, round_id, choices, table.left_out, (), table.parts)
    assert evaluation.refused == ()
    office = read_office(DEMO / "offices" / f"{plan_id}.yaml", plan, tuple(LABELS)) if known else EMPTY
    return Case(evaluation, office)


def papers_of(case: Case, kind: str) -> list[Paper]:
    """The papers of one kind."""
    return [made.paper for made in KINDS[kind].make(case)]


def one_of(case: Case, kind: str) -> Paper:
    """The only paper of a kind."""
    (paper,) = papers_of(case, kind)
    return paper


def words_of(part: object) -> list[str]:
    """Every text inside a description, in the order of reading."""
    from dataclasses import fields, is_dataclass

    from thidua.papers.paper import Gap, Run

    if isinstance(part, (str, Run, Gap)):
        return [plain(part)]
    if isinstance(part, tuple):
        if part and all(isinstance(one, (str, Run, Gap)) for one in part) and not all(isinstance(o, str) for o in part):
            return [plain(part)]
        return [text for one in part for text in words_of(one)]
    if is_dataclass(part):
        return [text for field in fields(part) for text in words_of(getattr(part, field.name))]
    return []
