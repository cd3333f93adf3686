"""Seeded facts of many invented units under the Hòa Thành rubric, as plain arrays that every peer can read.

Shares lie around the steps of the rubric, violations are rare, some facts are missing: one unit in ten lacks something.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]

GROUPS = ("department", "land_office", "one_stop_office", "inspectorate", "commune")
GROUP_SHARES = (0.2, 0.05, 0.03, 0.02, 0.7)
LEVELS = ("none", "applied", "replicated")
MISSING = 0.005
"""The share of values that nobody has given, fact by fact."""

_WORKING = ("department", "land_office", "commune")
_JUDGED = ("inspectorate", "one_stop_office")
ASKED = {
    "procedures_transacted": _WORKING,
    "procedures_via_e_one_stop": _WORKING,
    "cases_settled": _WORKING,
    "cases_returned_early_with_notice": _WORKING,
    "judged_1.1": _JUDGED,
    "judged_1.2": _JUDGED,
    "one_stop_items_missing": ("commune", "one_stop_office"),
    "has_camera_or_air_conditioner": ("commune",),
    "has_free_wifi": ("commune",),
}
"""Facts that only some groups are asked."""
HALVES = ("judged_1.1", "judged_1.2")
"""Points that come in halves; their arrays count the halves."""
FLAGS = (
    "has_coordination_regulation",
    "reviewed_simplification",
    "reviewed_time_cuts",
    "has_improvement_proposal",
    "posts_procedures",
    "has_camera_or_air_conditioner",
    "has_free_wifi",
)


def random_facts(count: int, seed: int = 2018) -> Arrays:
    """``group`` (places in GROUPS), for each fact its values, and under ``given: <fact>`` who has given it."""
    luck = np.random.default_rng(seed)
    group = luck.choice(len(GROUPS), size=count, p=GROUP_SHARES).astype(np.int32)
    values = _values(luck, count)
    arrays: Arrays = {"group": group}
    for name, figures in values.items():
        asked = np.isin(group, [GROUPS.index(found) for found in ASKED.get(name, GROUPS)])
        given = asked & (luck.random(count) >= MISSING)
        narrow = figures.dtype if name in FLAGS else np.dtype(np.int32)
        arrays[name] = np.where(given, figures, 0).astype(narrow)
        arrays[f"given: {name}"] = given
    return arrays


def _values(luck: np.random.Generator, count: int) -> Arrays:
    procedures = luck.integers(0, 400, size=count)
    cases = luck.integers(0, 5_000, size=count)
    by_machine = np.minimum(luck.uniform(0.75, 1.1, size=count), 1)
    early = luck.uniform(0, 0.12, size=count)
    found: Arrays = {
        "procedures_transacted": procedures,
        "procedures_via_e_one_stop": np.floor(procedures * by_machine).astype(np.int64),
        "judged_1.1": luck.integers(10, 21, size=count),
        "cases_settled": cases,
        "cases_returned_early_with_notice": np.floor(cases * early).astype(np.int64),
        "judged_1.2": luck.integers(10, 21, size=count),
        "simplifications_proposed": luck.integers(0, 13, size=count),
        "time_cuts_proposed": luck.integers(0, 8, size=count),
        "confirmed_harassment_cases": luck.poisson(0.05, size=count),
        "initiative_level": luck.integers(0, len(LEVELS), size=count),
        "conduct_violations": luck.poisson(0.1, size=count),
        "postings_missing": luck.poisson(0.8, size=count),
        "one_stop_items_missing": luck.poisson(0.5, size=count),
        "radio_items": luck.integers(0, 8, size=count),
        "website_items": luck.integers(0, 10, size=count),
        "late_portal_replies": luck.poisson(0.3, size=count),
        "inspection_reminders": luck.poisson(0.2, size=count),
    }
    return found | {name: luck.random(count) < 0.85 for name in FLAGS}
