"""Serving: the database is looked at, static files are collected, then gunicorn answers until it is told to stop."""

import os
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from thidua.office.accounts.models import User
from thidua.web.installation.schema import migrate, schema
from thidua.web.installation.upgrading import refuse_unready

THREADS = 4
"""Of each worker: browsers open connections before they need them, and one that idles must keep nobody waiting."""
GRACE = 30
"""Seconds in which requests that are under way end when the server is stopped."""


def make_ready(say: Callable[[str], None]) -> None:
    """A new database is set up; one that is older or newer than the program is refused with what to do."""
    if schema().state == "new":
        say("Cơ sở dữ liệu còn trống, đang dựng …")
        migrate(lambda line: None)
    refuse_unready()
    if not User.objects.exists():
        say('Chưa có tài khoản nào. Lập quản trị viên đầu tiên: thidua setup --office "Tên cơ quan" --name "Họ và tên"')


def collect_static_files() -> None:
    """Bring what pages need into the data folder, from where it is served."""
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(*, host: str, port: int, workers: int) -> None:
    """Answer until SIGTERM or SIGINT."""
    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "graceful_timeout": GRACE,
        "timeout": 120,
        "loglevel": os.environ.get("THIDUA_LOG_LEVEL", "warning"),
        "proc_name": "thidua",
        # Only whoever stands on this machine, or is counted by THIDUA_PROXIES, says what the visitor's scheme was.
        "forwarded_allow_ips": "*" if settings.ALLAUTH_TRUSTED_PROXY_COUNT else "127.0.0.1,::1",
        "control_socket_disable": True,
    }
    # What was opened so far is not shared with the workers.
    connections.close_all()
    _Server(options).run()


class _Server(BaseApplication):
    """gunicorn within this process."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()
