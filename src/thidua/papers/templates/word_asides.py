"""What a Word text says beside its body, heads, feet and footnotes: charts, diagrams, endnotes, comments."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from thidua.papers.templates import told
from thidua.papers.templates.asides import A, Aside, asides_in
from thidua.papers.templates.fields import Offer, Values
from thidua.papers.templates.problems import TemplateProblem
from thidua.papers.templates.word_spots import W

_FILLED = (
    (re.compile(r"word/endnotes\.xml"), "chú thích cuối", W),
    (re.compile(r"word/comments\.xml"), "ghi chú bên lề", W),
    (re.compile(r"word/charts/chart\w*\.xml"), "biểu đồ", A),
    (re.compile(r"word/diagrams/\w+\.xml"), "sơ đồ", A),
)
_BY_DOCXTPL = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml")
_BODY = "nội dung văn bản"


@dataclass
class WordAsides:
    """The asides of a text. Raises SheetError where a mark is no field."""

    parts: Mapping[str, bytes]
    file: str
    _found: dict[str, tuple[Any, list[Aside]]] = field(init=False)

    def __post_init__(self) -> None:
        self._found = {}
        for part, content in self.parts.items():
            for pattern, place, space in _FILLED:
                if pattern.fullmatch(part):
                    root = _parsed(content)
                    self._found[part] = root, asides_in(root, f"{space}p", f"{space}t", place, self.file)

    def problems(self, offer: Offer, values: Values | None) -> Iterator[TemplateProblem]:
        """What is unknown, of a list or missing, and where fields stand that nothing fills."""
        for _, asides in self._found.values():
            for one in asides:
                yield from one.problems(offer, values)
        for part, content in self.parts.items():
            if part.endswith(".xml") and not _BY_DOCXTPL.fullmatch(part) and _left(content, self._found.get(part)):
                yield told.not_filled(f"phần «{part}» của tệp", _BODY)

    def fill(self, parts: Mapping[str, bytes], offer: Offer, values: Values) -> dict[str, bytes]:
        """The parts of the filled text with its asides filled too."""
        filled = dict(parts)
        for part, (root, asides) in self._found.items():
            for one in asides:
                one.fill(offer, values)
            if asides:
                filled[part] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        return filled


def _left(content: bytes, found: tuple[Any, list[Aside]] | None) -> bool:
    """Whether a part has fields that are in none of its asides."""
    if found is None:
        return b"{{" in content
    root, asides = found
    filled = {piece for one in asides for piece in one.pieces}
    texts = (one.text or "" for one in root.iter() if one not in filled)
    return any("{{" in text for text in texts)


def _parsed(markup: bytes) -> Any:
    """A part as a tree; the door has let no entities through, and none would be looked up here."""
    return etree.fromstring(markup, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
