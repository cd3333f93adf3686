"""A table of facts written as CSV, so that it reads back the same."""

import csv
import pickle
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryFile

from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue, NotApplicable, Participant
from thidua.sheets.texts import disarmed


def write_facts(path: Path, plan: Plan, participants: Iterable[Participant]) -> None:
    """Write ``participants`` with every fact of the plan that somebody gave, in UTF-8 with commas.

    Sources are not written: what is read back names the new file. Participants are gone through once and not held.
    Raises ValueError for a number whose decimals do not end.
    """
    used: set[str] = set()
    count = 0
    with TemporaryFile() as lines, path.open("w", encoding="utf-8", newline="") as stream:
        # Which columns there are is known only at the end.
        for one in participants:
            count += 1
            used |= one.facts.keys()
            who = [disarmed(one.id), one.kind, one.group, disarmed(one.name or ""), one.period]
            pickle.dump((who, {name: written(given.value) for name, given in one.facts.items()}), lines)
        facts = [name for name in plan.facts if name in used]
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["participant", "kind", "group", "name", "period", *facts])
        lines.seek(0)
        for _ in range(count):
            who, values = pickle.load(lines)
            writer.writerow([*who, *(values.get(name, "") for name in facts)])


def written(value: FactValue) -> str:
    """A value as tables of facts write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, NotApplicable):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return decimal(value)
    return disarmed(value) if isinstance(value, str) else str(value)


def decimal(value: Fraction) -> str:
    """An exact decimal, ``2.5``. Raises ValueError where the decimals do not end."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 60:
            raise ValueError(f"{value} has no end as a decimal")
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
