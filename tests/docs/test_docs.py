"""What the READMEs and ``docs/`` say is true: commands run, print what is shown, and examples are parts of plans."""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from itertools import chain, takewhile
from pathlib import Path

import pytest

from demo.terminal import main as run_demo
from tests.docs.blocks import Command, blocks_of, commands_of, fits
from tests.docs.examples import examples_in, is_part_of_a_plan
from thidua.catalogue import plan_files
from thidua.cli import COMMANDS, main
from thidua.plan.schema import plan_schema

ROOT = Path(__file__).parents[2]
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
GUIDES = sorted((ROOT / "docs").glob("*.md"))
WEB_GUIDES = sorted((ROOT / "docs" / "huong-dan").glob("*.md"))
REFERENCE = sorted((ROOT / "docs" / "tham-chieu").glob("*.md"))
TARGETS = set(re.findall(r"^\.PHONY: (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
OPERATING = ("setup", "serve", "worker", "backup", "restore", "upgrade", "journal")
"""Commands over an installation."""

DOCUMENTS = pytest.mark.parametrize(
    "document", [*READMES, *GUIDES, *WEB_GUIDES, *REFERENCE], ids=lambda path: path.name
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a user has it after ``make demo``."""
    folder = tmp_path_factory.mktemp("user")
    for name in ("facts", "offices", "decisions"):
        shutil.copytree(ROOT / "demo" / name, folder / "demo" / name)
    with redirect_stdout(io.StringIO()):
        run_demo(["--out", str(folder / "demo-output")])
    return folder


@DOCUMENTS
def test_commands_run_and_print_what_is_shown(
    document: Path, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = blocks_of(document)
    if not any(block.language == "console" for block in blocks):
        return
    shutil.copytree(example, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        if block.name:
            (tmp_path / block.name).write_text(block.text, encoding="utf-8")
        if block.language == "console":
            for command in commands_of(block):
                _check(command)


def _check(command: Command) -> None:
    settings, (program, *words) = _split(command)
    if program == "make":
        assert (set(words) <= TARGETS, command.shown) == (True, ())
        return
    assert program == "thidua", f"only thidua and make are run: {command.line}"
    file = words[words.index(">") + 1] if ">" in words else None
    run = _run_apart if words[0] in OPERATING else _run_here
    code, text = run(words[: words.index(">")] if file else words, settings)
    if file:
        Path(file).write_text(text, encoding="utf-8")
    printed = [line.rstrip() for line in text.rstrip().splitlines()]
    # Cells to be mended end a command with 1, and belong to the examples.
    assert code == any(line.startswith("LỖI") for line in printed), f"{command.line}\n{text}"
    if command.shown:
        assert fits(command.shown, printed), f"{command.line} now prints:\n{text}"


def _split(command: Command) -> tuple[dict[str, str], list[str]]:
    """The settings before a command line, and its words."""
    words = shlex.split(command.line)
    given = list(takewhile(lambda word: re.fullmatch(r"[A-Z_]+=.*", word), words))
    return dict(word.split("=", 1) for word in given), words[len(given) :]


def _run_here(words: list[str], _settings: dict[str, str]) -> tuple[int, str]:
    screen = io.StringIO()
    with redirect_stdout(screen), redirect_stderr(screen):
        return main(words), screen.getvalue()


def _run_apart(words: list[str], settings: dict[str, str]) -> tuple[int, str]:
    """In a process of its own: the installation is that of the folder, not that of the tests."""
    ours = ("THIDUA_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    done = subprocess.run(
        [sys.executable, "-m", "thidua", *words],
        env=theirs | settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_is_in_each_readme(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"thidua {name}" not in text] == []


def test_every_command_is_run_in_the_documents() -> None:
    blocks = chain.from_iterable(blocks_of(file) for file in [*READMES, *GUIDES])
    lines = [command for block in blocks if block.language == "console" for command in commands_of(block)]
    run = {_split(command)[1][1] for command in lines}
    assert set(COMMANDS) - run == set()


@DOCUMENTS
def test_what_is_called_a_command_is_one(document: Path) -> None:
    called = re.findall(r"`thidua ([a-z]+)", document.read_text(encoding="utf-8"))
    assert set(called) - set(COMMANDS) == set()


@DOCUMENTS
def test_links_lead_to_files(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_plan_is_in_the_readme() -> None:
    text = READMES[0].read_text(encoding="utf-8")
    assert [plan for plan in plan_files() if f"`{plan}`" not in text] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_each_example_of_a_guide_is_part_of_a_plan(guide: Path) -> None:
    assert [example for example in examples_in(guide) if not is_part_of_a_plan(example)] == []


def test_an_example_that_no_plan_says_is_found() -> None:
    assert is_part_of_a_plan("councils: {vote: {members: 9}}")
    assert not is_part_of_a_plan("councils: {vote: {members: 10}}")


def test_every_section_of_a_plan_is_explained() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in REFERENCE)
    assert [name for name in plan_schema()["properties"] if name != "thidua" and f"`{name}`" not in text] == []
