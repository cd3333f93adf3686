"""The font of a paper for programs that lack it: its name elsewhere and its build, so that its metric twin steps in.

With any other font the lines would break elsewhere and the rules would not fit their words. Word goes by this part;
LibreOffice does not read it and finds the same twins by the aliases of the system's fontconfig.
"""

from html import escape

from thidua.papers.layout import Layout
from thidua.papers.typst.fonts_found import FAMILY
from thidua.papers.word.styles import W

# As wide as Times New Roman, letter by letter.
_TWINS = (FAMILY, "Liberation Serif")
# A serif text face (PANOSE), and the letters that it holds, Vietnamese among them (bit 8 of the code pages).
_BUILD = (
    '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/><w:sig w:usb0="E0002EFF" w:usb1="C000785B" w:usb2="00000009" w:usb3="00000000" '
    'w:csb0="000001FF" w:csb1="00000000"/>'
)


def fonts_part(layout: Layout) -> str:
    """word/fontTable.xml."""
    twins = ",".join(_TWINS)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {W}><w:font w:name="{escape(layout.font)}">'
        f'<w:altName w:val="{twins}"/>{_BUILD}</w:font></w:fonts>'
    )
