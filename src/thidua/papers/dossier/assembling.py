"""Dossiers put together: what the plan asks for, from the files that were sent and the papers that we make."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thidua.papers.dossier.joined import Dossier as Joined
from thidua.papers.dossier.joined import dossier as joined
from thidua.papers.dossier.naming import Naming, Stray
from thidua.papers.dossier.needed import nominees
from thidua.papers.dossier.parts import Taken, parts_of
from thidua.papers.dossier.uploaded import all_uploaded
from thidua.papers.kinds.case import Case
from thidua.papers.unprintable import Unprintable
from thidua.papers.vietnamese import spelt_out, upper_first
from thidua.plan.model.papers import Dossier
from thidua.rules.results import Result
from thidua.sheets.collate.inbox import files_of
from thidua.sheets.file_names import file_names
from thidua.sheets.problems import SheetError
from thidua.sheets.whole_folder import whole_folder

PREFIX = "ho-so-"
MAX_TOGETHER = 500_000_000
"""Bytes of all files of the folder: they are in memory together."""

_WORD = (".docx", ".doc", ".odt")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the office chooses: so many sets (None: as the plan says), one for each who is proposed, two-sided print."""

    sets: int | None = None
    each: bool = False
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Assembled:
    """One dossier as it was written: its file below the folder, how many sets, and what is in it.

    ``unprintable``: by the title of a part the letters that our font lacks.
    """

    dossier: Dossier
    file: str
    sets: int
    joined: Joined
    unprintable: Mapping[str, tuple[Unprintable, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The dossiers written, those of which nobody is proposed, and the files not taken."""

    written: tuple[Assembled, ...]
    nobody: tuple[Dossier, ...]
    strays: tuple[Stray, ...]


def write_dossiers(
    case: Case,
    out: Path,
    folder: Path | None = None,
    choices: Choices = Choices(),
    progress: Callable[[int], Progress] | None = None,
) -> Outcome:
    """Put together every dossier of the plan for those who are proposed, with the files of ``folder``, into ``out``.

    Whatever else stands in ``out`` stays. Raises OSError where it cannot be written, FontsMissingError, ValueError
    for a number of sets that cannot be.
    """
    people = {name: nominees(case, one) for name, one in case.plan.dossiers.items()}
    those = {name: one for name, one in case.plan.dossiers.items() if people[name]}
    nobody = tuple(one for name, one in case.plan.dossiers.items() if not people[name])
    if not those:
        return Outcome((), nobody, ())
    taken = _taken(case, those, people, folder, progress)
    ours = {f"{PREFIX}{name}{end}" for name in case.plan.dossiers for end in ("", ".pdf")}
    with whole_folder(out, ours.__contains__) as new:
        written = [
            _write(case, one, those_people, file, new, taken, choices)
            for name, one in those.items()
            for file, those_people in _files(name, people[name], choices.each)
        ]
    unasked = [stray for name, one in those.items() for stray in taken.unasked(case, one, people[name])]
    return Outcome(tuple(written), nobody, (*taken.strays, *unasked))


def _files(name: str, people: Sequence[Result], each: bool) -> Iterator[tuple[str, Sequence[Result]]]:
    """The files of a dossier, and whom each is about."""
    if not each:
        yield f"{PREFIX}{name}.pdf", people
        return
    names = file_names((one.participant.id for one in people), ".pdf")
    yield from ((f"{PREFIX}{name}/{file}", [one]) for file, one in zip(names, people, strict=True))


def _write(
    case: Case, dossier: Dossier, people: Sequence[Result], file: str, folder: Path, taken: Taken, choices: Choices
) -> Assembled:
    sets = choices.sets or dossier.sets or 1
    about = [upper_first(f"{case.movement}{case.in_round}")]
    if choices.each:
        about.append(f"Đề nghị cho: {case.shown(people[0].participant)}")
    parts = list(parts_of(case, dossier, people, taken, alone=choices.each))
    made = joined(
        parts,
        title=spelt_out(dossier.label),
        about=about,
        sets=sets,
        original=dossier.original,
        odd=choices.odd,
    )
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_bytes(made.content)
    return Assembled(dossier, file, sets, made, {part.title: part.unprintable for part in parts if part.unprintable})


def _taken(
    case: Case,
    dossiers: Mapping[str, Dossier],
    people: Mapping[str, Sequence[Result]],
    folder: Path | None,
    progress: Callable[[int], Progress] | None,
) -> Taken:
    """The files of the folder, each in its place and looked at; the rest with the reason why it is not taken."""
    proposed = {name: (one, [result.participant.id for result in people[name]]) for name, one in dossiers.items()}
    naming = Naming(proposed, (result.participant for result in case.evaluation.results))
    found, strays = _within_bounds(files_of(folder) if folder is not None else [])
    placed = naming.sort(found)
    todo = [(slot, name, path) for slot, files in placed.by_slot.items() for name, path in files]
    done = progress(len(todo)) if progress else None
    answers = all_uploaded([(path, name) for _, name, path in todo], progress=done)
    taken = Taken((*strays, *placed.strays))
    for (slot, name, _), answer in zip(todo, answers, strict=True):
        if isinstance(answer, SheetError):
            taken.refuse(slot, name, answer.message)
        else:
            taken.take(slot, name, answer)
    return taken


def _within_bounds(files: Sequence[tuple[str, Path]]) -> tuple[list[tuple[str, Path]], list[Stray]]:
    """The files that are read; a Word file beside the PDF of the same name is the same paper, so it is passed over."""
    found, strays, size = [], [], 0
    printed = {name[:-4] for name, path in files if path.suffix.casefold() == ".pdf"}
    for name, path in files:
        if path.suffix.casefold() in _WORD and name[: -len(path.suffix)] in printed:
            continue
        size += path.lstat().st_size
        if size > MAX_TOGETHER:
            why = f"các tệp của thư mục cộng lại quá {MAX_TOGETHER // 1_000_000} MB nên tệp này chưa được đọc"
            strays.append(Stray(name, why))
        else:
            found.append((name, path))
    return found, strays
