"""The key that signs sessions: from the environment, or made once and kept in the data folder."""

import os
import secrets
from pathlib import Path


def secret_key(data: Path) -> str:
    """The key of this installation; several processes that start at once agree on one."""
    if given := os.environ.get("THIDUA_SECRET_KEY"):
        return given
    file = data / "secret-key"
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not file.exists():
        own = data / f"secret-key.{os.getpid()}"
        own.touch(mode=0o600)
        own.write_text(secrets.token_urlsafe(50), encoding="ascii")
        try:
            os.link(own, file)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return file.read_text(encoding="ascii")
