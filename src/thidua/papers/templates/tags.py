"""The marks between braces in a template: what they may say, and which fields they name.

Only the little that filling in needs is allowed, by a list of what is: fields, the fields of a list's rows, and the
repeating and leaving out of parts. Whatever else the template language can do is refused before anything is run.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from thidua.papers.templates.fields import Offer
from thidua.sheets.problems import SheetError, shorten

LOOP = frozenset(("index", "first", "last", "length"))
_INSIDES = frozenset(("caller", "kwargs", "loop", "self", "super", "varargs"))
_DEEPEST_LOOP = 2
TAG = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
FIELD = re.compile(r"[A-Za-z]\w{0,119}(\.[A-Za-z]\w{0,119})?", re.ASCII)
_LONGEST = 5_000_000

NOT_ALLOWED = (
    "mã lệnh không được dùng trong khuôn; chỉ dùng được {{ tên_trường }}, {{ danh_sách.tên_trường }}, "
    "{% for … in danh_sách %} … {% endfor %} và {% if tên_trường %} … {% endif %}"
)
NOT_UNDERSTOOD = "không hiểu chỗ trong ngoặc nhọn; tên trường viết liền, không dấu, như {{ ten_phong_trao }}"


class NotAllowedError(ValueError):
    """A mark says what a template may not; ``line`` of the text, from 1."""

    def __init__(self, message: str, line: int) -> None:
        self.line = line
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Used:
    """A field as a template names it: ``ten_phong_trao``, ``duoc_khen.ten`` (whatever the loop calls its rows).

    ``list`` is the list whose rows repeat here; ``open`` says that a field of a list stands where nothing repeats.
    """

    name: str
    line: int
    open: bool = False


def names_in(text: str, place: object, file: str) -> tuple[str, ...]:
    """The names between braces where nothing but fields is allowed. Raises SheetError for all else, with its place."""
    if "{%" in text:
        raise SheetError(file, f"{place}, «{shorten(text)}»: {NOT_ALLOWED}")
    names = tuple(TAG.findall(text))
    if text.count("{{") != len(names) or not all(map(FIELD.fullmatch, names)):
        raise SheetError(file, f"{place}, «{shorten(text)}»: {NOT_UNDERSTOOD}")
    return names


def parse(environment: SandboxedEnvironment, source: str) -> nodes.Template:
    """The text as the template language understands it. Raises NotAllowedError where it does not."""
    if len(source) > _LONGEST:
        raise NotAllowedError("khuôn dài bất thường", 1)
    try:
        return environment.parse(source)
    except TemplateSyntaxError as error:
        raise NotAllowedError(NOT_UNDERSTOOD, error.lineno) from None
    except (RecursionError, OverflowError, ValueError):
        raise NotAllowedError(NOT_ALLOWED, 1) from None


def fields_in(template: nodes.Template, offer: Offer) -> Iterator[Used]:
    """Every field that the text names, in its order. Raises NotAllowedError for all that is no plain filling in."""
    for node in template.body:
        yield from _of(node, offer, {}, 0)


def _of(node: nodes.Node, offer: Offer, rows: Mapping[str, str], depth: int) -> Iterator[Used]:
    """``rows``: the lists whose rows the names of the loops around stand for."""
    if isinstance(node, nodes.TemplateData | nodes.Const):
        return
    if isinstance(node, nodes.For):
        yield from _of_loop(node, offer, rows, depth)
    elif isinstance(node, nodes.Name) and node.name not in _INSIDES:
        yield Used(node.name, node.lineno, node.name in offer.list_ids and node.name not in rows)
    elif isinstance(node, nodes.Getattr):
        yield from _of_row(node, offer, rows, depth)
    elif isinstance(node, nodes.Output | nodes.If | nodes.Not | nodes.And | nodes.Or) or _is_comparison(node):
        for child in node.iter_child_nodes():
            yield from _of(child, offer, rows, depth)
    else:
        raise NotAllowedError(NOT_ALLOWED, node.lineno)


def _is_comparison(node: nodes.Node) -> bool:
    """Two things held against each other; nothing is worked out."""
    return isinstance(node, nodes.Operand) or (isinstance(node, nodes.Compare) and len(node.ops) == 1)


def _of_loop(node: nodes.For, offer: Offer, rows: Mapping[str, str], depth: int) -> Iterator[Used]:
    target, over = node.target, node.iter
    plain = isinstance(target, nodes.Name) and isinstance(over, nodes.Name)
    if not plain or node.test is not None or node.recursive or depth == _DEEPEST_LOOP:
        raise NotAllowedError(NOT_ALLOWED, node.lineno)
    assert isinstance(target, nodes.Name) and isinstance(over, nodes.Name)
    if over.name not in offer.list_ids:
        yield Used(over.name, node.lineno)
    inner = {**rows, target.name: over.name}
    for child in node.body:
        yield from _of(child, offer, inner, depth + 1)
    for child in node.else_:
        yield from _of(child, offer, rows, depth)


def _of_row(node: nodes.Getattr, offer: Offer, rows: Mapping[str, str], depth: int) -> Iterator[Used]:
    of = node.node
    if isinstance(of, nodes.Name) and of.name == "loop" and depth and node.attr in LOOP:
        return
    if not isinstance(of, nodes.Name) or of.name in _INSIDES or node.attr.startswith("_"):
        raise NotAllowedError(NOT_ALLOWED, node.lineno)
    listing = rows.get(of.name, of.name)
    yield Used(f"{listing}.{node.attr}", node.lineno, of.name not in rows)
