"""Tables and lines on the terminal."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from textwrap import fill
from typing import TYPE_CHECKING, Any

from thidua.papers.characters import clean

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_WITHOUT_TERMINAL = 120


@cache
def console() -> "Console":
    """The terminal; wide enough for tables where output goes into a file."""
    from rich.console import Console

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH_WITHOUT_TERMINAL
    return Console(width=width, highlight=False, emoji=False, markup=False)


def show_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with a title; columns wrap rather than lose text, and those in which nothing stands are left out.

    As in `say`, what a name holds that would act on the terminal is left out.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(clean(title)), title_justify="left", box=box.SIMPLE_HEAD, header_style="bold")
    lines = list(rows)
    used = [column for column in range(len(headings)) if not lines or any(line[column] for line in lines)]
    for column in used:
        table.add_column(headings[column], overflow="fold")
    for line in lines:
        table.add_row(*(Text(clean(line[column])) for column in used))
    with console().capture() as captured:
        console().print(table)
    print("\n".join(line.rstrip() for line in captured.get().rstrip().splitlines()), end="\n\n")


def say(text: str = "", depth: int = 0) -> None:
    """One line, wrapped below its own indent; nothing in it moves, hides or colours what else is on the terminal."""
    indent = "   " * depth
    print(
        fill(
            clean(text),
            console().width,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_on_hyphens=False,
        )
    )


def show_json(data: Any) -> None:
    """Data for other programs."""
    print(json.dumps(data, ensure_ascii=False, indent=1))
