"""A test that could not run is never silent."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REASON = "not run: LibreOffice (soffice) is not installed"

NEEDS_LIBREOFFICE = """
import pytest

@pytest.mark.libreoffice
def test_opens_in_libreoffice():
    pass
"""


@pytest.fixture
def run_without_libreoffice(tmp_path):
    """Runs one test that needs LibreOffice, where no program can be found; gives exit code and output."""
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_sheet.py").write_text(NEEDS_LIBREOFFICE)

    def run(**environment: str) -> tuple[int, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("CI", "PYTEST"))}
        config = str(ROOT / "pyproject.toml")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", config, "--rootdir", ".", "."],
            env=kept | environment | {"PATH": str(tmp_path)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout

    return run


def test_missing_libreoffice_is_reported_by_the_name_of_the_test(run_without_libreoffice):
    code, output = run_without_libreoffice()
    assert code == 0
    assert f"test_sheet.py::test_opens_in_libreoffice - Skipped: {REASON}" in output


def test_missing_libreoffice_fails_in_ci(run_without_libreoffice):
    code, output = run_without_libreoffice(CI="true")
    assert code == 1
    assert "ERROR at setup of test_opens_in_libreoffice" in output
    assert REASON in output
