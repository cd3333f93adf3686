"""What every file is held against: the plan, the round, who may send, and the answers given so far."""

from dataclasses import dataclass, field

from thidua.plan.model.plan import Plan
from thidua.sheets.collate.answers import Answers
from thidua.sheets.collate.register import Register
from thidua.sheets.collate.values import Judge
from thidua.sheets.version import version_of


@dataclass(frozen=True, slots=True)
class Setting:
    """Handed to every worker once."""

    plan: Plan
    round_id: str
    register: Register
    answers: Answers
    version: str
    judge: Judge = field(compare=False)


def setting_of(plan: Plan, round_id: str, register: Register, answers: Answers) -> Setting:
    """The setting of one run."""
    return Setting(plan, round_id, register, answers, version_of(plan), Judge(plan))
