"""Cases of dossiers: those of the demo, and Củ Chi with citizens and enterprises, of whom some need a tax paper."""

from functools import cache
from pathlib import Path

from tests.papers.kinds.cases import demo_case
from thidua.catalogue import plan_files
from thidua.papers.kinds.case import Case
from thidua.papers.office_file import EMPTY
from thidua.plan.reader import read_plan
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Given, Participant

__all__ = ["demo_case", "tax_case"]

_USES = {"uses_online_services": Given(True)}
TAXED = (
    Participant("DN-1", "enterprise", "enterprise", _USES, "Hợp tác xã Mẫu"),
    Participant("ND-1", "citizen", "citizen", {**_USES, "heads_enterprise": Given(True)}, "Nguyễn Mẫu An"),
    Participant("ND-2", "citizen", "citizen", {**_USES, "heads_enterprise": Given(False)}, "Trần Mẫu Bình"),
    Participant("ND-3", "citizen", "citizen", _USES, "Lê Mẫu Chi"),
)


@cache
def tax_case() -> Case:
    """One enterprise, the head of one, one who heads none, and one of whom nobody knows: all proposed."""
    plan = read_plan(plan_files()["cu-chi-2020"])
    choices = [Choice(one.id, "giay_khen", "Góp ý có ích") for one in TAXED]
    evaluation = evaluate(plan, TAXED, next(iter(plan.rounds)), choices)
    assert evaluation.refused == ()
    return Case(evaluation, EMPTY)


def saved(folder: Path, **files: bytes) -> Path:
    """A folder with these files: ``to_trinh__pdf`` is ``to_trinh.pdf``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    return folder
