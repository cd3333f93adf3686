"""The moment that the server of a test believes in, kept in a file beside its data."""

from datetime import datetime
from pathlib import Path


def set_moment(folder: Path, moment: datetime) -> None:
    """From now on it is that moment."""
    (folder / "moment").write_text(moment.isoformat(), encoding="ascii")


def moment_of(folder: Path) -> datetime | None:
    """The moment set, if one was."""
    file = folder / "moment"
    return datetime.fromisoformat(file.read_text(encoding="ascii")) if file.exists() else None
