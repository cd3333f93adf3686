"""Commands of thidua, run in this process, with what they print."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from thidua.cli import main


class _Screen(io.StringIO):
    """Text that is printed later: as wide as the terminal on which it will stand."""

    def isatty(self) -> bool:
        return sys.__stdout__ is not None and sys.__stdout__.isatty()


def run(*words: str | Path) -> list[str]:
    """Print a command line, run it, and return the lines that it printed, errors in their place.

    Cells that cannot be used end a command with 1, and belong to the demo. Raises RuntimeError for anything worse.
    """
    print("$ thidua " + " ".join(str(word) for word in words), flush=True)
    return run_again(*words)


def run_again(*words: str | Path) -> list[str]:
    """The same without the command line, which stands above already."""
    return _output(words).rstrip().splitlines()


def run_for_data(*words: str | Path) -> Any:
    """The same for a command that prints JSON."""
    print("$ thidua " + " ".join(str(word) for word in words if word != "--json"), flush=True)
    return json.loads(_output(words))


def _output(words: tuple[str | Path, ...]) -> str:
    screen = _Screen()
    with redirect_stdout(screen), redirect_stderr(screen):
        code = main([str(word) for word in words])
    if code > 1:
        raise RuntimeError(f"thidua {words} ended with {code}: {screen.getvalue()}")
    return screen.getvalue()
