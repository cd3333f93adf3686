"""Paragraphs, rules and blank room as document XML."""

from fractions import Fraction
from html import escape

from thidua.papers.layout import Layout, Style
from thidua.papers.setting.elements import Line, Piece, Rule, Space
from thidua.papers.word.styles import JUSTIFICATION, RULE, TINY, style_id
from thidua.papers.word.units import TWIPS_IN_POINT, twips

TINY_PARAGRAPH = f'<w:p><w:pPr><w:pStyle w:val="{TINY}"/></w:pPr></w:p>'
NEW_PAGE = f'<w:p><w:pPr><w:pStyle w:val="{TINY}"/><w:pageBreakBefore/></w:pPr></w:p>'


def paragraph(layout: Layout, line: Line) -> str:
    """A paragraph in its style; what it says itself is only what differs from the style."""
    style = layout.styles[line.style]
    keep = "" if line.next == style.next else f'<w:keepNext w:val="{line.next:d}"/>'
    room = f'<w:spacing w:before="{line.above * TWIPS_IN_POINT}"/>' if line.above > style.before else ""
    left = f' w:left="{twips(line.left)}"' if line.left else ""
    first = ' w:firstLine="0"' if style.indent and not line.indent else ""
    indent = f"<w:ind{left}{first}/>" if left or first else ""
    align = line.align
    justification = f'<w:jc w:val="{JUSTIFICATION[align]}"/>' if align is not None and align != style.align else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(line.style)}"/>{keep}{room}{indent}{justification}</w:pPr>'
        f"{''.join([_run(style, piece) for piece in line.pieces])}</w:p>"
    )


def _run(style: Style, piece: Piece) -> str:
    if not piece.text:
        return ""
    bold = "" if piece.bold == style.bold else f'<w:b w:val="{piece.bold:d}"/><w:bCs w:val="{piece.bold:d}"/>'
    italic = "" if piece.italic == style.italic else f'<w:i w:val="{piece.italic:d}"/><w:iCs w:val="{piece.italic:d}"/>'
    marked = '<w:highlight w:val="yellow"/>' if piece.gap else ""
    setting = f"<w:rPr>{bold}{italic}{marked}</w:rPr>" if bold or italic or marked else ""
    text = escape(piece.text, quote=False).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{setting}<w:t xml:space="preserve">{text}</w:t></w:r>'


def rule(rule: Rule, width: int | Fraction) -> str:
    """A line in the middle of `width` mm: the upper border of a paragraph that is indented at both sides."""
    aside = twips((width - rule.length) / 2)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{RULE}"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        f'</w:pBdr><w:ind w:left="{aside}" w:right="{aside}"/></w:pPr></w:p>'
    )


def space(space: Space) -> str:
    """Blank room of an exact height, kept with what follows."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{TINY}"/><w:keepNext/>'
        f'<w:spacing w:line="{twips(space.height)}" w:lineRule="exact"/></w:pPr></w:p>'
    )
