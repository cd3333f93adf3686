"""Charts: the scale, what is written at each value, places that are true to the figures, and both kinds of file."""

import re
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from thidua.papers.charts import Box, Look, Mark, Plot, Shape, Stroke, Words, drawn, plots_of
from thidua.papers.charts.wrapping import LABEL_SIZE
from thidua.papers.paper import Chart, ChartKind, Day, Head, Paper, Series
from thidua.papers.typst import pdf_file
from thidua.papers.widths import width_mm
from thidua.papers.word import word_file

GROUPS = ("Phòng, ban", "UBND xã", "Đơn vị sự nghiệp")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

values = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.fractions(-1000, 1000, max_denominator=1000))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    names = draw(st.lists(st.text(max_size=60), min_size=1, max_size=30))
    row = st.lists(values, min_size=len(names), max_size=len(names)).map(tuple)
    series = draw(st.lists(st.builds(Series, st.text(max_size=60), row), min_size=1, max_size=7))
    return Chart(draw(st.sampled_from(ChartKind)), "Tên", tuple(names), tuple(series))


def _chart(kind: ChartKind, *series: tuple[int | Fraction | None, ...], unit: str = "") -> Chart:
    named = tuple(Series(f"Năm {2025 + at}", one) for at, one in enumerate(series))
    return Chart(kind, "Số đơn vị", GROUPS, named, unit, "Xã tăng.")


def _plot(chart: Chart) -> Plot:
    (plot,) = plots_of(chart, 165)
    return plot


def _paper(*charts: Chart) -> Paper:
    head = Head("UBND xã X", symbol="BC-UBND", day=Day(2026, 1), place="Xã X", title="Báo cáo", subject="Thử")
    return Paper("bao-cao", head, body=charts)


def _texts(plot: Plot) -> list[str]:
    return [shape.text for shape in drawn(plot) if isinstance(shape, Words)]


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(91, [0, 20, 40, 60, 80, 100]), (3, [0, 1, 2, 3]), (1650, [0, 500, 1000, 1500, 2000]), (0, [0, 1])],
)
def test_the_scale_has_round_steps(most: int, ticks: list[int]) -> None:
    plot = _plot(_chart(ChartKind.COLUMNS, (most, 0, None)))
    assert (list(plot.ticks) if most else [plot.ticks[0], plot.ticks[-1]]) == ticks


def test_small_fractions_and_values_below_zero_have_their_scale() -> None:
    plot = _plot(_chart(ChartKind.COLUMNS, (Fraction(1, 4), Fraction(-1, 8), None)))
    assert plot.ticks == tuple(Fraction(tenth, 10) for tenth in range(-2, 4))


def test_values_are_written_the_vietnamese_way() -> None:
    plot = _plot(_chart(ChartKind.COLUMNS, (1200, Fraction(5, 2), None), (Fraction(200, 3), -7, 0)))
    assert [[plot.label(one, at) for at in range(3)] for one in range(2)] == [
        ["1.200", "2,5", "–"],
        ["66,67", "−7", "0"],
    ]


def test_the_figures_are_told_in_words_line_by_line() -> None:
    assert _plot(_chart(ChartKind.STACKED, (1200, 3, None), (0, 1, 2), unit="đơn vị")).alt.split("\n") == [
        "Số đơn vị (đơn vị).",
        "Xã tăng.",
        "Phòng, ban – Năm 2025: 1.200; Năm 2026: 0.",
        "UBND xã – Năm 2025: 3; Năm 2026: 1.",
        "Đơn vị sự nghiệp – Năm 2025: –; Năm 2026: 2.",
    ]


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.COLUMNS])
def test_bars_are_as_long_as_their_values(kind: ChartKind) -> None:
    boxes = [shape for shape in drawn(_plot(_chart(kind, (10, 20, 5)))) if isinstance(shape, Box)]
    lengths = [box.width if kind is ChartKind.BARS else box.height for box in boxes]
    assert (lengths[1], lengths[2]) == (lengths[0] * 2, lengths[0] / 2)


def test_stacked_boxes_stand_on_each_other_and_say_their_values() -> None:
    plot = _plot(_chart(ChartKind.STACKED, (60, 100, 100), (40, 1, 50)))
    first, second = (shape for shape in drawn(plot)[:20] if isinstance(shape, Box) and shape.x < 60)
    assert second.y + second.height == first.y
    assert (first.height, second.look) == (second.height * Fraction(3, 2), Look.LIGHT)
    # 1 is too small for its box, so both are said at the end.
    assert [text for text in _texts(plot) if text in ("60", "40", "100; 1", "100", "50", "1")].count("100; 1") == 1


def test_a_line_is_broken_where_there_is_no_value() -> None:
    categories = tuple("abcde")
    chart = Chart(ChartKind.LINES, "Tên", categories, (Series("x", (1, 2, None, 4, 5)),))
    shapes = drawn(_plot(chart))
    assert [len(shape.points) for shape in shapes if isinstance(shape, Stroke) and shape.look] == [2, 2]
    assert sum(isinstance(shape, Mark) for shape in shapes) == 4


def test_many_categories_lie_and_go_on_in_another_plot() -> None:
    names = tuple(f"Tiêu chí {number}" for number in range(60))
    chart = Chart(ChartKind.COLUMNS, "Tên", names, (Series("x", tuple(range(60))),))
    plots = list(plots_of(chart, 165))
    assert [plot.lying for plot in plots] == [True] * 3
    assert tuple(name for plot in plots for name in plot.categories) == names
    assert len({plot.ticks for plot in plots}) == 1
    assert max(plot.height for plot in plots) <= 200


