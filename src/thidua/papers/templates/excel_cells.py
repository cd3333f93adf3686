"""The cells of an Excel template: the text of a cell, and a value put in its place with the look kept."""

import re
from copy import deepcopy
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from lxml import etree

from thidua.papers.templates.fields import Value
from thidua.papers.templates.tags import TAG
from thidua.sheets.texts import disarmed

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DIGITS = 15
_LONGEST = 32_767
_FIRST_DAY = date(1899, 12, 30)
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Styles:
    """The formats of cells; a new one where text must be kept from being taken for a formula."""

    def __init__(self, markup: bytes | None) -> None:
        self.root: Any = parsed(markup) if markup else None
        self._formats: Any = self.root.find(f"{S}cellXfs") if self.root is not None else None
        self._quoted: dict[int, int] = {}

    def is_date(self, style: int) -> bool:
        """Whether a number is shown as a day under this format."""
        if self._formats is None or style >= len(self._formats):
            return False
        number = self._formats[style].get("numFmtId", "0")
        if number.isdigit() and int(number) in _DATE_FORMATS:
            return True
        for one in self.root.iter(f"{S}numFmt"):
            if one.get("numFmtId") == number:
                return bool(set("dy") & set(_NO_DATE.sub("", one.get("formatCode", "")).lower()))
        return False

    def quoted(self, style: int) -> int:
        """The same format, under which whatever begins with "=" stays text also when somebody edits it."""
        if self._formats is None or style >= len(self._formats):
            return style
        if style not in self._quoted:
            self._quoted[style] = len(self._formats)
            new = deepcopy(self._formats[style])
            new.set("quotePrefix", "1")
            self._formats.append(new)
            self._formats.set("count", str(len(self._formats)))
        return self._quoted[style]


def parsed(markup: bytes) -> Any:
    """A part as a tree; the door has let no entities through, and none would be looked up here."""
    return etree.fromstring(markup, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def strings_of(markup: bytes | None) -> list[Any]:
    """The shared strings of a workbook."""
    return list(parsed(markup).iter(f"{S}si")) if markup else []


def text_of(cell: Any, strings: list[Any]) -> tuple[str, Any]:
    """The text of a cell and the element that holds it; empty for numbers and formulas."""
    kind = cell.get("t")
    if cell.find(f"{S}f") is not None:
        return "", None
    if kind == "s":
        number = cell.findtext(f"{S}v", "")
        held = strings[int(number)] if number.isdigit() and int(number) < len(strings) else None
    else:
        held = cell.find(f"{S}is") if kind == "inlineStr" else None
    if held is None:
        return cell.findtext(f"{S}v", "") if kind == "str" else "", None
    return "".join(one.text or "" for one in _texts(held)), held


def put_value(cell: Any, value: Value, words: str, styles: Styles) -> None:
    """A value that has the cell to itself: numbers and days as such, so that formulas go on with them."""
    style = int(cell.get("s", "0"))
    if isinstance(value, int | Fraction) and not isinstance(value, bool) and abs(value) < 10**_DIGITS:
        _put_number(cell, _decimal(Fraction(value)))
    elif isinstance(value, date) and styles.is_date(style):
        _put_number(cell, str((value - _FIRST_DAY).days))
    else:
        put_text(cell, words, styles)


def put_text(cell: Any, words: str, styles: Styles, held: Any = None) -> None:
    """Text, in the pieces of ``held`` where their looks differ and the text is theirs."""
    _clear(cell)
    if len(words) == 0:
        return
    words = words[:_LONGEST]
    if disarmed(words) != words:
        cell.set("s", str(styles.quoted(int(cell.get("s", "0")))))
    cell.set("t", "inlineStr")
    inside = etree.SubElement(cell, f"{S}is")
    if held is not None:
        inside.extend(held)
        return
    text = etree.SubElement(inside, f"{S}t")
    text.text = words
    text.set(_SPACE, "preserve")


def in_pieces(held: Any, replace: Any) -> list[Any] | None:
    """The runs of a text with their tags replaced; None where a tag is cut by a change of look."""
    runs = [deepcopy(one) for one in held if one.tag == f"{S}r"]
    texts = [run.find(f"{S}t") for run in runs]
    if not runs or any(
        text is None or (text.text or "").count("{{") != len(TAG.findall(text.text or "")) for text in texts
    ):
        return None
    for text in texts:
        text.text = TAG.sub(replace, text.text or "")
        text.set(_SPACE, "preserve")
    return runs


def _texts(held: Any) -> Any:
    """The texts of a string, without the small letters that say how to read it."""
    return (one for one in held.iter(f"{S}t") if one.getparent().tag != f"{S}rPh")


def _put_number(cell: Any, written: str) -> None:
    _clear(cell)
    etree.SubElement(cell, f"{S}v").text = written


def _clear(cell: Any) -> None:
    cell.attrib.pop("t", None)
    for child in list(cell):
        cell.remove(child)


def _decimal(value: Fraction) -> str:
    exact = Context(prec=_DIGITS + 2)
    return format(exact.divide(Decimal(value.numerator), Decimal(value.denominator)), "f")
