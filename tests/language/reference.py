"""The reference beside its sentences: which construct shows which kind of rule, as the table of the index.

``python -m tests.language.reference`` writes the table anew into the index.
"""

from pathlib import Path

import yaml

from tests.language.telling import FOLDER, told_in

REFERENCE = Path(__file__).parents[2] / "docs" / "tham-chieu"
INDEX = REFERENCE / "README.md"
BEGIN, END = "<!-- kinds -->\n", "<!-- /kinds -->\n"


def kinds() -> dict[str, str]:
    """Every kind of rule by key, with its Vietnamese name."""
    loaded: dict[str, str] = yaml.safe_load((Path(__file__).parent / "kinds.yaml").read_text(encoding="utf-8"))
    return loaded


def constructs_showing() -> dict[str, list[str]]:
    """By kind of rule, the constructs whose sentences show it."""
    found: dict[str, list[str]] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        for kind in told_in(file)["shows"]:
            found.setdefault(kind, []).append(file.stem)
    return found


def title(section: str) -> str:
    """What a section is about, by its heading, without its keys."""
    heading = (REFERENCE / f"{section}.md").read_text(encoding="utf-8").partition("\n")[0]
    return heading.removeprefix("# ").partition(":")[0]


def table() -> str:
    """The table of the index: kind of rule, constructs, sentences that show it."""
    shown = constructs_showing()
    lines = ["| Loại quy định | Viết bằng | Câu kiểm tra |", "|---|---|---|"]
    for kind, label in kinds().items():
        links = ", ".join(f"[{title(name)}]({name}.md)" for name in shown.get(kind, []))
        files = ", ".join(f"`{name}.yaml`" for name in shown.get(kind, []))
        lines.append(f"| {label} | {links} | {files} |")
    return "\n".join(lines) + "\n"


def with_table(index: str) -> str:
    """The text of the index with the table as it must stand."""
    before, rest = index.split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    INDEX.write_text(with_table(INDEX.read_text(encoding="utf-8")), encoding="utf-8")
