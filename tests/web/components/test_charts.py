"""A chart on a page: the shapes of the plot, words that keep their width and cannot be markup, figures beside."""

from fractions import Fraction
from html.parser import HTMLParser

from thidua.papers.charts import Box, Words, drawn, plots_of
from thidua.papers.paper.charts import Chart, ChartKind, Series
from thidua.web.components.charts import WIDTH, chart

FOUND = Chart(
    ChartKind.BARS,
    "Điểm <theo> đơn vị",
    ("Xã <b>A</b>", "Xã B"),
    (Series("Tự chấm", (Fraction(195, 2), 90)), Series("Thẩm định", (95, None))),
    "điểm",
    "Hai xã.",
)


class _Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self.texts = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data.strip())


def test_every_shape_of_the_plot_is_drawn_and_every_word_keeps_its_width():
    (plot,) = plots_of(FOUND, WIDTH)
    shapes, tags = drawn(plot), _Tags(chart(FOUND, "a")).found
    boxes, words = (sum(isinstance(one, kind) for one in shapes) for kind in (Box, Words))
    assert (sum(tag == "rect" for tag, _ in tags), sum(tag == "text" for tag, _ in tags)) == (boxes, words)
    assert [given for tag, given in tags if tag == "text" and float(given["textlength"]) <= 0] == []
    assert [given for _, given in tags if "style" in given or any(name.startswith("on") for name in given)] == []


def test_names_are_words_and_never_markup():
    page = _Tags(chart(FOUND, "a"))
    assert "b" not in [tag for tag, _ in page.found]
    assert "Xã <b>A</b>" in page.texts


def test_the_table_beside_has_every_figure_and_says_what_is_not_known():
    texts = _Tags(chart(FOUND, "a").split("<tbody>")[1]).texts
    assert [one for one in texts if one] == ["Xã <b>A</b>", "97,5", "95", "Xã B", "90", "–"]
