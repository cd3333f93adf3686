"""Runs every benchmark and prints a line each: what, the figure, the aim, and how many times within it."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks import a_workbook, certificates, collating, command_line, papers, plain, reading
from benchmarks.a_year import CRITERIA, MONTHS
from benchmarks.a_year_run import UNITS
from benchmarks.facts import random_facts

COUNT = 100_000
PEER = Path(__file__).with_name("peers") / "openfisca_run.py"
RUNS = 3


def main() -> None:
    """Run all; with ``--peers`` beside OpenFisca-Core, which that interpreter has."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--peers", metavar="PYTHON", help="interpreter of the environment that holds the peers")
    peers = parser.parse_args().peers
    bulk = _bulk(peers)
    evaluated = plain.seconds_to_evaluate()
    _say(f"plain path, {plain.COUNT:,} participants", evaluated)
    per_row, per_plain_row = bulk["best"] / COUNT, evaluated / plain.COUNT
    print(f"bulk against plain, per participant: {per_plain_row / per_row:,.0f} times as fast")
    _say("judging and explaining one participant", plain.seconds_to_explain(), 0.001)
    _year()
    for what, seconds in reading.measure().items():
        _say(what, seconds, 0.1)
    _say("thidua --help", command_line.seconds_to_help(), 0.3)
    for what, figure in papers.measure().items():
        print(f"{what}: {figure:.2f}", flush=True)
    for what, figure in collating.measure().items():
        print(f"{what}: {figure:.2f}", flush=True)
    for what, figure in certificates.measure().items():
        print(f"{what}: {figure:.1f}", flush=True)


def _bulk(peers: str | None) -> dict[str, Any]:
    """The bulk path and its peer, in turns so that both meet the same machine."""
    with TemporaryDirectory() as folder:
        facts, points = str(Path(folder) / "facts.npz"), str(Path(folder) / "points.npz")
        arrays: dict[str, Any] = dict(random_facts(COUNT))
        np.savez(facts, **arrays)
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(_run([sys.executable, "-m", "benchmarks.bulk", facts, points]))
            if peers:
                theirs.append(_run([peers, str(PEER), facts, points]))
    best = min(ours, key=lambda run: float(run["best"]))
    _say(f"bulk path, {COUNT:,} participants, points, ranks and places", best["best"], 1)
    _say("  the first time in a process", min(run["first"] for run in ours), 1)
    print(f"  peak memory: {best['megabytes']:.0f} MB (aim: under 500 MB)")
    if theirs:
        _beside(best, min(theirs, key=lambda run: float(run["best"])))
    return best


def _year() -> None:
    """A year of a large plan, and the workbook that one would use instead."""
    ours = min(
        (_run([sys.executable, "-m", "benchmarks.a_year_run"]) for _ in range(RUNS)), key=lambda run: float(run["best"])
    )
    _say(f"a year of {UNITS:,} participants, {CRITERIA} criteria, {len(MONTHS)} months", ours["best"], 2)
    print(f"  peak memory: {ours['megabytes']:.0f} MB; by the plain rules row by row: {ours['fallbacks'] or 'nothing'}")
    _say("checking the same plan", ours["lint"], 1)
    theirs = a_workbook.measure()
    if theirs is None:
        print("  no LibreOffice here, so no workbook to hold it against")
        return
    per_row = ours["best"] / UNITS / len(MONTHS)
    _say(
        f"LibreOffice: a workbook of the same criteria, {a_workbook.UNITS} participants, a month each",
        theirs["seconds"],
    )
    print(f"  of {theirs['compared']:.0f} final totals compared {theirs['differ']:.0f} differ")
    print(f"  thidua is {theirs['seconds'] / per_row:,.0f} times as fast, per participant and month")


def _beside(ours: dict[str, Any], peer: dict[str, Any]) -> None:
    _say(f"OpenFisca-Core {peer['version']}, the same rubric, points only", peer["best"])
    print(f"  peak memory: {peer['megabytes']:.0f} MB")
    print(f"  of {peer['compared']:,} points compared {peer['different']} differ")
    print(f"  thidua is {peer['best'] / ours['best']:.2f} times as fast")


def _run(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _say(what: str, seconds: float, aim: float | None = None) -> None:
    shown = f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"
    within = f" (aim: {aim:g} s, {aim / seconds:.1f} times within)" if aim else ""
    print(f"{what}: {shown}{within}", flush=True)


if __name__ == "__main__":
    main()
