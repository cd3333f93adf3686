"""What the tests of the checks share: the sound plan, and plans that are the sound one with a line changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from thidua.checks import Finding, lint
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan

SOUND = Path(__file__).parent / "sound.yaml"


@dataclass(frozen=True)
class Changed:
    """The sound plan, changed."""

    text: str
    file: Path

    @property
    def plan(self) -> Plan:
        self.file.write_text(self.text, encoding="utf-8")
        return read_plan(self.file)

    def line_of(self, piece: str) -> int:
        """The line on which a piece of text stands; it must stand there alone."""
        assert self.text.count(piece) == 1, piece
        return self.text[: self.text.index(piece)].count("\n") + 1

    def findings(self) -> list[Finding]:
        return lint(self.plan)

    def with_reading(self, code: str, clause: str) -> list[Finding]:
        """The findings once a reading z deals with the code at the clause."""
        reading = f"  z: {{clause: {clause}, covers: {code}, problem: Vấn đề, reading: Cách hiểu}}\n"
        return Changed(self.text.replace("readings:\n", f"readings:\n{reading}"), self.file).findings()


Change = Callable[..., Changed]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """Makes the sound plan with each ``(old, new)`` piece of text changed; every old piece must stand there once."""

    def change(*pieces: tuple[str, str]) -> Changed:
        text = SOUND.read_text(encoding="utf-8")
        for old, new in pieces:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return Changed(text, tmp_path / "plan.yaml")

    return change
