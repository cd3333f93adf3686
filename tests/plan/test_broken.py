"""One small broken plan per error: each says in its first lines all that must be told of it, and where."""

from pathlib import Path

import pytest

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
EXPECT = "# expect "


def expected(file: Path) -> list[str]:
    lines = file.read_bytes().decode(errors="replace").splitlines()
    return [line.removeprefix(EXPECT) for line in lines if line.startswith(EXPECT)]


def test_there_are_broken_plans():
    assert BROKEN


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_every_error_is_told_at_its_place(file, problems):
    told = problems(file.read_bytes())
    assert told
    assert told == expected(file)
