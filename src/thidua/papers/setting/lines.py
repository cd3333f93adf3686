"""Paragraphs in the style of the layout."""

from fractions import Fraction

from thidua.papers.characters import clean
from thidua.papers.layout import Alignment, Layout, Style
from thidua.papers.paper import Gap, Inline, Text, runs
from thidua.papers.setting.elements import Line, Piece, Rule
from thidua.papers.widths import longest_line_mm

_LONG = 600  # letters: about eight lines


def line(
    layout: Layout,
    style: str,
    text: Text,
    *,
    align: Alignment | None = None,
    indent: bool = True,
    left: Fraction = Fraction(0),
    next: bool = False,
) -> Line:
    """A text as one paragraph of a style: in capitals where the style is, cleaned of what must not be printed."""
    set_in = layout.styles[style]
    pieces = tuple(_piece(set_in, part) for part in runs(text))
    return Line(style, pieces, align, indent, left, (next or set_in.next) and not is_long(pieces))


def is_long(pieces: tuple[Piece, ...]) -> bool:
    """Whether a paragraph is too long to be kept with the next: the programs would move the whole of it."""
    return sum(len(piece.text) for piece in pieces) > _LONG


def _piece(style: Style, part: Inline) -> Piece:
    if isinstance(part, Gap):
        return Piece(clean(part.printed), style.bold, style.italic, gap=True)
    words = clean(part.text)
    return Piece(words.upper() if style.caps else words, style.bold or part.bold, style.italic or part.italic)


def words(line: Line) -> str:
    """What a paragraph says."""
    return "".join(piece.text for piece in line.pieces)


def rule_under(layout: Layout, above: Line, width: int) -> tuple[Rule, ...]:
    """The rule that the layout wants under a paragraph set in `width` mm."""
    style = layout.styles[above.style]
    if style.rule is None:
        return ()
    longest = longest_line_mm(words(above), style.size.ours, width, style.bold)
    return (Rule(longest * style.rule.ours / 100),)
