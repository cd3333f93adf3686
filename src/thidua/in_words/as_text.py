"""A document as lines for the terminal."""

from collections.abc import Iterable, Iterator

from thidua.in_words.document import Block, Document, Entries, Entry, Lines, Paragraph
from thidua.in_words.speech import cited
from thidua.in_words.told import Row, Say
from thidua.rules.wording.words import Line

MARKS = {"plain": "", "quiet": "", "reading": "", "solved": "✓ ", "note": "! ", "error": "‼ "}


def as_lines(document: Document) -> Iterator[Line]:
    """Every line with its depth; an empty one before each section."""
    yield Line(0, document.title.upper())
    yield from _blocks(document, document.intro, 0)
    for section in document.sections:
        yield Line(0, "")
        yield Line(0, section.title)
        yield from _blocks(document, section.blocks, 1)


def _blocks(document: Document, blocks: Iterable[Block], depth: int) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            lead = f"{block.lead}: " if block.lead else ""
            yield Line(depth, f"{MARKS[block.tone]}{lead}{block.text}")
        elif isinstance(block, Entries):
            if block.kind:
                yield Line(depth, f"{block.kind}:")
            for entry in block.entries:
                yield from _entry(document, entry, depth + bool(block.kind))
        else:
            yield from _lines(document, block, depth)


def _lines(document: Document, block: Lines, depth: int) -> Iterator[Line]:
    for row in block.rows:
        yield from _row(document, row, depth)


def _entry(document: Document, entry: Entry, depth: int) -> Iterator[Line]:
    if entry.title:
        where = f" (nói đủ ở {entry.to.text})" if entry.to is not None else ""
        yield Line(depth, f"• {entry.title}{where}")
        depth += 1
    for say in entry.says:
        yield from _say(document, say, depth)
    if len(entry.clauses) > 1:
        yield Line(depth, f"Điều khoản: {document.clause_names(entry.clauses)}")
    if entry.readings:
        yield Line(depth, f"Dựa vào: {document.reading_names(entry.readings)}")


def _say(document: Document, say: Say, depth: int) -> Iterator[Line]:
    if say.about:
        yield Line(depth, f"{say.about}: {say.text}".rstrip())
        depth += 1
    for row in say.rows:
        yield from _row(document, row, depth)


def _row(document: Document, row: Row, depth: int) -> Iterator[Line]:
    clauses = f" ({document.clause_names(row.clauses)})" if row.clauses else ""
    ends = ":" if row.rows else ""
    yield Line(depth, f"- {row.line}{clauses}{cited(row.readings)}{ends}")
    for inner in row.rows:
        yield from _row(document, inner, depth + 1)
