"""The bulk path in a process of its own: ``python -m benchmarks.bulk FACTS.npz POINTS.npz`` prints its figures as JSON.

The clock runs from arrays in memory to points, ranks and places, the making of typed columns included. The peak is that
of the whole process: interpreter, thidua, facts and results.
"""

import json
import sys
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.memory import peak_megabytes
from benchmarks.tables import columns, ids_of, rubric
from thidua.rules.bulk import BulkResult, evaluate_columns

ROUNDS = 7


def main(facts: str, points: str) -> None:
    """Measure, and write what came out so that peers can be held against it."""
    plan = rubric()
    with np.load(facts) as stored:
        arrays = dict(stored)
    ids = ids_of(len(arrays["group"]))
    taken = []
    for _ in range(ROUNDS):
        began = perf_counter()
        result = evaluate_columns(plan, columns(arrays, ids))
        taken.append(perf_counter() - began)
    figures = {"first": taken[0], "best": min(taken), "megabytes": peak_megabytes(), "fallbacks": result.fallbacks}
    figures |= {"complete": int(result.complete.sum()), "held": {a: len(rows) for a, rows in result.held.items()}}
    print(json.dumps(figures))
    _write(points, result)


def _write(file: str, result: BulkResult) -> None:
    assert result.scored is not None
    scored = result.scored
    parts = {f"criterion {name}": figures for name, figures in scored.criteria.items()}
    parts |= {"final": scored.totals["final"]}
    arrays: dict[str, Any] = {name: figures.values / figures.scale for name, figures in parts.items()}
    arrays |= {f"known: {name}": figures.known for name, figures in parts.items()}
    np.savez(file, **arrays)


if __name__ == "__main__":
    main(*sys.argv[1:])
