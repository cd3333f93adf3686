"""A reward in words: the sum, and by law how it is worked out."""

from thidua.rules.money import Reward
from thidua.rules.wording.figures import day, figure, money


def say_reward(reward: Reward) -> str:
    """``759.000 đồng (0,3 × lương cơ sở 2.530.000 đồng, mức ngày 31/12/2026)``."""
    if reward.times is None or reward.salary is None or reward.on is None:
        return money(reward.amount)
    salary = money(reward.salary.amount)
    return f"{money(reward.amount)} ({figure(reward.times)} × lương cơ sở {salary}, mức ngày {day(reward.on)})"
