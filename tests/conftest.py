"""What holds for every test: which example generator settings apply, and how a missing program is told."""

import os
import shutil

import pytest
from hypothesis import settings

# What it asserts is told in full, as in the tests themselves; several rooms import it.
pytest.register_assert_rewrite("tests.web.walking")

IN_CI = bool(os.environ.get("CI"))
PROGRAMS = {"libreoffice": ("soffice", "LibreOffice"), "browser": ("chromium", "Chromium")}
"""What tests with a marker need: the program and its name."""

# Times on a shared machine say nothing about the code, so no example has a deadline.
# CI tries the same examples each time: a change is never refused for what another one broke.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if IN_CI else "default")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, by name, a test whose program is missing; in CI, where all is installed, let it fail instead."""
    for marker, (program, name) in PROGRAMS.items():
        if item.get_closest_marker(marker) and not shutil.which(program):
            reason = f"not run: {name} ({program}) is not installed"
            if IN_CI:
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
