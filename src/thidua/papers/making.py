"""Papers as files: each as Word and PDF, from one description, in a folder that is there whole or not at all.

Certificates go along as PDF alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thidua.papers.certificates import CERTIFICATES, Certificate, Printing, certificates_of, print_certificates
from thidua.papers.certificates.campaign import TRIAL_SHEET, full_page
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case, Made
from thidua.papers.labels import LABELS
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

    ``unprintable``: letters that the font lacks, each once for each part of such papers. ``files`` are those
    of certificates, and ``told`` what else is to be known of them, in Vietnamese.
    """

    kind: str
    label: str
    papers: int
    name: str
    gaps: tuple[Gap, ...]
    unprintable: tuple[Unprintable, ...] = ()
    files: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def write_papers(
    case: Case,
    out: Path,
    kinds: Sequence[str] = (),
    progress: Callable[[int], Progress] | None = None,
    printing: Printing | None = None,
) -> list[Written]:
    """Write the papers of these kinds, or of all, into ``out``; kinds that the campaign has no need of have none.

    ``printing`` is how certificates are printed. Whatever else stands in ``out`` stays. Raises OSError where it cannot
    be written.
    """
    wanted = [kind for kind in LABELS if kind in (kinds or LABELS)]
    made = {kind: list(KINDS[kind].make(case)) for kind in wanted if kind in KINDS}
    certificates = certificates_of(case) if CERTIFICATES in wanted else []
    papers = sum(map(len, made.values()))
    done = (progress or _silent)(papers + len(certificates))
    ours = {*wanted, *([TRIAL_SHEET] if CERTIFICATES in wanted else [])}
    with whole_folder(out, lambda name: name.partition(".")[0] in ours) as folder:
        for number, (stem, paper) in enumerate(_named(made), 1):
            _write(folder / stem, paper)
            done(number)
        written = {kind: _written(kind, found) for kind, found in made.items()}
        if CERTIFICATES in wanted:
            how = printing or Printing(full_page())
            written[CERTIFICATES] = _printed(certificates, folder, how, lambda number: done(papers + number))
    return [written[kind] for kind in wanted]


def _printed(certificates: Sequence[Certificate], folder: Path, printing: Printing, progress: Progress) -> Written:
    printed = print_certificates(certificates, folder, printing, progress)
    gaps = tuple(dict.fromkeys(gap for one in certificates for gap in one.gaps))
    label, count = LABELS[CERTIFICATES], len(certificates)
    return Written(CERTIFICATES, label, count, CERTIFICATES, gaps, printed.unprintable, printed.files, printed.told)


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
