"""The plans that thidua ships: one YAML file each, and the dated tables of laws, of swapped days and of
the layout of official papers. Data only."""

from pathlib import Path

FOLDER = Path(__file__).parent
LAWS = FOLDER / "laws.yaml"
PAPER_LAYOUTS = FOLDER / "paper_layouts.yaml"
WORKING_DAYS = FOLDER / "working_days.yaml"


def plan_files() -> dict[str, Path]:
    """The shipped plans by id, in alphabetical order."""
    return {file.stem: file for file in sorted((FOLDER / "plans").glob("*.yaml"))}
