"""A value for which the text gives no points. Covered where steps that readings added take all of it."""

from collections.abc import Iterable, Iterator

from thidua.checks.finding import Finding, first
from thidua.checks.study import Study
from thidua.checks.tiers import GAP, Tier
from thidua.checks.values import key_of
from thidua.checks.whom import Whom, named
from thidua.checks.wording import lies, measured
from thidua.plan.model.conditions import GROUP, KIND

CODE = GAP


def check(study: Study) -> Iterator[Finding]:
    """One finding for each criterion, bonus or penalty and each measure in it."""
    gaps: dict[tuple[int, str], list[Tier]] = {}
    for tier in study.tiers:
        if tier.gap:
            gaps.setdefault((id(tier.scored.part), key_of(tier.of)), []).append(tier)
    for tiers in gaps.values():
        yield _finding(study, tiers)


def _finding(study: Study, tiers: list[Tier]) -> Finding:
    """A gap that readings fill is told whole; of others, what is still open."""
    still_open = [tier for tier in tiers if tier.still_open]
    part = tiers[0].scored
    readings = () if still_open else tuple(dict.fromkeys(name for tier in tiers for name in tier.filled_by))
    told = [(tier, tier.still_open) for tier in still_open] or [(tier, tier.gap) for tier in tiers]
    if tiers[0].of in (GROUP, KIND):
        message = f"{part.name}: không có cách tính điểm cho {named(study.plan, (tier.whom for tier, _ in told))}"
    else:
        said: dict[str, list[Whom]] = {}
        for tier, gap in told:
            said.setdefault(lies(study.words, tier.of, gap), []).append(tier.whom)
        lines = [f"{text}{_whose(study, tiers[0], some)}" for text, some in said.items()]
        message = f"{part.name}: không có bậc điểm khi {measured(study.words, tiers[0].of)} {'; '.join(lines)}"
    clause = first(part.part.clause or study.plan.clause)
    return Finding(CODE, "error", clause, tiers[0].branch.line, message, not still_open, readings)


def _whose(study: Study, tier: Tier, some: Iterable[Whom]) -> str:
    """For whom it is so, where not for all."""
    some = list(dict.fromkeys(some))
    return "" if set(some) >= set(study.concerned(tier.scored)) else f" ({named(study.plan, some)})"
