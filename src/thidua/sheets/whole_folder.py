"""A folder that is there whole or not at all: written beside its place, and moved there at the end."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(out: Path, is_ours: Callable[[str], bool]) -> Iterator[Path]:
    """A new folder to write into, which takes the place of ``out`` when the block ends well.

    Whatever ends the block early, also Ctrl-C, leaves ``out`` as it was and nothing beside it. What somebody else
    has put into an older ``out`` (``is_ours`` says no of its name) goes along.
    """
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield new
        _take_along(out, new, is_ours)
        new.chmod(0o755)
        _put(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _take_along(out: Path, new: Path, is_ours: Callable[[str], bool]) -> None:
    for found in out.iterdir() if out.is_dir() else ():
        if not is_ours(found.name):
            copy = shutil.copytree if found.is_dir() else shutil.copy2
            copy(found, new / found.name)


def _put(new: Path, out: Path) -> None:
    """Rename; an older folder goes aside first, and comes back should the second renaming fail."""
    if not out.exists():
        new.rename(out)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    old = aside / "old"
    try:
        out.rename(old)
        try:
            new.rename(out)
        except BaseException:
            old.rename(out)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
