"""Papers as files: each as Word and PDF, from one description, in a folder that is there whole or not at all."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case, Made
from thidua.papers.paper import Gap, Paper
from thidua.papers.typst import pdf_file
from thidua.papers.unprintable import Unprintable, unprintable_in
from thidua.papers.word import word_file
from thidua.sheets.file_names import file_names
from thidua.sheets.whole_folder import whole_folder

Progress = Callable[[int], None]
_GAP = re.compile(r"\[…\s(.+?)\s…\]")


@dataclass(frozen=True, slots=True)
class Written:
    """The papers of one kind: how many, under which name, and what they lack (each once, in the order of reading).

    ``unprintable``: letters that the font lacks, each once for each part of such papers.
    """

    kind: str
    label: str
    papers: int
    name: str
    gaps: tuple[Gap, ...]
    unprintable: tuple[Unprintable, ...] = ()


def write_papers(
    case: Case, out: Path, kinds: Sequence[str] = (), progress: Callable[[int], Progress] | None = None
) -> list[Written]:
    """Write the papers of these kinds, or of all, into ``out``; kinds that the campaign has no need of have none.

    Whatever else stands in ``out`` stays. Raises OSError where it cannot be written.
    """
    wanted = [kind for kind in KINDS if kind in (kinds or KINDS)]
    made = {kind: list(KINDS[kind].make(case)) for kind in wanted}
    done = (progress or _silent)(sum(map(len, made.values())))
    with whole_folder(out, lambda name: name.partition(".")[0] in wanted) as folder:
        for number, (stem, paper) in enumerate(_named(made), 1):
            _write(folder / stem, paper)
            done(number)
    return [_written(kind, found) for kind, found in made.items()]


def gaps_of(paper: Paper) -> tuple[Gap, ...]:
    """What a paper lacks, the abbreviation in its symbol included, which is plain text."""
    in_symbol = tuple(Gap(lacks) for lacks in _GAP.findall(paper.head.symbol or ""))
    return tuple(dict.fromkeys((*in_symbol, *paper.gaps)))


def _named(made: dict[str, list[Made]]) -> Iterator[tuple[str, Paper]]:
    """Each paper with its path without a suffix: several of a kind stand in a folder."""
    for kind, found in made.items():
        if len(found) == 1 and found[0].whose is None:
            yield kind, found[0].paper
            continue
        folders: dict[str, list[Made]] = {}
        for one in found:
            folders.setdefault((one.whose or "").rpartition("/")[0], []).append(one)
        for folder, those in folders.items():
            names = file_names(((one.whose or kind).rpartition("/")[2] for one in those), "")
            yield from ((f"{kind}/{folder}/{name}", one.paper) for name, one in zip(names, those, strict=True))


def _write(stem: Path, paper: Paper) -> None:
    stem.parent.mkdir(parents=True, exist_ok=True)
    # Not with_suffix: a code may hold a dot.
    stem.with_name(f"{stem.name}.docx").write_bytes(word_file(paper))
    stem.with_name(f"{stem.name}.pdf").write_bytes(pdf_file(paper))


def _written(kind: str, found: Iterable[Made]) -> Written:
    papers = list(found)
    gaps = dict.fromkeys(gap for one in papers for gap in gaps_of(one.paper))
    alone = len(papers) == 1 and papers[0].whose is None
    return Written(
        kind, KINDS[kind].label, len(papers), kind if alone else f"{kind}/", tuple(gaps), _unprintable(papers)
    )


def _unprintable(papers: Iterable[Made]) -> tuple[Unprintable, ...]:
    first: dict[tuple[str, str], Unprintable] = {}
    for made in papers:
        for one in unprintable_in(made.paper):
            first.setdefault((one.letter, one.part), one)
    return tuple(first.values())


def _silent(count: int) -> Progress:
    return lambda done: None
