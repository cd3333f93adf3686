"""A progress bar on standard error, where that is a terminal."""

import sys
from collections.abc import Callable


def bar(title: str, count: int) -> Callable[[int], None]:
    """Begin a bar over ``count`` steps; what is returned is told how many are done."""
    if not sys.stderr.isatty() or not count:
        return lambda done: None
    from rich.console import Console
    from rich.progress import Progress

    shown = Progress(console=Console(stderr=True), transient=True)
    task = shown.add_task(title, total=count)
    shown.start()

    def done(number: int) -> None:
        shown.update(task, completed=number)
        if number >= count:
            shown.stop()

    return done