def test_a_chart_without_figures_is_none() -> None:
    assert list(plots_of(Chart(ChartKind.BARS, "Tên", (), ()), 165)) == []
    assert PdfReader(BytesIO(pdf_file(_paper(Chart(ChartKind.BARS, "Tên", (), ()))))).pages


@settings(max_examples=25)
@given(charts())
@example(Chart(ChartKind.BARS, "Tên", ("",), (Series("", (-8_000_001,)),)))
@example(Chart(ChartKind.LINES, "Tên", ("", "", "", "", "", "", "", "0U¡¡ÆÞ"), (Series("", (None,) * 7 + (-81,)),)))
def test_everything_drawn_lies_within_the_plot(chart: Chart) -> None:
    for plot in plots_of(chart, 165):
        for shape in drawn(plot):
            assert _within(shape, plot), shape


def _within(shape: Shape, plot: Plot) -> bool:
    slack = Fraction(6)
    if isinstance(shape, Box):
        points = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
    elif isinstance(shape, Stroke):
        points = list(shape.points)
    elif isinstance(shape, Words):
        wide = width_mm(shape.text, LABEL_SIZE)
        left = shape.x - {"left": Fraction(0), "center": wide / 2, "right": wide}[shape.anchor]
        points = [(left, shape.y), (left + wide, shape.y)]
    else:
        points = [(shape.x, shape.y)]
    return all(-slack <= x <= plot.width + slack and 0 <= y <= plot.height for x, y in points)


@settings(max_examples=25)
@given(charts())
def test_any_chart_is_well_formed_in_word(chart: Chart) -> None:
    with ZipFile(BytesIO(word_file(_paper(chart)))) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def test_word_has_a_chart_of_its_own_with_the_figures_and_their_workbook() -> None:
    chart = _chart(ChartKind.COLUMNS, (1200, 3, None), (4, 5, 6))
    with ZipFile(BytesIO(word_file(_paper(chart, chart)))) as archive:
        names = archive.namelist()
        part = etree.fromstring(archive.read("word/charts/chart2.xml"))
        document = archive.read("word/document.xml").decode()
        book = openpyxl.load_workbook(BytesIO(archive.read("word/embeddings/chart1.xlsx")))
    assert [name for name in names if name.endswith((".png", ".emf", ".svg"))] == []
    points = [[point.findtext(f"{C}v") for point in one.iter(f"{C}pt")] for one in part.iter(f"{C}val")]
    assert points == [["1200.0", "3.0"], ["4.0", "5.0", "6.0"]]
    assert re.findall(r'<wp:docPr id="(\d+)"', document) == ["1", "2"]
    assert "Phòng, ban – Năm 2025: 1.200; Năm 2026: 4." in document
    assert list(book.worksheets[0].values) == [
        (None, "Năm 2025", "Năm 2026"),
        ("Phòng, ban", 1200, 4),
        ("UBND xã", 3, 5),
        ("Đơn vị sự nghiệp", None, 6),
    ]


def test_names_that_mean_harm_are_words() -> None:
    name = "<c:v>&amp;\x00\u202e\"'" + "x" * 10_000
    chart = Chart(ChartKind.BARS, name, (name, "=1+1"), (Series(name, (1, 2)), Series("b", (1, 2))), alt=name)
    with ZipFile(BytesIO(word_file(_paper(chart)))) as archive:
        part = etree.fromstring(archive.read("word/charts/chart1.xml"))
        book = openpyxl.load_workbook(BytesIO(archive.read("word/embeddings/chart1.xlsx")))
    categories = [point.findtext(f"{C}v") for point in next(part.iter(f"{C}cat")).iter(f"{C}pt")]
    assert categories == [f"<c:v>&amp;\"'{'x' * 107}…", "=1+1"]
    assert book.worksheets[0]["A3"].data_type == "s"
    assert "<c:v>&amp;" in PdfReader(BytesIO(pdf_file(_paper(chart)))).pages[0].extract_text()


def test_the_pdf_has_the_words_as_text_and_no_picture() -> None:
    chart = _chart(ChartKind.STACKED, (1200, 800, None), (900, 1100, 6), unit="đơn vị")
    page = PdfReader(BytesIO(pdf_file(_paper(chart)))).pages[0]
    text = page.extract_text()
    for words in ("Số đơn vị (đơn vị)", "1.200", "900", "–; 6", "UBND xã", "Năm 2026", "1.000", "2.500"):
        assert words in text, words
    assert len(page.images) == 0


def test_the_same_chart_gives_the_same_bytes() -> None:
    paper = _paper(_chart(ChartKind.LINES, (1, 2, 3), (4, None, 6)))
    assert word_file(paper) == word_file(paper)
    assert pdf_file(paper) == pdf_file(paper)


@pytest.mark.libreoffice
def test_libreoffice_draws_the_charts_of_word(tmp_path: Path) -> None:
    series = (1200, 800, None), (Fraction(1801, 2), 1100, 6)
    (tmp_path / "a.docx").write_bytes(word_file(_paper(*(_chart(kind, *series) for kind in ChartKind))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx"],
        check=True,
        capture_output=True,
    )
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert [text.count(words) for words in ("1.200", "900,5", "1.500")] == [4, 4, 4], text
