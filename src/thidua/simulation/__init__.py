"""A plan tried before it is signed: plausible facts of invented participants, and what the rules make of them.

>>> simulate(plan, {("collective", "unit"): 30}, runs=20, seed=1)  # doctest: +SKIP
"""

from thidua.simulation.trying import Simulated, simulate

__all__ = ["Simulated", "simulate"]
