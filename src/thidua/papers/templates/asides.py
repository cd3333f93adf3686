"""Fields where no list can repeat: in text boxes, charts, notes and the heads and feet of printed pages.

The text of a paragraph may lie in several pieces, each with its look. Fields of no list are filled in; the pieces keep
their looks where no field is cut by a change of look.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from thidua.papers.templates import told
from thidua.papers.templates.fields import Offer, Values
from thidua.papers.templates.printed import words_for
from thidua.papers.templates.problems import TemplateProblem, Told
from thidua.papers.templates.tags import TAG, names_in

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Aside:
    """A paragraph with fields: the elements that hold its text, and the names in it."""

    place: str
    pieces: tuple[Any, ...]
    names: tuple[str, ...]

    def problems(self, offer: Offer, values: Values | None) -> Iterator[TemplateProblem]:
        """What is unknown, of a list, or (with values) missing."""
        for name in self.names:
            unknown = told.unknown(offer, name, self.place)
            if unknown is not None:
                yield unknown
            elif "." in name or name in offer.list_ids:
                yield TemplateProblem(Told.MISUSED, self.place, told.NO_LIST_HERE.format(name=name))
            else:
                yield from told.missing(offer, values, name, self.place)

    def fill(self, offer: Offer, values: Values) -> None:
        """Put the values in place of the fields, on one line each."""
        self.replace(lambda name, before: " ".join(words_for(offer, values, name).split("\n")))

    def replace(self, words: Callable[[str, str], str]) -> None:
        """Put ``words`` of a name (and of what stands before it) in place of each field."""
        texts = [piece.text or "" for piece in self.pieces]
        if any(text.count("{{") != len(TAG.findall(text)) for text in texts):
            texts = ["".join(texts), *[""] * (len(texts) - 1)]
        for piece, text in zip(self.pieces, texts, strict=True):
            piece.text = TAG.sub(lambda found: words(found[1], found.string[: found.start()]), text)
            if not piece.tag.startswith(A):
                piece.set(_SPACE, "preserve")


def asides_in(root: Any, paragraph: str, text: str, place: str, file: str) -> list[Aside]:
    """The paragraphs below ``root`` that have fields. Raises SheetError where a mark is no field."""
    return [one for element in root.iter(paragraph) for one in aside_of(element.iter(text), place, file)]


def aside_of(pieces: Any, place: str, file: str) -> Iterator[Aside]:
    """The one paragraph made of these pieces, if it has fields. Raises SheetError where a mark is no field."""
    pieces = tuple(pieces)
    names = names_in("".join(piece.text or "" for piece in pieces), place, file)
    if names:
        yield Aside(place, pieces, names)
