"""Asking the server as browsers do, over connections that stay open, and how long each answer took."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median, quantiles
from urllib.parse import urlencode

TOKEN = "a" * 32


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody signed in."""

    address: str
    session: str
    cookie: str = "sessionid"

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, float]:
        """Status of the answer, and the seconds that it took."""
        status, seconds, _ = self.read(path, fields)
        return status, seconds

    def read(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, float, str]:
        """The same with the page."""
        host = self.address.partition("//")[2]
        headers = {"Cookie": f"{self.cookie}={self.session}; csrftoken={TOKEN}", "Origin": self.address}
        body = None
        if fields is not None:
            body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection(host, timeout=120)
        began = time.perf_counter()
        try:
            connection.request("GET" if body is None else "POST", path, body, headers)
            answer = connection.getresponse()
            page = answer.read()
            return answer.status, time.perf_counter() - began, page.decode()
        finally:
            connection.close()


def p50(client: Client, path: str, times: int) -> float:
    """The middle one of so many answers, the first left out. Raises RuntimeError for what is not answered with 200."""
    found = []
    for _ in range(times + 1):
        status, seconds = client.ask(path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        found.append(seconds)
    return median(found[1:])


def p95(seconds: Sequence[float]) -> float:
    """Nineteen of twenty took no longer."""
    return quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]


def at_once(acts: Sequence[Callable[[], tuple[int, float]]], hands: int) -> list[tuple[int, float]]:
    """Do all of them, so many at a time."""
    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(lambda act: act(), acts))
