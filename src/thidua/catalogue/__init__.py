"""The plans that thidua ships: one YAML file each, and the dated table of laws. Data only."""

from pathlib import Path

FOLDER = Path(__file__).parent
LAWS = FOLDER / "laws.yaml"


def plan_files() -> dict[str, Path]:
    """The shipped plans by id, in alphabetical order."""
    return {file.stem: file for file in sorted((FOLDER / "plans").glob("*.yaml"))}
