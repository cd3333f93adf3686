"""Looking whether the pages answer, for each account that was printed: what ``--once`` does."""

import re
from collections.abc import Sequence
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from demo.office.accounts import Shown, code_of

_LINK = re.compile(r'class="nav-link[^"]*" href="([^"]+)"')


def look(address: str, accounts: Sequence[Shown], password: str) -> list[str]:
    """Sign in as each of them and open the pages; what did not answer with 200."""
    return [fault for one in accounts for fault in _look(address, one, password)]


def _look(address: str, one: Shown, password: str) -> list[str]:
    browser = build_opener(HTTPCookieProcessor(jar := CookieJar()))
    steps = [("/tai-khoan/dang-nhap/", {"login": one.username, "password": password})]
    if one.secret:
        steps.append(("/tai-khoan/dang-nhap/ma/", {"code": code_of(one.secret)}))
    for page, fields in steps:
        _open(browser, address + page)
        token = next((cookie.value or "" for cookie in jar if cookie.name == "csrftoken"), "")
        _open(browser, address + page, {**fields, "csrfmiddlewaretoken": token})
    home = _open(browser, f"{address}/")
    pages = _LINK.findall(home[2])
    if not pages:
        return [f"{one.username}: {home[:2]}"]
    answers = {page: _open(browser, address + page)[:2] for page in pages}
    return [f"{one.username} {page}: {found}" for page, found in answers.items() if found != (200, page)]


def _open(browser: OpenerDirector, address: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Status and path of where it led, and the page."""
    data = urlencode(fields).encode() if fields is not None else None
    origin = "/".join(address.split("/")[:3])
    try:
        with browser.open(Request(address, data, {"Origin": origin, "Referer": address}), timeout=60) as answer:
            return answer.status, answer.geturl().removeprefix(origin), answer.read().decode()
    except HTTPError as answered:
        return answered.code, address, ""
