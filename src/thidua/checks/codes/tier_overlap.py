"""A value that two steps take: which points are meant nobody can know."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.checks.tiers import Tier
from thidua.checks.values import key_of
from thidua.checks.wording import lies, measured

CODE = "tier-overlap"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each criterion, bonus or penalty and each measure in it."""
    overlaps: dict[tuple[int, str], list[Tier]] = {}
    for tier in study.tiers:
        if tier.clashes:
            overlaps.setdefault((id(tier.scored.part), key_of(tier.of)), []).append(tier)
    for tiers in overlaps.values():
        part, branch = tiers[0].scored, tiers[0].branch
        clashes = dict.fromkeys(text for tier in tiers for text in _clashes(study, tier))
        message = f"{part.name}: {measured(study.words, tiers[0].of)} {'; '.join(clashes)}"
        yield study.found(CODE, part.part.clause, branch.line, message)


def _clashes(study: Study, tier: Tier) -> Iterator[str]:
    for one, other, both in tier.clashes:
        lines = f"dòng {one.line}" if one.line == other.line else f"dòng {one.line} và dòng {other.line}"
        yield f"{lies(study.words, tier.of, both)} thuộc hai bậc cùng lúc ({lines})"
