"""The end of a paper on a PDF's page: recipients at the left, the signer at the right."""

from collections.abc import Sequence

from thidua.papers.checking.measured import Part
from thidua.papers.checking.pdf_lines import Frame, Parting, PrintedLine, lines_of
from thidua.papers.checking.pdf_page import Page
from thidua.papers.checking.pdf_parts import part
from thidua.papers.setting.closing import RECIPIENTS_SHARE

_RECIPIENTS = "Nơi nhận:"
_LEVEL = 2  # mm


def closing_parts(
    frame: Frame, page: Page, lines: Sequence[PrintedLine]
) -> tuple[tuple[PrintedLine, ...], tuple[Part, ...]]:
    """The lines of the body, and the parts of the end where "Nơi nhận:" shows where it begins."""
    begins = next((line for line in lines if line.text.startswith(_RECIPIENTS)), None)
    if begins is None:
        return tuple(lines), ()
    parting = Parting(frame.left + frame.width(page) * RECIPIENTS_SHARE, begins.y - _LEVEL, page.height)
    body = tuple(line for line in lines if line.y < parting.top)
    end = [line for line in lines_of(page, parting) if line.y >= parting.top]
    left = [line for line in end if line.x < parting.at]
    right = [line for line in end if line.x >= parting.at]
    parts = [part("recipients", left[:1])]
    parts += [part("recipient", item) for item in _items(left[1:])]
    parts += [part(_signers(line), [line]) for line in right]
    return body, tuple(parts)


def _items(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Each recipient with the lines that it runs on to."""
    items: list[list[PrintedLine]] = []
    for line in lines:
        if line.text.startswith("-") or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items


def _signers(line: PrintedLine) -> str:
    if line.in_capitals:
        return "authority"
    return "signer_note" if all(words.italic for words in line.words) else "signer_name"
