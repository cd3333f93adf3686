"""Rendering a bit of template as a page would, for the tests of the components."""

from html.parser import HTMLParser
from typing import Any

from django.template import Context, engines
from django.test import RequestFactory


def draw(text: str, path: str = "/", **values: Any) -> str:
    """What the text of a template comes to; blanks between tags are squeezed."""
    template = engines["django"].engine.from_string(text)  # type: ignore[attr-defined]
    made = template.render(Context({"request": RequestFactory().get(path), **values}))
    return " ".join(made.split()).replace("> <", "><")


def words(html: str) -> str:
    """What somebody reads of it."""
    reader = _Words()
    reader.feed(html)
    return " ".join(" ".join(reader.found).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
