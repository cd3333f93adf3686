"""Pages and acts of the web application, served by two workers: ``python -m benchmarks.web``.

Lists and board with 300 participants on SQLite; 34 provinces of 100 communes each on PostgreSQL; the hour of a
deadline, in which 300 units send at once, on both; appraisal and results of 500 participants on SQLite. Each in a
process of its own: an installation is one process's.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.web_office import new_postgresql, served, set_up

TIMES = 40
HANDS = 30
"""So many units press the button at a time."""


def main() -> None:
    """Measure all; ``--small`` only shows that they run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("--small", action="store_true", help="a few units, a few answers")
    parser.add_argument("--only", choices=("pages", "deadline", "results"), help="in this process")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    given = parser.parse_args()
    if given.only:
        _measure(given.only, given.database == "postgresql", given.small)
        return
    for what, database in (
        ("pages", "sqlite"),
        ("pages", "postgresql"),
        ("deadline", "sqlite"),
        ("deadline", "postgresql"),
        ("results", "sqlite"),
    ):
        words = ["--only", what, "--database", database, *(["--small"] if given.small else [])]
        subprocess.run([sys.executable, "-m", "benchmarks.web", *words], check=True)


def _measure(what: str, postgresql: bool, small: bool) -> None:
    with TemporaryDirectory() as folder:
        set_up(Path(folder) / "data", new_postgresql(Path(folder)) if postgresql else "")
        name = "PostgreSQL" if postgresql else "SQLite"
        if what == "pages":
            owners, units = (34, 100) if postgresql else (1, 300)
            _pages(name, 2 if small and postgresql else owners, 5 if small else units, 3 if small else TIMES)
        elif what == "deadline":
            _deadline(name, 6 if small else 300)
        else:
            from benchmarks.web_results import measure

            measure(*((10, 2, 1) if small else (500, TIMES, 10)))


def _pages(name: str, owners: int, units: int, times: int) -> None:
    from benchmarks.web_asking import Client, p50
    from benchmarks.web_data import campaign_of, session_of

    measured = [campaign_of(number, units) for number in range(owners)][-1]
    key, session = measured.campaign.pk, session_of(measured.officer)
    pages = ("/", "/phong-trao/", f"/phong-trao/{key}/", f"/phong-trao/{key}/doi-tuong/", f"/phong-trao/{key}/bieu/",
             f"/phong-trao/{key}/theo-doi/registration/", "/sang-kien/", "/thu-di/")  # fmt: skip
    aim = 0.2 if owners > 1 else 0.1
    with served() as address:
        client = Client(address, session)
        for page in pages:
            seconds = p50(client, page, times)
            print(
                f"{name}, {owners} × {units}, {page}: {seconds * 1000:.0f} ms (aim: under {aim * 1000:.0f})", flush=True
            )


def _deadline(name: str, units: int) -> None:
    from benchmarks.web_asking import Client, at_once, p95
    from benchmarks.web_data import campaign_of, registrations, session_of
    from thidua.office.journal.models import Entry
    from thidua.office.journal.queries import verify
    from thidua.office.submissions.models import Sending

    measured = campaign_of(0, units)
    sheets = registrations(measured)
    sessions = {head.pk: session_of(head) for head in measured.heads}
    with served() as address:

        def sending(head: int) -> Callable[[], tuple[int, float]]:
            sheet, client = sheets[head], Client(address, sessions[head])
            fields = {"revision": str(sheet.revision), "incomplete": "on"}
            return lambda: client.ask(f"/bieu/{sheet.pk}/gui/?cach=head", fields)

        answers = at_once([sending(head.pk) for head in measured.heads], HANDS)
    refused = [status for status, _ in answers if status != 302]
    there = (Sending.objects.count(), Entry.objects.filter(act="submissions.send").count())
    sound = all(one.sound for one in verify())
    if refused or there != (units, units) or not sound:
        raise RuntimeError(f"{name}: {len(refused)} refused, {there} of {units} there, journal sound: {sound}")
    slow = p95([seconds for _, seconds in answers])
    print(f"{name}, {units} units send at once, none lost: p95 {slow:.2f} s (aim: under 2)", flush=True)


if __name__ == "__main__":
    main()
