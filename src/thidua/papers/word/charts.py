"""Charts as Word has them: a part with the figures, their looks and their words, and a workbook for whoever edits it.

The same plot as in the PDF. The program that opens the file draws it, as vectors.
"""

from datetime import datetime
from html import escape
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from thidua.papers.charts import Look, Plot
from thidua.papers.charts.drawing import crowded, together
from thidua.papers.charts.plot import evenly, label_of
from thidua.papers.charts.wrapping import LABEL_SIZE
from thidua.papers.paper.charts import ChartKind, Series

_EMU = 36_000
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WORKBOOK_RELATION = "rId1"

_BLACK, _WHITE = '<a:srgbClr val="000000"/>', '<a:srgbClr val="FFFFFF"/>'
_OUTLINE = f'<a:ln w="6350"><a:solidFill>{_BLACK}</a:solidFill></a:ln>'
_FILLS = {
    Look.DARK: '<a:solidFill><a:srgbClr val="464646"/></a:solidFill>',
    Look.LIGHT: '<a:solidFill><a:srgbClr val="C8C8C8"/></a:solidFill>',
    Look.WHITE: f"<a:solidFill>{_WHITE}</a:solidFill>",
}
_PATTERNS = {Look.SLANTED: "wdUpDiag", Look.DOTTED: "pct20", Look.LEVEL: "ltHorz"}
_DASHES = {
    Look.DARK: "solid", Look.LIGHT: "dash", Look.SLANTED: "sysDot", Look.WHITE: "dashDot", Look.DOTTED: "sysDash",
    Look.LEVEL: "lgDash",
}  # fmt: skip
_MARKS = {
    Look.DARK: ("circle", _BLACK), Look.LIGHT: ("square", _WHITE), Look.SLANTED: ("triangle", _BLACK),
    Look.WHITE: ("circle", _WHITE), Look.DOTTED: ("square", _BLACK), Look.LEVEL: ("triangle", _WHITE),
}  # fmt: skip
# Dots between thousands whatever the machine's language; only whole numbers can be shown so.
_GROUPED = '[&gt;=1000000]#"."000"."000;[&gt;=1000]#"."000;0'.replace('"', "&quot;")


