"""An installation of its own, served by gunicorn as in an office."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from tests.browser.moment import set_moment
from thidua.office.clock import VIETNAM

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60.0
"""Seconds."""


class Served:
    """A server over the data in a folder; used as a context."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs yet."""
        self.folder = folder
        self._sessions: dict[str, str] = {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        mine = {"THIDUA_DATA": str(folder), "THIDUA_ADDRESS": self.address}
        theirs = {name: value for name, value in os.environ.items() if not name.startswith(("THIDUA_", "DATABASE_URL"))}
        self.environment = theirs | mine | {"DJANGO_SETTINGS_MODULE": "thidua.web.settings"}

    def __enter__(self) -> Self:
        self._run("-m", "django", "migrate", "--verbosity", "0")
        self._run("-m", "django", "collectstatic", "--noinput", "--verbosity", "0")
        # Threads, because Chromium opens connections before it needs them.
        given = (
            "--bind",
            f"127.0.0.1:{self.port}",
            "--worker-class",
            "gthread",
            "--threads",
            "4",
            "--log-level",
            "warning",
        )
        self.log = (self.folder / "server.log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "tests.browser.wsgi:application", *given],
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
        )
        self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(30)
        self.log.close()

    def make(self, scene: str, **values: Any) -> Any:
        """What a function of ``scenes.py`` says after it has been run here."""
        return json.loads(self._run("-m", "tests.browser.making", scene, json.dumps(values)))

    def session(self, username: str) -> str:
        """The key of somebody's session; the same one each time."""
        if username not in self._sessions:
            self._sessions[username] = self.make("session_of", username=username)
        return self._sessions[username]

    def sign_in(self, usernames: Iterable[str]) -> None:
        """Make the sessions of many at once."""
        self._sessions |= self.make("sessions_of", usernames=list(usernames))

    def set_day(self, day: date, hour: int = 9) -> None:
        """Let it be that day in Vietnam, for pages and scenes."""
        set_moment(self.folder, datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM))

    @property
    def said(self) -> str:
        """What the server has written about faults."""
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def _wait(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            assert self.process.poll() is None, self.said
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the server did not start within {STARTS_WITHIN} s: {self.said}")
