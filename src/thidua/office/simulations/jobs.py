"""What the worker does to try a plan."""

from dataclasses import asdict
from typing import Any

from thidua.office.jobs.kinds import kind
from thidua.office.plans.errors import PlanRefusedError
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.plans.queries import plan_of, study_of_draft
from thidua.office.simulations.wanting import KIND, TITLE
from thidua.plan.model.plan import Plan
from thidua.simulation import simulate
from thidua.simulation.plausible import usual_counts
from thidua.simulation.telling import observations, tables


@kind(KIND, TITLE, refusals=(PlanRefusedError,))
def try_plan(
    work: Any, *, version: int = 0, draft: int = 0, participants: int = 60, runs: int = 20, seed: int = 1
) -> dict[str, Any]:
    """Try it. The result holds ``sentences`` and ``tables``, as pages show them."""
    plan = _plan(version, draft)
    work.begin(runs)
    found = simulate(plan, usual_counts(plan, participants), runs=runs, seed=seed, tell=work.step)
    return {
        "participants": found.participants,
        "runs": found.runs,
        "sentences": observations(found),
        "tables": [asdict(table) for table in tables(found)],
        "message": f"Đã thử {found.runs} lần với {found.participants} đối tượng giả định.",
    }


def _plan(version: int, draft: int) -> Plan:
    if version:
        return plan_of(PlanVersion.objects.get(pk=version))
    found = PlanDraft.objects.filter(pk=draft).first()
    if found is None:
        raise PlanRefusedError("Bản thảo không còn.")
    study = study_of_draft(found)
    if study.plan is None:
        raise PlanRefusedError("Bản thảo còn chỗ chưa đọc được, nên chưa thử được.")
    return study.plan
