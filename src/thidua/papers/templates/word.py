"""A Word template of an office: its fields, and the paper made from it with docxtpl."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from html import unescape
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from thidua.papers.templates import told
from thidua.papers.templates.fields import Offer, Values
from thidua.papers.templates.problems import TemplateProblem, Told
from thidua.papers.templates.repacked import packed, unpacked
from thidua.papers.templates.sandbox import Sandbox, context_of
from thidua.papers.templates.tags import NOT_ALLOWED, NotAllowedError, Used, fields_in, parse
from thidua.papers.templates.word_asides import WordAsides
from thidua.papers.templates.word_spots import Spot, W, spots_in
from thidua.sheets.problems import SheetError, shorten

_OTHER_PARTS = (
    (re.compile(r"word/header\d*\.xml"), "đầu trang"),
    (re.compile(r"word/footer\d*\.xml"), "chân trang"),
    (re.compile(r"word/footnotes\.xml"), "chú thích"),
)
_ATTACHED = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*/attachedTemplate[\"'][^>]*>")
_ATTACHED_HERE = re.compile(rb"<w:attachedTemplate[^>]*/>")
_PROPERTIES = ("author", "category", "comments", "content_status", "identifier", "keywords", "subject", "title")
_LONGEST_PROPERTY = 255
_SPOILT = "khuôn bị hỏng; hãy mở bằng Word rồi lưu lại"
_CUT = "các dấu lặp hoặc điều kiện cắt ngang bảng; hãy đặt {%tr for … %} và {%tr endfor %} ở các dòng riêng của bảng"


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl, but what it cannot put together again is refused and not silently lost."""

    def fix_tables(self, xml: str) -> Any:
        try:
            etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            raise NotAllowedError(_CUT, 1) from None
        return super().fix_tables(xml)

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Once: docxtpl fills them anew for each section, and would take a value with braces for a mark."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type.endswith("wordprocessingml.footnotes+xml"):
                xml = self.render_xml_part(self.patch_xml(part.blob.decode()), part, context, jinja_env)
                part._blob = xml.encode()

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """What the file says of itself, cut at the length that Word takes."""
        said = self.docx.core_properties
        for name in _PROPERTIES:
            stood = getattr(said, name)
            if "{" in stood:
                # The words were escaped as for markup; here they are words again.
                setattr(said, name, unescape(jinja_env.from_string(stood).render(context))[:_LONGEST_PROPERTY])


class WordTemplate:
    """A template that has passed the door. ``name`` is the file's, for what is told of it."""

    def __init__(self, parts: Mapping[str, bytes], name: str, offer: Offer) -> None:
        self._name = name
        self._offer = offer
        self._sandbox = Sandbox(offer)
        self._docx = _Template(BytesIO(packed(_detached(parts))))
        try:
            self._docx.init_docx()
            self._asides = WordAsides(parts, name)
        except (etree.XMLSyntaxError, KeyError, ValueError):
            raise SheetError(name, _SPOILT) from None
        self._body: Any = self._docx.docx.element.body
        self._spots = list(spots_in(self._body))
        self._others = [list(spots_in(etree.fromstring(parts[name]), where)) for name, where in _others(parts)]

    def problems(self, values: Values | None) -> Iterator[TemplateProblem]:
        """What is unknown and misused, and with values what is missing, in the order of reading.

        Raises SheetError where a mark says what a template may not.
        """
        told_of: set[str] = set()
        for spots in (self._spots, *self._others):
            for used, spot in self._used(spots):
                yield from self._of(used, spot, repeats=spots is self._spots)
                if used.name not in told_of:
                    told_of.add(used.name)
                    yield from told.missing(self._offer, values, used.name, spot.place)
        yield from self._asides.problems(self._offer, values)

    def fill(self, values: Values) -> bytes:
        """The paper. Raises SheetError."""
        self._repeat_rows()
        try:
            self._docx.render(context_of(self._offer, values), self._sandbox, autoescape=True)
        except NotAllowedError as error:
            raise SheetError(self._name, str(error)) from None
        held = BytesIO()
        self._docx.save(held)
        return packed(self._asides.fill(unpacked(held.getvalue()), self._offer, values))

    def _used(self, spots: list[Spot]) -> Iterator[tuple[Used, Spot]]:
        """Each field where it stands. A line of the source is a paragraph."""
        marked = [spot for spot in spots if spot.marked]
        try:
            for spot in marked:
                if spot.raw:
                    raise NotAllowedError(NOT_ALLOWED, marked.index(spot) + 1)
            template = parse(self._sandbox, "\n".join(spot.as_source for spot in marked))
            for used in fields_in(template, self._offer):
                yield used, marked[used.line - 1]
        except NotAllowedError as error:
            spot = marked[min(error.line, len(marked)) - 1]
            raise SheetError(self._name, f"{spot.place}, «{shorten(spot.text)}»: {error}") from None

    def _of(self, used: Used, spot: Spot, *, repeats: bool) -> Iterator[TemplateProblem]:
        unknown = told.unknown(self._offer, used.name, spot.place)
        if unknown is not None:
            yield unknown
        elif used.open and used.name in self._offer.list_ids:
            yield TemplateProblem(Told.MISUSED, spot.place, told.A_LIST.format(name=used.name))
        elif used.open and (spot.row is None or not repeats):
            yield TemplateProblem(Told.MISUSED, spot.place, told.NOT_REPEATED.format(name=used.name))
        elif used.open and len(self._lists_of(spot.row)) > 1:
            yield TemplateProblem(Told.MISUSED, spot.place, told.ONE_LIST)

    def _lists_of(self, row: Any) -> list[str]:
        """The lists whose fields stand in a row, outside of any loop."""
        return self._open_rows().get(row, [])

    def _open_rows(self) -> dict[Any, list[str]]:
        found: dict[Any, list[str]] = {}
        for used, spot in self._used(self._spots):
            listing = used.name.partition(".")[0]
            if used.open and "." in used.name and spot.row is not None and listing in self._offer.list_ids:
                named = found.setdefault(spot.row, [])
                if listing not in named:
                    named.append(listing)
        return found

    def _repeat_rows(self) -> None:
        """Put a loop around each row that names the fields of one list."""
        for row, lists in self._open_rows().items():
            if len(lists) == 1:
                row.addprevious(_mark(row, f"{{%tr for {lists[0]} in {lists[0]} %}}"))
                row.addnext(_mark(row, "{%tr endfor %}"))


def _mark(row: Any, words: str) -> Any:
    """A row that holds nothing but a mark; docxtpl takes it away."""
    marked = etree.SubElement(deepcopy(row), f"{W}unused").getparent()
    for child in list(marked):
        marked.remove(child)
    below = marked
    for tag in ("tc", "p", "r", "t"):
        below = etree.SubElement(below, f"{W}{tag}")
    below.text = words
    return marked


def _others(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name in parts:
        for pattern, where in _OTHER_PARTS:
            if pattern.fullmatch(name):
                yield name, where


def _detached(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same without the name of the template that the text was once made from: it lies on somebody's disk."""
    kept = dict(parts)
    relations, settings = "word/_rels/settings.xml.rels", "word/settings.xml"
    if relations in kept and settings in kept:
        kept[relations] = _ATTACHED.sub(b"", kept[relations])
        kept[settings] = _ATTACHED_HERE.sub(b"", kept[settings])
    return kept
