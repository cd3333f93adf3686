"""Examples that a clerk can read and add to, from the YAML files in ``data``; and an answer in their words."""

from pathlib import Path
from typing import Any

import yaml

from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear


def examples(name: str) -> Any:
    """The examples of one function."""
    return yaml.safe_load((Path(__file__).parent / "data" / f"{name}.yaml").read_text(encoding="utf-8"))


def as_said(answer: Answer[Any]) -> dict[str, Any]:
    """An answer as the examples write it. Whatever is not sure must say something in Vietnamese."""
    if isinstance(answer, Sure):
        return {"sure": answer.value}
    if isinstance(answer, Proposal):
        assert answer.why
        return {"propose": answer.value}
    assert isinstance(answer, Unclear)
    assert answer.wanted.startswith("cần ")
    return {"ask": answer.code}


def expected(example: dict[str, Any]) -> dict[str, Any]:
    """What the example says must be answered."""
    return {key: example[key] for key in ("sure", "propose", "ask") if key in example}


def shown(example: Any) -> str:
    """The name of an example among the tests."""
    return ascii(example.get("cell", example.get("cells"))) if isinstance(example, dict) else str(example)
