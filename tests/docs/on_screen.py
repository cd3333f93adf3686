"""The words on the screen: texts of the templates, and what the code of pages and of the office calls things."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "thidua"
GAP = "…"
"""Stands for what differs: a number, a name."""
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r'"([^"]+)"')
_TRANSLATED = re.compile(r'^msgstr "(.+)"$', re.MULTILINE)


@cache
def words_on_screen() -> frozenset[str]:
    """Each text whole, a gap for what differs; a button that begins with an icon counts without it."""
    found: set[str] = set()
    for file in (SOURCE / "web").rglob("*.html"):
        found |= set(texts_of_template(file.read_text(encoding="utf-8")))
    for room in ("web", "office"):
        for file in (SOURCE / room).rglob("*.py"):
            if "migrations" not in file.parts:
                found |= set(texts_of_code(file.read_text(encoding="utf-8")))
    for file in (SOURCE / "web" / "locale").rglob("*.po"):
        found |= set(_TRANSLATED.findall(file.read_text(encoding="utf-8")))
    return frozenset(_plain(one) for one in found)


def texts_of_template(text: str) -> Iterator[str]:
    """Texts between tags, attributes that are read out or shown, and words given to template tags."""
    for tag in _TAG.findall(text):
        yield from _QUOTED.findall(tag)
    parser = _Texts()
    parser.feed(_TAG.sub("<br>", _VALUE.sub(GAP, text)))
    parser.close()
    yield from parser.found


def texts_of_code(text: str) -> Iterator[str]:
    """Each string, one with values with gaps in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else GAP for one in node.values)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("aria-label", "placeholder", "label") and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _plain(text: str) -> str:
    return " ".join(text.split())
