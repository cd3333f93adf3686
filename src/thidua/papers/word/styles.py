"""The styles of a Word file, one for each part of a paper, named in Vietnamese."""

from functools import lru_cache
from html import escape

from thidua.papers.layout import Layout, Style
from thidua.papers.word.units import TWIPS_IN_POINT, twips

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
JUSTIFICATION = {"left": "left", "center": "center", "right": "right", "justify": "both"}
RULE = "Rule"
TINY = "Tiny"


@lru_cache(maxsize=64)
def style_id(key: str) -> str:
    """The fixed id of a style: NationalName for national_name."""
    return "".join(part.capitalize() for part in key.split("_"))


def styles_part(layout: Layout) -> str:
    """word/styles.xml."""
    styles = "".join(_style(key, style) for key, style in layout.styles.items())
    font = escape(layout.font)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:color w:val="000000"/>'
        f'{_size(layout.styles["body"])}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{_bare(RULE, 'Đường kẻ', 60, 40)}{_bare(TINY, 'Đoạn trống', 20, 0)}{styles}</w:styles>"
    )


def _style(key: str, style: Style) -> str:
    keep = "<w:keepNext/>" if style.next else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    indent = f'<w:ind w:firstLine="{twips(style.indent)}"/>' if style.indent else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(key)}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}<w:widowControl/>'
        f'<w:spacing w:before="{style.before * TWIPS_IN_POINT}" w:after="{style.after * TWIPS_IN_POINT}"/>'
        f'{indent}<w:jc w:val="{JUSTIFICATION[style.align]}"/></w:pPr><w:rPr>{bold}{italic}{_size(style)}</w:rPr>'
        "</w:style>"
    )


def _size(style: Style) -> str:
    half_points = style.size.ours * 2
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _bare(key: str, name: str, height: int, before: int) -> str:
    """A paragraph without words: for a rule, or where Word wants one between tables."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="{before}" w:line="{height}" w:lineRule="exact"/>'
        '</w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )
