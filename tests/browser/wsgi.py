"""What the tests' gunicorn serves: the real application, at the moment that the test has set."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.browser.moment import moment_of
from thidua.office import clock
from thidua.web.wsgi import application as real

FOLDER = Path(os.environ["THIDUA_DATA"])


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """One answer, given at the set moment where there is one."""
    moment = moment_of(FOLDER)
    if moment is None:
        return real(environ, start_response)
    with clock.at(moment):
        return real(environ, start_response)
