"""What the commands of the operator share: Django is started, and what stands in the way is said as of any command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from thidua.cli.stopping import StopError


@contextmanager
def installation(**defaults: str) -> Iterator[None]:
    """The installation that the environment names. ``defaults`` are variables that hold where none is set."""
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.web.settings")
    try:
        import django

        django.setup()
    except OSError as wrong:
        raise StopError(f"Không ghi được vào thư mục dữ liệu: {wrong}") from wrong
    except (ValueError, KeyError) as wrong:
        raise StopError(f"Cấu hình không đúng (biến môi trường THIDUA_…, DATABASE_URL): {wrong}") from wrong
    from thidua.web.installation.errors import InstallationError

    try:
        yield
    except InstallationError as wrong:
        raise StopError(str(wrong)) from wrong
