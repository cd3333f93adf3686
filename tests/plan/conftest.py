"""What the tests of the plan language share: a small valid plan, and reading text as if it were a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from thidua.plan.problems import PlanError
from thidua.plan.reader import read_plan

MINIMAL = """\
thidua: 1
id: mini
title: Kế hoạch nhỏ
issuer: ubnd
clause: I
period: {to: 2020-12-31}
clauses: {I: Toàn văn}
bodies: {ubnd: UBND huyện}
groups: {xa: {label: Xã, kinds: collective}}
rounds: {"2020": Năm 2020}
awards: {khen: {label: Giấy khen, form: commendation, select: by_council}}
"""

Problems = Callable[[str | bytes], list[str]]


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """Reads a plan from text (or bytes); its problems as ``line:column message``."""

    def read(text: str | bytes) -> list[str]:
        file = tmp_path / "plan.yaml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        try:
            read_plan(file)
        except PlanError as error:
            return [f"{p.place.line}:{p.place.column} {p.message}" for p in error.problems]
        return []

    return read
