"""Rules that every file of the repository keeps."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

# In pieces, so that this file keeps the rule too. Where packages come from is the machine's own matter.
REGISTRIES = re.compile(rb"\b(pypi|pythonhosted|debian)\.org\b|\bnpm(js|mirror)\.(org|com)\b", re.IGNORECASE)
# A folder of somebody's machine: the path is wrong everywhere else.
MACHINE_PATHS = re.compile(rb"(?<![\w.~-])/(work|farm|home|root|Users)/\w")


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def _places(pattern: re.Pattern[bytes]) -> list[str]:
    """Every place in a tracked file where the pattern stands, as `file:line: text`."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.decode(errors='replace')}"
        for path in _tracked()
        for number, line in enumerate(path.read_bytes().splitlines(), 1)
        if pattern.search(line)
    ]


def _pins(lock: Path) -> dict[str, list[str]]:
    """The lines of a lock, continued lines joined, by the name of the package (a fork by Python has two)."""
    pins: dict[str, list[str]] = {}
    for line in lock.read_text().replace("\\\n", "").splitlines():
        pins.setdefault(line.partition("==")[0], []).append(" ".join(line.split()))
    return pins


def test_no_registry_is_named():
    assert _places(REGISTRIES) == []


def test_no_path_of_one_machine_is_named():
    assert _places(MACHINE_PATHS) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_locked_requirement_is_pinned_with_hashes(lock):
    pinned = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^-]+?)?( --hash=sha256:[0-9a-f]{64})+")
    lines = [line for lines in _pins(lock).values() for line in lines]
    assert lines
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_the_runtime_lock_holds_what_the_package_asks_for():
    asked = {re.split(r"[^\w-]", name)[0].lower() for name in PROJECT["dependencies"]}
    assert asked - _pins(ROOT / "requirements" / "runtime.txt").keys() == set()


def test_developers_run_the_versions_that_users_run():
    runtime, dev = (_pins(ROOT / "requirements" / name) for name in ("runtime.txt", "dev.txt"))
    assert {name: dev.get(name) for name in runtime} == runtime


def test_make_alone_lists_every_target():
    targets = re.findall(r"^\.PHONY: (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    # Not as a part of the make that runs the tests.
    alone = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    listed = subprocess.run(["make"], cwd=ROOT, env=alone, check=True, capture_output=True, text=True).stdout
    assert [line.split()[0] for line in listed.splitlines()] == targets


def test_no_source_file_is_longer_than_400_lines():
    sources = (ROOT / "src").rglob("*.py")
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in sources}
    assert {path: length for path, length in lengths.items() if length > 400} == {}
