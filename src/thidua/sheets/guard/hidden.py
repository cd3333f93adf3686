"""Which rows and columns somebody has hidden: what stands there was perhaps not meant to be read."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_ATTRIBUTE = re.compile(rb"""\s(?:\w+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col(?=[\s/>])([^>]*)>")
_PLAIN_COLUMN = re.compile(rb"<col(?=[\s/>])([^>]*)>")
_TABLE = re.compile(rb"<(/?)table:(table|table-row|table-column|table-row-group|table-column-group)(?=[\s/>])([^>]*)>")
_STYLE = re.compile(rb"<style:style(?=\s)([^>]*)>\s*<style:table-(?:row|column)-properties(?=\s)([^>]*)>")
_NUMBERED = re.compile(rb'<row r="[0-9]{1,9}"(?=[\s/>])')
# Whoever hides a row has written one of these.
_HIDING = re.compile(rb"""h(?:idden|t\s*=\s*["']0)""")
_LIKELY_ROW = re.compile(rb"""<row(?=\s)([^>]*(?:hidden|ht\s*=\s*["']0)[^>]*)>""")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden rows and columns of one sheet, from 0, as ranges in their order."""

    rows: tuple[range, ...] = ()
    columns: tuple[range, ...] = ()

    def has_row(self, row: int) -> bool:
        """Whether this row, from 0, is hidden."""
        return any(row in hidden for hidden in self.rows)

    def has_column(self, column: int) -> bool:
        """Whether this column, from 0, is hidden."""
        return any(column in hidden for hidden in self.columns)


def hidden_in(read: Callable[[str], bytes], members: Sequence[str] | None) -> dict[int, Hidden]:
    """What is hidden in a package whose parts ``read`` gives: an .xlsx with these sheets, or an .ods (None).

    By the number of the sheet, from 0; sheets that hide nothing are left out. Filtered rows are hidden ones, and so are
    rows and columns without any height or width. Raises KeyError where a part is missing.
    """
    sheets = list(_in_ods(read("content.xml"))) if members is None else [_in_xlsx(read(member)) for member in members]
    return {number: hidden for number, hidden in enumerate(sheets) if hidden != Hidden()}


def _in_xlsx(markup: bytes) -> Hidden:
    if not _may_hide(markup):
        return Hidden()
    return Hidden(joined(_rows_in_xlsx(markup)), joined(_columns_in_xlsx(markup)))


def _rows_in_xlsx(markup: bytes) -> list[range]:
    begin, last = markup.find(b"<row"), markup.rfind(b"<row")
    plain = b":row" not in markup
    end = markup.find(b">", last) + 1 or len(markup)
    if plain and (begin < 0 or not _HIDING.search(markup, begin, end)):
        return []
    # Where every row says which one it is, only those that may be hidden are looked at.
    numbered = plain and markup.count(b"<row") == len(_NUMBERED.findall(markup))
    rows, row = [], 0
    for attributes in map(_attributes, (_LIKELY_ROW if numbered else _ROW).findall(markup)):
        row = _number(attributes, "r", row + 1)
        if _is_hidden(attributes, "ht"):
            rows.append(range(row - 1, row))
    return rows


def _columns_in_xlsx(markup: bytes) -> list[range]:
    found = (_COLUMN if b":col" in markup else _PLAIN_COLUMN).findall(markup)
    return [
        range(_number(attributes, "min", 1) - 1, _number(attributes, "max", 1))
        for attributes in map(_attributes, filter(_may_hide, found))
        if _is_hidden(attributes, "width")
    ]


def _may_hide(markup: bytes) -> bool:
    """A quick look: whether it says that something is hidden, or a measure begins with 0."""
    return b"hidden" in markup or b'"0' in markup or b"'0" in markup


def _is_hidden(attributes: dict[str, str], measure: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or _is_zero(attributes.get(measure))


def _is_zero(measure: str | None) -> bool:
    return measure is not None and re.fullmatch(r"0(\.0*)?", measure) is not None


def _in_ods(markup: bytes) -> Iterator[Hidden]:
    flat, table = _flat_styles(markup), None
    for closing, tag, text in _TABLE.findall(markup):
        if tag == b"table":
            if not closing:
                if table is not None:
                    yield table.hidden()
                table = _OdsTable(flat)
        elif table is not None:
            if tag.endswith(b"-group"):
                table.see_group(tag, text, closing=bool(closing))
            elif not closing:
                table.see_strip("row" if tag == b"table-row" else "column", _attributes(text))
    if table is not None:
        yield table.hidden()


class _OdsTable:
    """The rows and columns of one table, as they go by."""

    def __init__(self, flat: frozenset[str]) -> None:
        self._flat = flat
        self._found: dict[str, list[range]] = {"row": [], "column": []}
        self._at = {"row": 0, "column": 0}
        self._folded: dict[str, list[bool]] = {"row": [], "column": []}

    def hidden(self) -> Hidden:
        return Hidden(joined(self._found["row"]), joined(self._found["column"]))

    def see_group(self, tag: bytes, text: bytes, *, closing: bool) -> None:
        """An outline group begins or ends; one that is not displayed hides all in it."""
        groups = self._folded["row" if tag == b"table-row-group" else "column"]
        if not closing:
            groups.append(_attributes(text).get("display") == "false")
        elif groups:
            groups.pop()

    def see_strip(self, kind: str, attributes: dict[str, str]) -> None:
        """A row or column, or many that are alike."""
        start = self._at[kind]
        self._at[kind] = start + _number(attributes, f"number-{kind}s-repeated", 1)
        unseen = attributes.get("visibility", "visible") != "visible" or attributes.get("style-name") in self._flat
        if unseen or any(self._folded[kind]):
            self._found[kind].append(range(start, self._at[kind]))


def _flat_styles(markup: bytes) -> frozenset[str]:
    """The styles of rows and columns without any height or width."""
    flat = set()
    for style, properties in _STYLE.findall(markup):
        measures = _attributes(properties)
        size = measures.get("row-height", measures.get("column-width", ""))
        if re.fullmatch(r"0(\.0*)?[a-z]*", size) and measures.get("use-optimal-row-height") != "true":
            flat.add(_attributes(style).get("name", ""))
    return frozenset(flat)


def _attributes(text: bytes) -> dict[str, str]:
    return {name.decode(): (one or other).decode("utf-8", "replace") for name, one, other in _ATTRIBUTE.findall(text)}


def _number(attributes: dict[str, str], name: str, default: int) -> int:
    found = re.fullmatch(r"[0-9]{1,9}", attributes.get(name, ""))
    return int(found[0]) if found else default


def joined(ranges: list[range]) -> tuple[range, ...]:
    """The same with neighbours put together."""
    found: list[range] = []
    for one in ranges:
        if found and found[-1].stop == one.start:
            found[-1] = range(found[-1].start, one.stop)
        else:
            found.append(one)
    return tuple(found)
