"""A whole run: read the inbox in workers, hold the files together, write the folder at once."""

import functools
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from sys import intern
from tempfile import TemporaryDirectory

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.answers import Answer, read_answers
from thidua.sheets.collate.collation import Collation, collation_of
from thidua.sheets.collate.entry import FileRead
from thidua.sheets.collate.inbox import files_of
from thidua.sheets.collate.one_file import hash_of, read_with, refused
from thidua.sheets.collate.outputs.names import KEPT_ANSWERS, QUESTIONS, is_ours
from thidua.sheets.collate.register import Register
from thidua.sheets.collate.setting import Setting, setting_of
from thidua.sheets.collate.spool import Packed, Spool
from thidua.sheets.isolated import Isolation
from thidua.sheets.isolated_start import Handed
from thidua.sheets.problems import SheetError
from thidua.sheets.whole_folder import whole_folder

Progress = Callable[[int], None]

READING = ("thidua.sheets.recognising.sheets", "python_calamine")
"""What each worker needs: imported once, before there are any."""
WRITING = "thidua.sheets.collate.outputs.all"


def collate(
    plan: Plan,
    inbox: Path,
    out: Path,
    *,
    round_id: str,
    participants: Iterable[Participant] = (),
    answers: Sequence[Path] = (),
    progress: Callable[[int], Progress] | None = None,
) -> Collation:
    """Collate the workbooks of ``inbox`` into the folder ``out``, which is replaced as a whole or not at all.

    ``answers``: lists of questions with answers; those given in ``out`` before hold on. ``progress`` is told how
    many files there are, and gives what is called with how many are done. Raises SheetError where the folders or
    the answers cannot be used.
    """
    _check_folders(inbox, out)
    given = _answers(out, answers)
    setting = setting_of(plan, round_id, Register(participants), given)
    files = files_of(inbox)
    with _seldom_looking_for_garbage():
        read = read_files(files, setting, progress)
        collation = collation_of(len(files), read, setting)
        if not collation.sums.agree:
            raise SheetError(inbox.name, "số tệp hoặc số dòng cộng lại không khớp: lỗi của phần mềm, chưa ghi gì")
        from thidua.sheets.collate.outputs.all import write_outputs

        with whole_folder(out, is_ours) as folder:
            write_outputs(folder, collation, given)
    return collation


@contextmanager
def _seldom_looking_for_garbage() -> Iterator[None]:
    """What is read stays until the end: looking through all of it again and again finds nothing."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def read_files(
    files: Sequence[tuple[str, Path]], setting: Setting, progress: Callable[[int], Progress] | None = None
) -> list[FileRead]:
    """Each file in a worker; one that hangs or kills its worker is refused like any other."""
    for module in READING:
        import_module(module)
    with TemporaryDirectory() as folder:
        handed = Handed(setting, Path(folder) / "setting")
        with Isolation(functools.partial(read_with, setting=handed)) as isolation:
            results = isolation.over(((path, name) for name, path in files), lambda done: told(done))
            # Only now: a bar may be drawn by a thread, and while there is one this process cannot be copied.
            told = progress(len(files)) if progress else _not_told
            # What will be needed to write is imported while the workers read.
            import_module(WRITING)
            spool = Spool()
            return [
                refused(name, found.message, hash_of(path))
                if isinstance(found, SheetError)
                else _kept(*found, spool, setting)
                for (name, path), found in zip(files, results, strict=True)
            ]


def _not_told(done: int) -> None:
    """Nobody watches."""


def _kept(file: FileRead, entries: Packed, spool: Spool, setting: Setting) -> FileRead:
    """What stays in memory of a file: nothing that lies in the spool, and nothing twice that all files share."""
    sender = setting.register.participants.get(file.sender.id, file.sender) if file.sender is not None else None
    return replace(file, sender=sender, forms=tuple(map(intern, file.forms)), entries=spool.keep(entries))


def _check_folders(inbox: Path, out: Path) -> None:
    if not inbox.is_dir():
        raise SheetError(inbox.name, "không tìm thấy thư mục này")
    here, there = inbox.resolve(), out.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise SheetError(out.name, "thư mục kết quả không được nằm trong hộp thư đến, hay chứa hộp thư đến")
    if out.exists() and not out.is_dir():
        raise SheetError(out.name, "đã có một tệp tên này; hãy chọn thư mục khác")
    if out.is_dir() and any(out.iterdir()) and not (out / KEPT_ANSWERS).is_file():
        raise SheetError(out.name, "thư mục đã có tệp khác; hãy chọn thư mục mới hoặc thư mục của lần tổng hợp trước")


def _answers(out: Path, given: Sequence[Path]) -> dict[str, Answer]:
    """Answers kept in the folder, those written into its list of questions, and those handed in: the last counts."""
    answers: dict[str, Answer] = {}
    for kept in (out / KEPT_ANSWERS, out / f"{QUESTIONS}.xlsx"):
        if kept.is_file():
            answers |= read_answers(kept)
    for path in given:
        answers |= read_answers(path)
    return answers
