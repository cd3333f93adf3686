"""Our appraisal table and ranking beside pretalx's review dashboard (``--pretalx`` names its interpreter).

500 participants under a full rubric here; 500 proposals with 1,600 reviews there, made through its own models; SQLite,
gunicorn with two workers, one client, whoever runs the thing signed in. Both servers stand at the same time and answer
in turns, so that both meet the same machine.
"""

import argparse
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.web_asking import Client
from benchmarks.web_office import WORKERS, free_port, served, set_up, wait

PEER = Path(__file__).with_name("peers") / "pretalx_run.py"
TIMES = 40
OURS = 50
"""So many rows has a page of ours; pretalx shows 250 unless somebody wants fewer."""


def main() -> None:
    """Measure; ``--small`` only shows that it runs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web_peers", description=__doc__)
    parser.add_argument(
        "--pretalx", metavar="PYTHON", required=True, help="interpreter of the environment with pretalx"
    )
    parser.add_argument("--small", action="store_true", help="a few participants and proposals, a few answers")
    given = parser.parse_args()
    python = str(Path(given.pretalx).absolute())  # It starts in a folder of its own.
    participants, reviews, times = (10, 32, 3) if given.small else (500, 1_600, TIMES)
    with TemporaryDirectory() as folder, _pretalx(python, Path(folder), participants, reviews) as peer:
        dashboard, version, address, session = peer
        set_up(Path(folder) / "data", "")
        from benchmarks.web_data import session_of
        from benchmarks.web_results_data import appraised_campaign

        appraised = appraised_campaign(participants)
        with served() as own:
            us, them = Client(own, session_of(appraised.officer)), Client(address, session, "pretalx_session")
            campaign = f"/phong-trao/{appraised.campaign.pk}"
            asked = {
                "appraisal table": (us, f"{campaign}/tham-dinh/"),
                "ranking": (us, f"{campaign}/ket-qua/"),
                "dashboard": (them, dashboard),
            }
            _beside(f"pretalx {version}, its review dashboard as it opens", _in_turns(asked, times))
            # pretalx remembers it for the pages that follow.
            them.ask(f"{dashboard}?page_size={OURS}")
            _beside(f"pretalx {version}, the same with {OURS} rows a page", _in_turns(asked, times))


def _in_turns(asked: Mapping[str, tuple[Client, str]], times: int) -> Mapping[str, float]:
    """The middle answer of each, the first left out."""
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(times + 1):
        for name, (client, page) in asked.items():
            status, seconds = client.ask(page)
            if status != 200:
                raise RuntimeError(f"{page} answered {status}")
            taken[name].append(seconds)
    return {name: median(some[1:]) for name, some in taken.items()}


def _beside(what: str, found: Mapping[str, float]) -> None:
    theirs = found["dashboard"]
    print(f"{what}: {theirs * 1000:.0f} ms", flush=True)
    for name, seconds in found.items():
        if name != "dashboard":
            print(f"  our {name}: {seconds * 1000:.0f} ms, {theirs / seconds:.1f} times as fast", flush=True)


@contextmanager
def _pretalx(python: str, folder: Path, proposals: int, reviews: int) -> Iterator[tuple[str, str, str, str]]:
    """The page, the version, the address of the server while it runs, and the organiser's session."""
    port = free_port()
    address, data = f"http://127.0.0.1:{port}", folder / "pretalx"
    data.mkdir()
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PRETALX_", "DJANGO_"))}
    own |= {"PRETALX_DATA_DIR": str(data), "PRETALX_FILESYSTEM_STATIC": str(data / "static")}
    own |= {"PRETALX_SITE_URL": address, "PRETALX_NO_INITIAL_LOG": "1"}
    filled = subprocess.run(
        [python, str(PEER), str(proposals), str(reviews)],
        env=own,
        cwd=data,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    made = json.loads(filled.stdout.splitlines()[-1])
    words = ("-m", "gunicorn", "pretalx.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS))
    with (data / "server.log").open("w") as log:
        server = subprocess.Popen([python, *words], env=own, cwd=data, stdout=log, stderr=log)
        try:
            wait(f"{address}/orga/login/", server)
            yield made["page"], made["version"], address, made["session"]
        finally:
            server.terminate()
            server.wait(60)


if __name__ == "__main__":
    main()
