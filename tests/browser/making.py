"""Runs one scene in the installation of a test: ``python -m tests.browser.making NAME JSON``, the answer as JSON."""

import json
import os
import sys
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import django

from tests.browser.moment import moment_of


def main(name: str, values: str) -> None:
    """Do it at the moment set and say what came out."""
    django.setup()
    from tests.browser import scenes
    from tests.office import made
    from thidua.office import clock
    from thidua.office.organisations.models import Organisation, Person

    # Each scene runs in a process of its own, and the numbers of names go on from the last one.
    made._numbers = count(10 * (Organisation.objects.count() + Person.objects.count()) + 1)

    moment = moment_of(Path(os.environ["THIDUA_DATA"]))
    with clock.at(moment) if moment else nullcontext():
        print(json.dumps(getattr(scenes, name)(**json.loads(values))))


if __name__ == "__main__":
    main(*sys.argv[1:])
