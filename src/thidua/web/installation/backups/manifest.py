"""What ``thidua.json`` in an archive says."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from thidua.web.installation.errors import InstallationError

NAME = "thidua.json"
FORMAT = 1


@dataclass(slots=True)
class Manifest:
    """What an archive holds. ``tables`` and ``files`` bear the hash of each part."""

    program: str
    made_at: str
    migrations: list[tuple[str, str]]
    last_keys: dict[str, int] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By name: ``rows``, ``sha256``."""
    files: dict[str, int] = field(default_factory=dict)
    """By hash: the size."""
    missing: list[str] = field(default_factory=list)
    """Hashes of files that are named and were not there, or not whole."""
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(one["rows"] for one in self.tables.values())

    def text(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def read_manifest(text: str) -> Manifest:
    """As it was written. Raises InstallationError for what is none of ours, or of a later format."""
    try:
        found = json.loads(text)
        if found["format"] != FORMAT:
            raise InstallationError("Bản sao lưu này do một phiên bản khác của thidua lập, chưa đọc được.")
        found["migrations"] = [(app, name) for app, name in found["migrations"]]
        return Manifest(**found)
    except (ValueError, KeyError, TypeError) as wrong:
        raise InstallationError("Tệp này không phải bản sao lưu của thidua.") from wrong
