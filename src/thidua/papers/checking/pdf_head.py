"""The heading block of a PDF's first page: two columns down to the first line that runs across both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from thidua.papers.checking.measured import Amount, Part, Standing
from thidua.papers.checking.pdf_amounts import above_letter_subject
from thidua.papers.checking.pdf_lines import Frame, Parting, PrintedLine, lines_of
from thidua.papers.checking.pdf_page import Page
from thidua.papers.checking.pdf_parts import aligned, part, rule_below
from thidua.papers.layout import Layout
from thidua.papers.setting.heading import MOTTO, NATIONAL_NAME
from thidua.papers.texts import NUMBER_BEGINS

_LEVEL = 2  # mm
_MOTTO_BEGINS = MOTTO.casefold()[:8]
_ENOUGH = 10  # letters by which the national name is known, however it is written


@dataclass(frozen=True)
class Head:
    """The parts of the block with type and subject, and the lines below them."""

    parts: tuple[Part, ...]
    below: tuple[PrintedLine, ...]
    standings: tuple[Standing, ...]
    amounts: tuple[Amount, ...]


def read_head(layout: Layout, frame: Frame, page: Page) -> Head:
    """The heading block of a page."""
    start, width = frame.left, frame.width(page)
    parting = _parting(layout, frame, page)
    ends = _end(page, parting, frame.middle(page))
    lines = lines_of(page, Parting(parting, Fraction(0), ends))
    head = [line for line in lines if line.y < ends]
    left = [line for line in head if line.x < parting]
    right = [line for line in head if line.x >= parting]
    title, below = _title(page, [line for line in lines if line.y >= ends], frame.middle(page))
    middles = (start + parting) / 2, (parting + start + width) / 2
    bodies, numbered = _numbered(left)
    nation = _nation(right)
    return Head(
        (*_left(page, bodies, numbered, middles[0]), *_right(page, nation, middles[1]), *title),
        tuple(below),
        tuple(_level(numbered[:1], nation[-1][1])),
        tuple(above_letter_subject(numbered[_number_lines(numbered) - 1 :])),
    )


def _parting(layout: Layout, frame: Frame, page: Page) -> Fraction:
    """Where the right column begins: the national name stands in its middle. Without one, where ours begins."""
    for words in page.words:
        if NATIONAL_NAME.casefold().startswith(words.text.casefold()[:_ENOUGH]):
            return words.x + words.end - (frame.left + frame.width(page))
    return frame.left + frame.width(page) * layout.head_left / layout.text_width()


def _end(page: Page, parting: Fraction, middle: Fraction) -> Fraction:
    """Where the block ends: the type of the paper in the middle, "Kính gửi" or the first line of text."""
    for line in lines_of(page, Parting(parting, Fraction(0), page.height)):
        crossing = any(words.x < parting < words.end for words in line.words)
        if crossing or aligned(line, middle) == "center" or _addressed(line):
            return line.top
    return page.height


def _numbered(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The issuing bodies; the number and what stands below it."""
    bodies = list(takewhile(lambda line: not line.text.startswith(NUMBER_BEGINS), lines))
    return bodies, lines[len(bodies) :]


def _left(page: Page, bodies: list[PrintedLine], numbered: list[PrintedLine], middle: Fraction) -> list[Part]:
    light = len(bodies)
    while light > 0 and bodies[light - 1].bold:
        light -= 1
    light = min(light, len(bodies) - 1) if bodies else 0
    parts = []
    if bodies[:light]:
        parts.append(part("superior", bodies[:light], aligned(bodies[0], middle)))
    if bodies:
        issuer = bodies[light:]
        parts.append(part("issuer", issuer, aligned(issuer[0], middle), rule_below(page, issuer)))
    number = numbered[: _number_lines(numbered)]
    if number:
        parts.append(part("number", number, aligned(number[0], middle)))
    if subject := numbered[len(number) :]:
        parts.append(part("letter_subject", subject, aligned(subject[0], middle)))
    return parts


def _number_lines(lines: list[PrintedLine]) -> int:
    """How many lines the number takes: more than one where a gap in its symbol runs on."""
    for count in range(1, len(lines)):
        text = " ".join(line.text for line in lines[:count])
        if text.count("[…") == text.count("…]"):
            return count
    return len(lines)


def _nation(lines: list[PrintedLine]) -> list[tuple[str, list[PrintedLine]]]:
    """The national name as far as the motto, the motto on the next line, place and day on what is left."""
    motto = next((at for at, line in enumerate(lines) if line.text.casefold().startswith(_MOTTO_BEGINS)), 1)
    return [("national_name", lines[:motto]), ("motto", lines[motto : motto + 1]), ("place_day", lines[motto + 1 :])]


def _right(page: Page, nation: list[tuple[str, list[PrintedLine]]], middle: Fraction) -> list[Part]:
    return [
        part(style, lines, aligned(lines[0], middle), rule_below(page, lines) if style == "motto" else None)
        for style, lines in nation
        if lines
    ]


def _level(number: list[PrintedLine], place: list[PrintedLine]) -> Iterator[Standing]:
    """Whether place and day begin on the line of the number."""
    if number and place:
        yield Standing("place_level", abs(number[0].y - place[0].y) < _LEVEL, "")


def _title(page: Page, lines: Sequence[PrintedLine], middle: Fraction) -> tuple[list[Part], Sequence[PrintedLine]]:
    """Type and subject: lines in the middle, the type in capitals, the subject not."""
    centred = list(takewhile(lambda line: aligned(line, middle) == "center" and not _addressed(line), lines))
    title = list(takewhile(lambda line: line.in_capitals, centred))
    subject = _ruled(page, list(takewhile(lambda line: not line.in_capitals, centred[len(title) :])))
    if not title:
        return [], lines
    parts = [part("title", title, "center")]
    if subject:
        parts.append(part("subject", subject, "center", rule_below(page, subject)))
    return parts, lines[len(title) + len(subject) :]


def _ruled(page: Page, lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines as far as the first rule below one: what stands in the middle below that is text."""
    for number in range(1, len(lines)):
        if rule_below(page, lines[:number]) is not None:
            return lines[:number]
    return lines


def _addressed(line: PrintedLine) -> bool:
    """Whether a line says to whom a paper goes: below type and subject, and in the middle like them."""
    return line.text.startswith("Kính gửi")
