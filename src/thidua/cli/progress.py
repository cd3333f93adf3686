"""How far something is, on standard error, where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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


@contextmanager
def spinner(title: str) -> Iterator[Callable[[str], None]]:
    """Show that something is going on; what is given is told what it is at."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console

    with Console(stderr=True).status(title) as shown:
        yield lambda name: shown.update(f"{title} {name}")