def chart_in_text(plot: Plot, number: int, relation: str) -> str:
    """What stands in the paragraph: the chart's place and size, and its figures in words."""
    size = f'cx="{plot.width * _EMU}" cy="{plot.height * _EMU}"'
    told = escape(plot.alt).replace("\n", "&#10;")
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Biểu đồ {number}" title="{escape(plot.title)}" descr="{told}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def chart_part(plot: Plot) -> str:
    """word/charts/chartN.xml."""
    is_line = plot.kind is ChartKind.LINES
    series = "".join(_series(plot, number) for number in range(len(plot.series)))
    if is_line:
        inner = f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
    else:
        grouping = "stacked" if plot.stacked else "clustered"
        direction = "bar" if plot.lying else "col"
        overlap = '<c:overlap val="100"/>' if plot.stacked else ""
        inner = (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="{50 if plot.stacked else 33}"/>{overlap}'
        )
    close = "</c:lineChart>" if is_line else "</c:barChart>"
    legend = "" if len(plot.series) < 2 else '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" '
        f'xmlns:r="{_R}"><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea><c:layout/>{inner}<c:axId val="1"/><c:axId val="2"/>{close}{_category_axis(plot)}'
        f"{_value_axis(plot)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:solidFill>{_WHITE}</a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>{_text()}"
        f'<c:externalData r:id="{WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def workbook_part(plot: Plot) -> bytes:
    """The figures as a workbook, which Word opens for whoever edits the chart."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet("Biểu đồ")
        for row, category in enumerate(plot.categories, 1):
            sheet.write_string(row, 0, category)
        for column, one in enumerate(plot.series, 1):
            sheet.write_string(0, column, one.name)
            for row, value in enumerate(one.values, 1):
                if value is not None:
                    sheet.write_number(row, column, float(value))
    return held.getvalue()


def _series(plot: Plot, number: int) -> str:
    one, look = plot.series[number], Look.of(number)
    column, last = xl_col_to_name(number + 1), len(plot.categories) + 1
    name = _strings(f"'Biểu đồ'!${column}$1", (one.name,))
    categories = _strings(f"'Biểu đồ'!$A$2:$A${last}", plot.categories)
    values = _numbers(f"'Biểu đồ'!${column}$2:${column}${last}", one)
    invert = "" if plot.kind is ChartKind.LINES else '<c:invertIfNegative val="0"/>'
    marker = _marker(look) if plot.kind is ChartKind.LINES else ""
    smooth = '<c:smooth val="0"/>' if plot.kind is ChartKind.LINES else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{name}</c:tx>{_shape(plot, look)}'
        f"{invert}{marker}{_labels(plot, number)}<c:cat>{categories}</c:cat>"
        f"<c:val>{values}</c:val>{smooth}</c:ser>"
    )


def _shape(plot: Plot, look: Look) -> str:
    if plot.kind is ChartKind.LINES:
        line = f'<a:solidFill>{_BLACK}</a:solidFill><a:prstDash val="{_DASHES[look]}"/>'
        return f'<c:spPr><a:ln w="15875">{line}</a:ln></c:spPr>'
    return f"<c:spPr>{_fill(look)}{_OUTLINE}</c:spPr>"


def _fill(look: Look) -> str:
    if look in _FILLS:
        return _FILLS[look]
    colours = f"<a:fgClr>{_BLACK}</a:fgClr><a:bgClr>{_WHITE}</a:bgClr>"
    return f'<a:pattFill prst="{_PATTERNS[look]}">{colours}</a:pattFill>'


def _marker(look: Look) -> str:
    symbol, colour = _MARKS[look]
    fill = f"<a:solidFill>{colour}</a:solidFill>"
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="6"/><c:spPr>{fill}{_OUTLINE}</c:spPr></c:marker>'


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _labels(plot: Plot, number: int) -> str:
    """Whole numbers by a format, which follows a correction; others as words, so that the comma is ours."""
    one = plot.series[number]
    place = "tb"[number % 2] if plot.kind is ChartKind.LINES else "ctr" if plot.stacked else "outEnd"
    ground = "" if not plot.stacked else f"<c:spPr><a:solidFill>{_WHITE}</a:solidFill></c:spPr>"
    own = _crowded_labels(plot, number)
    if not all(value is None or (value.denominator == 1 and value >= 0) for value in one.values):
        own |= {
            at: _worded(at, label_of(value), f'{ground}<c:dLblPos val="{place}"/>')
            for at, value in enumerate(one.values)
            if value is not None and at not in own
        }
    number_format = f'<c:numFmt formatCode="{_GROUPED}" sourceLinked="0"/>'
    some = "".join(own[at] for at in sorted(own))
    return f'<c:dLbls>{some}{number_format}{ground}{_text()}<c:dLblPos val="{place}"/>{_SHOWN}</c:dLbls>'


def _crowded_labels(plot: Plot, number: int) -> dict[int, str]:
    """Where the words do not fit into the boxes, the last series says them all and the others nothing."""
    labels = {}
    for at in crowded(plot):
        known = [other for other, one in enumerate(plot.series) if one.values[at] is not None]
        if known and number == known[-1]:
            labels[at] = _worded(at, together(plot, at), '<c:dLblPos val="inBase"/>')
        else:
            labels[at] = f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
    return labels


def _worded(at: int, words: str, setting: str) -> str:
    text = f"<c:rich><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></c:rich>"
    return f'<c:dLbl><c:idx val="{at}"/><c:tx>{text}</c:tx>{setting}{_SHOWN}</c:dLbl>'


def _category_axis(plot: Plot) -> str:
    # Lying bars are read from the top.
    order, place = ("maxMin", "l") if plot.lying else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr>{_OUTLINE}</c:spPr>{_text()}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(plot: Plot) -> str:
    ticks = plot.ticks
    place, crosses = ("b", "max") if plot.lying else ("l", "autoZero")
    # A format cannot write a comma of ours; the values themselves are written at the bars.
    shown = "nextTo" if all(tick.denominator == 1 and tick >= 0 for tick in ticks) else "none"
    grid = '<c:spPr><a:ln w="3175"><a:solidFill><a:srgbClr val="969696"/></a:solidFill></a:ln></c:spPr>'
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{float(ticks[-1])}"/>'
        f'<c:min val="{float(ticks[0])}"/></c:scaling><c:delete val="0"/><c:axPos val="{place}"/>'
        f'<c:majorGridlines>{grid}</c:majorGridlines><c:numFmt formatCode="{_GROUPED}" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{shown}"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text()}<c:crossAx val="1"/>'
        f'<c:crosses val="{crosses}"/><c:majorUnit val="{float(evenly(ticks))}"/></c:valAx>'
    )


def _text() -> str:
    font = '<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>'
    colour = f"<a:solidFill>{_BLACK}</a:solidFill>"
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{LABEL_SIZE * 100}" b="0">{colour}{font}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _strings(reference: str, words: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(one)}</c:v></c:pt>' for at, one in enumerate(words))
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache></c:strRef>'
    )


def _numbers(reference: str, series: Series) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{float(value)}</c:v></c:pt>'
        for at, value in enumerate(series.values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(series.values)}"/>'
    cache = f"<c:numCache><c:formatCode>General</c:formatCode>{count}{points}</c:numCache>"
    return f"<c:numRef><c:f>{reference}</c:f>{cache}</c:numRef>"
