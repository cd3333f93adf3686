"""The samples in ``deploy/`` call commands that there are, and set settings that are read."""

import re
from pathlib import Path

import pytest

from thidua.cli import COMMANDS

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
SETTINGS = (ROOT / "src" / "thidua" / "web" / "settings.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(DEPLOY.glob("*.service")), ids=lambda file: file.name)
def test_each_unit_calls_a_command(file):
    called = re.findall(r"/opt/thidua/\.venv/bin/thidua (\w+)", file.read_text(encoding="utf-8"))
    assert (len(called), set(called) - set(COMMANDS)) == (1, set())


def test_the_sample_settings_are_read():
    names = re.findall(r"^(?:# )?([A-Z_]+)=", (DEPLOY / "thidua.env").read_text(encoding="utf-8"), re.MULTILINE)
    assert (len(names), [name for name in names if f'"{name}"' not in SETTINGS]) == (6, [])


def test_the_container_runs_a_command_in_its_own_folder():
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert re.findall(r'^(?:ENTRYPOINT|CMD) \["(\w+)"', text, re.MULTILINE) == ["thidua", "serve"]
    assert "THIDUA_DATA=/data" in text
