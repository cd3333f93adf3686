"""A job on a file that somebody sent, in a process of its own with bounds on time and memory."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from thidua.sheets.isolated import TOO_LARGE, TOO_SLOW, Isolation, Limits
from thidua.sheets.problems import SheetError

Result = TypeVar("Result")

_TOO_SLOW = "{what} này xử lý lâu bất thường nên bị dừng; {mend}"
_TOO_LARGE = "{what} này cần quá nhiều bộ nhớ nên bị dừng; {mend}"
_CRASHED = "tệp này làm chương trình đọc bị lỗi"


def in_a_process(
    job: Callable[[Path, str], Result], path: Path, name: str, limits: Limits, what: str, mend: str
) -> Result:
    """What the job gives for the file. ``what`` it is and how to ``mend`` it are for the messages.

    Raises SheetError with the job's own reason, or because it took too much.
    """
    (answer,) = each_in_a_process(job, [(path, name)], limits, what, mend)
    if isinstance(answer, SheetError):
        raise answer
    return answer


def each_in_a_process(
    job: Callable[[Path, str], Result],
    files: Iterable[tuple[Path, str]],
    limits: Limits,
    what: str,
    mend: str,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Result | SheetError]:
    """The same for several files (path, name), one at a time: in their order what the job gives, or why not."""
    with Isolation(job, limits=limits, workers=1) as isolation:
        for answer in isolation.over(files, progress):
            yield _worded(answer, limits, what, mend) if isinstance(answer, SheetError) else answer


def _worded(error: SheetError, limits: Limits, what: str, mend: str) -> SheetError:
    message = error.message
    if message == TOO_SLOW.format(seconds=limits.seconds):
        message = _TOO_SLOW.format(what=what, mend=mend)
    elif message == TOO_LARGE:
        message = _TOO_LARGE.format(what=what, mend=mend)
    elif message.startswith(_CRASHED):
        message = f"{what} này bị hỏng hoặc có cấu trúc lạ; {mend}"
    return SheetError(error.file, message)
