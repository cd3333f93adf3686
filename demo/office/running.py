"""The demo's server and worker: the two commands that an office runs, over the folder of the demo."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from socket import socket
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

STARTS_WITHIN = 60.0
"""Seconds."""


@contextmanager
def served(address: str, port: int) -> Iterator[None]:
    """Both run meanwhile. Raises RuntimeError where the server does not answer."""
    with ExitStack() as stack:
        server = stack.enter_context(_command("serve", "--port", str(port)))
        stack.enter_context(_command("worker"))
        until = time.monotonic() + STARTS_WITHIN
        while status(f"{address}/tai-khoan/dang-nhap/") != 200:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the server of the demo did not start")
            time.sleep(0.2)
        yield


@contextmanager
def _command(*words: str) -> Iterator["subprocess.Popen[bytes]"]:
    # Ctrl-C comes to us alone, and each of them is then stopped in good order.
    process = subprocess.Popen(
        [sys.executable, "-m", "thidua", *words], stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def status(address: str) -> int:
    """What an address answers with; 0 where nobody answers."""
    try:
        with urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as answered:
        return answered.code
    except (URLError, OSError):
        return 0


def free_port() -> int:
    """A port that nobody listens at."""
    with socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
