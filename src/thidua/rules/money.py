"""Money that goes with an award: the plan's own sum, or so many base salaries by the dated table of laws."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.plan.laws import BaseSalary, LegalReward, table
from thidua.plan.model.awards import BY_LAW, Award
from thidua.plan.model.plan import Plan

# Enterprises are rewarded like collectives, citizens like individuals.
_AS_COLLECTIVE = ("collective", "enterprise")


@dataclass(frozen=True, slots=True)
class Reward:
    """A sum in đồng, never rounded. By law it is ``times`` the ``salary`` that held ``on`` the day of the decision."""

    amount: Fraction
    times: Fraction | None = None
    salary: BaseSalary | None = None
    on: date | None = None


def reward(plan: Plan, award: Award, kind: str, round_id: str, decided_on: date | None = None) -> Reward | None:
    """What a holder of this kind gets; None where the plan gives no money or the table knows none for that day.

    While nobody has decided, the last day of the round stands for the day of the decision.
    """
    if award.money is None:
        return None
    if award.money != BY_LAW:
        return Reward(Fraction(award.money))
    day = decided_on or plan.rounds[round_id].to or plan.period.to
    ruled = next((one for one in table().rewards if one.form == award.form and one.holds_on(day)), None)
    salary = next((one for one in table().base_salary if one.holds_on(day)), None)
    if ruled is None or salary is None:
        return None
    times = _times(ruled, kind)
    return Reward(times * salary.amount, times, salary, day)


def _times(ruled: LegalReward, kind: str) -> Fraction:
    return ruled.collective if kind in _AS_COLLECTIVE else ruled.individual
