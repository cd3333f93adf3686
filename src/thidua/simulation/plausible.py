"""Plausible facts of invented participants: near the bounds at which the plan's rules turn, better for the better ones.

Each participant has a skill; what the plan calls good comes with it, and some luck. Nothing here is a forecast.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import last_days
from thidua.rules.facts import FactValue, Given, Participant
from thidua.rules.limits import highest, lowest
from thidua.rules.measures import level_order
from thidua.rules.sheet import concerns
from thidua.simulation.turning import Turns, turns_of

THOUSAND = 1000
SURE = 700
"""So many in a thousand do well whatever their skill."""
USUAL_WHOLE = (20, 400)
"""Between these lie the wholes of shares."""
USUAL_TOP = Fraction(10)
"""What many come near to where the plan sets no bound."""


class Drawing:
    """Draws the facts of participants of one plan and round."""

    def __init__(self, plan: Plan, round_id: str, seed: int) -> None:
        self.plan, self.luck = plan, Random(seed)
        self.turns: Turns = turns_of(plan)
        self.wholes = {whole for _, whole in self.turns.of_shares} | {
            fact.part_of for fact in plan.facts.values() if fact.part_of
        }
        self.days = last_days(plan, round_id)

    def everybody(self, counts: Mapping[tuple[str, str], int]) -> list[Participant]:
        """So many of each kind and group, with facts."""
        those = [
            Participant(f"{group}-{kind}-{number}", kind, group)
            for (kind, group), count in counts.items()
            for number in range(1, count + 1)
        ]
        return [self._one(one, those) for one in those]

    def _one(self, one: Participant, all_: Sequence[Participant]) -> Participant:
        skill = self.luck.randrange(THOUSAND + 1)
        facts: dict[str, Given] = {}
        for fact in self._in_order():
            if fact.lookup is None and concerns(fact.asked, one.kind, one.group):
                value = self._value(fact, skill, facts, one, all_)
                if value is not None:
                    facts[fact.id] = Given(value)
        return Participant(one.id, one.kind, one.group, facts)

    def _in_order(self) -> list[Fact]:
        """Wholes before their parts, a whole that is a part itself between."""

        def depth(fact: Fact) -> int:
            return 0 if fact.part_of is None else 1 + depth(self.plan.facts[fact.part_of])

        return sorted(self.plan.facts.values(), key=depth)

    def _value(
        self, fact: Fact, skill: int, facts: Mapping[str, Given], one: Participant, all_: Sequence[Participant]
    ) -> FactValue | None:
        match fact.type:
            case "yes_no":
                return self._luckily(skill, good=fact.better != "lower")
            case "level":
                levels = list(level_order(self.plan, fact.id))
                return levels[self._position(skill, fact) * len(levels) // (THOUSAND + 1)]
            case "date":
                return self._day(fact, skill)
            case "participant":
                others = [
                    other.id for other in all_ if other.id != one.id and other.kind in (fact.names or (other.kind,))
                ]
                return self.luck.choice(others) if others else None
        return self._number(fact, skill, facts)

    def _number(self, fact: Fact, skill: int, facts: Mapping[str, Given]) -> FactValue:
        whole = facts.get(fact.part_of or self._whole_of(fact.id) or "")
        least = lowest(fact) or Fraction(0)
        limit = highest(self.plan, fact)
        if whole is not None and isinstance(whole.value, int | Fraction):
            value = Fraction(whole.value) * self._ratio(fact, skill)
        elif fact.id in self.wholes:
            value = Fraction(self.luck.randint(*USUAL_WHOLE))
        elif fact.type == "points" and limit is not None:
            value = least + (limit - least) * (THOUSAND + 2 * self._position(skill, fact)) / (3 * THOUSAND)
            value = Fraction(round(value * 2), 2)
        elif fact.better == "lower":
            value = Fraction(self._few(skill))
        else:
            top = max(self.turns.of[fact.id], default=USUAL_TOP)
            value = top * 3 * self._position(skill, fact) / (2 * THOUSAND)
        value = max(value, least) if limit is None else min(max(value, least), limit)
        return round(value) if fact.type == "count" else Fraction(round(value * 10), 10)

    def _day(self, fact: Fact, skill: int) -> date | None:
        """Near the last day that it is held against, seldom after it; some day of the round where there is none."""
        last = self.days.get(self.turns.by.get(fact.id, "")) or max(self.days.values(), default=None)
        if last is None:
            return None
        in_time = self._luckily(skill, good=True)
        return last + timedelta(days=-self.luck.randint(0, 20) if in_time else self.luck.randint(1, 5))

    def _whole_of(self, name: str) -> str | None:
        return next((whole for part, whole in self.turns.of_shares if part == name), None)

    def _ratio(self, fact: Fact, skill: int) -> Fraction:
        """Around the bounds of the shares of which it is a part: from below the lowest up to all."""
        bounds = [bound for (part, _), found in self.turns.of_shares.items() if part == fact.id for bound in found]
        bounds = [bound for bound in bounds if 0 < bound <= 1] or [Fraction(1, 2)]
        low, high = min(bounds) * 9 / 10, min(max(bounds) * 11 / 10, Fraction(1))
        return low + (high - low) * self._position(skill, fact) / THOUSAND

    def _position(self, skill: int, fact: Fact) -> int:
        """Where between worst and best, in thousandths: more skill than luck, nearer to the best than to the worst."""
        short = THOUSAND - (2 * skill + self.luck.randrange(THOUSAND + 1)) // 3
        short = short * short // THOUSAND
        return short if fact.better == "lower" else THOUSAND - short

    def _luckily(self, skill: int, *, good: bool) -> bool:
        return good if self.luck.randrange(THOUSAND) < SURE + (THOUSAND - SURE) * skill // THOUSAND else not good

    def _few(self, skill: int) -> int:
        count = 0
        while count < 5 and self.luck.randrange(THOUSAND) > SURE + (THOUSAND - SURE) * skill // THOUSAND:
            count += 1
        return count


def usual_counts(plan: Plan, count: int) -> dict[tuple[str, str], int]:
    """``count`` participants shared out evenly among the plan's groups with each kind in them, at least one each."""
    whom = [(kind, group.id) for group in plan.groups.values() for kind in group.kinds]
    share, rest = divmod(max(count, len(whom)), len(whom))
    return {one: share + (place < rest) for place, one in enumerate(whom)}
