"""A table of facts written as CSV, so that it reads back the same."""

import csv
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import FactValue, NotApplicable, Participant
from thidua.sheets.texts import disarmed


def write_facts(path: Path, plan: Plan, participants: Iterable[Participant]) -> None:
    """Write ``participants`` with every fact of the plan that somebody gave, in UTF-8 with commas.

    Sources are not written: what is read back names the new file. Raises ValueError for a number whose
    decimals do not end.
    """
    everyone = list(participants)
    used = {name for one in everyone for name in one.facts}
    facts = [name for name in plan.facts if name in used]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["participant", "kind", "group", "name", "period", *facts])
        for one in everyone:
            values = [written(one.facts[name].value) if name in one.facts else "" for name in facts]
            who = [disarmed(one.id), one.kind, one.group, disarmed(one.name or ""), one.period]
            writer.writerow([*who, *values])


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
