"""The rubric in OpenFisca-Core: ``python openfisca_run.py FACTS.npz POINTS.npz``, run by the peer's own interpreter.

The clock runs from arrays in memory to the points of everybody, the building of the population included.
Prints its figures as JSON, and exits 1 where its points differ from those in POINTS.npz.
"""

import json
import resource
import sys
from importlib.metadata import version
from time import perf_counter

import numpy as np
from openfisca_core.indexed_enums import EnumArray
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_rubric import COUNTS, CRITERIA, FLAGS, JUDGED, Groups, Levels, input_name, rubric

YEAR = "2018"
ROUNDS = 7


def main(facts: str, points: str) -> None:
    system = rubric()
    with np.load(facts) as stored:
        arrays = dict(stored)
    # Plain arrays of the types that OpenFisca keeps: what a table read for it would hold.
    inputs = {name: arrays[name].astype(np.int32) for name in COUNTS}
    inputs |= {input_name(name): (arrays[name] / 2).astype(np.float32) for name in JUDGED}
    inputs |= {name: arrays[name] for name in FLAGS}
    codes = {"group": (arrays["group"], Groups), "initiative_level": (arrays["initiative_level"], Levels)}
    taken = []
    for _ in range(ROUNDS):
        began = perf_counter()
        simulation = SimulationBuilder().build_default_simulation(system, count=len(arrays["group"]))
        for name, values in inputs.items():
            simulation.set_input(name, YEAR, values)
        for name, (places, names) in codes.items():
            simulation.set_input(name, YEAR, EnumArray(places.astype(np.uint8), names))
        simulation.calculate("final", YEAR)
        taken.append(perf_counter() - began)
    different = _differences(simulation, points)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    figures = {"first": taken[0], "best": min(taken), "megabytes": peak, "version": version("openfisca-core")}
    print(json.dumps(figures | different))
    sys.exit(1 if different["different"] else 0)


def _differences(simulation: Simulation, points: str) -> dict[str, int]:
    """How many points were compared (all that are known there), and how many differ."""
    compared = different = 0
    with np.load(points) as ours:
        names = {f"criterion {found.__name__[10:].replace('_', '.')}": found.__name__ for found in CRITERIA}
        for name, variable in (names | {"final": "final"}).items():
            known = ours[f"known: {name}"]
            compared += int(known.sum())
            different += int((simulation.calculate(variable, YEAR) != ours[name])[known].sum())
    return {"compared": compared, "different": different}


if __name__ == "__main__":
    main(*sys.argv[1:])
