"""The file around the document: its parts, packed so that the same paper gives the same bytes."""

from collections.abc import Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from thidua.papers.characters import clean
from thidua.papers.charts import Plot
from thidua.papers.layout import Layout
from thidua.papers.word.charts import WORKBOOK_RELATION, chart_part, workbook_part
from thidua.papers.word.fonts import fonts_part
from thidua.papers.word.sections import HEADER, chart_relation
from thidua.papers.word.styles import W, style_id, styles_part

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_ROOT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="{HEADER}" Type="{_OFFICE}/header" Target="header1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId4" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/></Relationships>'
)
# Without the compatibility mode Word opens a file as one of 2007 and sets tables further to the left.
_SETTINGS = (
    f'{_XML}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_HEADER = (
    f'{_XML}<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="{style_id("page_number")}"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:hdr>"
)
_SAME_FOR_ALL = {
    "[Content_Types].xml": _CONTENT_TYPES,
    "_rels/.rels": _ROOT_RELATIONS,
    "word/_rels/document.xml.rels": _RELATIONS,
    "word/settings.xml": _SETTINGS,
    "word/header1.xml": _HEADER,
}


def package(layout: Layout, document: str, title: str, charts: Sequence[Plot] = ()) -> bytes:
    """The bytes of the .docx file."""
    parts: dict[str, str | bytes] = {
        **_SAME_FOR_ALL,
        "word/styles.xml": styles_part(layout),
        "word/fontTable.xml": fonts_part(layout),
        "word/document.xml": document,
        "docProps/core.xml": _core(title),
    }
    if charts:
        _add_charts(parts, charts)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            archive.writestr(_info(name), content)
    return file.getvalue()


def _add_charts(parts: dict[str, str | bytes], charts: Sequence[Plot]) -> None:
    """Each chart as a part of its own, with a workbook for whoever edits it."""
    types = (
        '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
    )
    relations = ""
    for number, plot in enumerate(charts, 1):
        name = f"charts/chart{number}.xml"
        types += f'<Override PartName="/word/{name}" ContentType="{_CHART}"/>'
        relations += f'<Relationship Id="{chart_relation(number)}" Type="{_OFFICE}/chart" Target="{name}"/>'
        parts[f"word/{name}"] = chart_part(plot)
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="{WORKBOOK_RELATION}" '
            f'Type="{_OFFICE}/package" Target="../embeddings/chart{number}.xlsx"/></Relationships>'
        )
        parts[f"word/embeddings/chart{number}.xlsx"] = workbook_part(plot)
    parts["[Content_Types].xml"] = _CONTENT_TYPES.replace("</Types>", f"{types}</Types>")
    parts["word/_rels/document.xml.rels"] = _RELATIONS.replace("</Relationships>", f"{relations}</Relationships>")


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name)  # of 1980, so that the bytes do not tell when it was made
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    return info


def _core(title: str) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(clean(title), quote=False)}</dc:title>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
