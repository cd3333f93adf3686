"""One fact said by several: an appraiser, a recorded incident, a measurement, the participant; which one counts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from thidua.plan.model.papers import Version
from thidua.rules.facts import Given, Source


def prevailing(versions: Mapping[str, Given], order: Sequence[Version]) -> Given:
    """The version of one fact that counts; its source names the others, so that both values can be said.

    ``versions`` are by origin, at least one; an origin that the plan's order leaves out gives way to those in it.
    """
    ranked = sorted(versions, key=lambda origin: order.index(origin) if origin in order else len(order))
    strongest, *others = (versions[origin] for origin in ranked)
    if not others:
        return strongest
    source = strongest.source or Source("", "", origin=ranked[0])
    return replace(strongest, source=replace(source, overruled=tuple(others)))
