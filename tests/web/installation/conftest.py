"""Installations of their own for tests of commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.installation.installed import Installed


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installed]:
    """A new one, without anything in it; what it runs is stopped in the end."""
    made = Installed(tmp_path)
    yield made
    made.stop()
