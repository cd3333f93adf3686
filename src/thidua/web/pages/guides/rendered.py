"""A guide as a page: its Markdown as HTML, with the links between guides and the tables that fit a phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = Path(__file__).parents[2] / "guides"
PICTURES = FOLDER.parent / "pictures"
INDEX = "README"


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide: its first heading, and the rest as HTML."""

    title: str
    body: SafeString


@cache
def read_guide(name: str) -> Guide | None:
    """The guide of a name, None where there is none; ours alone, so that its HTML is safe."""
    if name not in {file.stem for file in FOLDER.glob("*.md")}:
        return None
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    title, _, text = (FOLDER / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    tokens = markdown.parse(text)
    _fit(tokens)
    return Guide(title.removeprefix("# "), mark_safe(markdown.renderer.render(tokens, markdown.options, {})))


def picture_of(name: str) -> Path | None:
    """The file of a picture of the application, None where there is none of that name."""
    return next((file for file in PICTURES.glob("*.webp") if file.stem == name), None)


def _fit(tokens: list[Token]) -> None:
    """Lead links to pages, take out those to files, and say at each cell what its column is."""
    heads: list[str] = []
    cell = 0
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            token.attrSet("class", "table data-table")
            heads = []
        elif token.type == "th_open":
            token.attrSet("scope", "col")
            heads.append(tokens[place + 1].content)
        elif token.type == "tr_open":
            cell = 0
        elif token.type == "td_open":
            token.attrSet("data-label", heads[cell])
            cell += 1
        elif token.children:
            token.children = list(_led(token.children))


def _led(tokens: list[Token]) -> Iterator[Token]:
    """Pictures from here; without the links that lead out of the guides, whose words stay."""
    inside = True
    for token in tokens:
        if token.type == "link_open":
            name = str(token.attrGet("href")).removesuffix(".md")
            inside = "/" not in name
            if inside:
                token.attrSet("href", reverse("guides") if name == INDEX else reverse("guide", args=[name]))
        if token.type == "image":
            token.attrSet("src", reverse("guide_picture", args=[Path(str(token.attrGet("src"))).stem]))
            token.attrSet("class", "img-fluid border")
            token.attrSet("loading", "lazy")
        if inside or token.type not in ("link_open", "link_close"):
            yield token
