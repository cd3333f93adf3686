"""The text announces a number of places and its parts come to another."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.awards import Award
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.plan.model.text import Announced
from thidua.rules.wording.figures import figure

CODE = "quota-mismatch"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each announced number that some round does not come to."""
    for announced in study.plan.announced:
        if announced.of != "places":
            continue
        rounds = _rounds(study.plan, announced)
        if wrong := [said for found in rounds if (said := _wrong(study.plan, announced, found))]:
            places = f"{figure(announced.number)} chỗ{_whose(study.plan, announced)}"
            message = f"Văn bản nêu {places} nhưng {'; '.join(wrong)}"
            yield study.found(CODE, announced.clause, announced.line, message)


def _rounds(plan: Plan, announced: Announced) -> tuple[str, ...]:
    return announced.rounds or tuple(
        found.id for found in plan.rounds.values() if found.kind != "ad_hoc" and not found.is_part
    )


def _wrong(plan: Plan, announced: Announced, round_id: str) -> str | None:
    """What the parts come to in a round, in words, where that is not the number announced."""
    awards = [plan.awards[announced.award]] if announced.award else list(plan.awards.values())
    sums = [_places(plan, award, announced.kind, round_id) for award in awards]
    total = sum(part for part in sums if part is not None)
    if None in sums or total == announced.number:
        return None
    return f"các phần của đợt {plan.rounds[round_id].label} cộng lại là {total}"


def _places(plan: Plan, award: Award, kind: str | None, round_id: str) -> int | None:
    """Places of an award in a round; None where some depend on who takes part: a share, or one bound for each
    instance. What is nested in a quota adds nothing.
    """
    if not plan.rounds[round_id].is_meant(award.rounds):
        return 0
    total = award.places or 0
    for quota in award.quotas:
        if (quota.rounds and round_id not in quota.rounds) or (kind and quota.kind and kind not in quota.kind):
            continue
        if not isinstance(quota.places, int) or quota.per is not None:
            return None
        total += quota.places
    return total


def _whose(plan: Plan, announced: Announced) -> str:
    award = f" {plan.awards[announced.award].label}" if announced.award else ""
    kind = f" cho {KIND_LABELS[announced.kind]}" if announced.kind else ""
    return award + kind
