"""Where a Word template runs: no code but what ``tags`` allows, no attribute of anything but the values themselves.

Three walls, one behind the other: the list of what is allowed, jinja's own sandbox, and a process of its own with
bounds on time and memory (``filling``).
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import Template, Undefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from thidua.papers.paper.text import Gap
from thidua.papers.templates.fields import Listing, Offer, Value, Values
from thidua.papers.templates.printed import Printed, rows_of, scalar_of
from thidua.papers.templates.tags import LOOP, fields_in, parse


class Marked(Undefined):
    """What nobody offers stays visible."""

    def __str__(self) -> str:
        return Gap(f"không có trường «{self._undefined_name}»").printed

    def __getattr__(self, name: str) -> "Marked":
        if name.startswith("_"):
            raise AttributeError(name)
        return Marked(name=f"{self._undefined_name}.{name}")


class Sandbox(SandboxedEnvironment):
    """Compiles no text that does more than fill in."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(autoescape=True, undefined=Marked)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self._offer = offer

    def from_string(self, source: Any, *arguments: Any, **named: Any) -> Template:
        """The same, once the text has been looked through. Raises NotAllowedError."""
        for _ in fields_in(parse(self, str(source)), self._offer):
            pass
        return super().from_string(source, *arguments, **named)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Rows are asked by key; nothing else but the loop has anything to ask."""
        return isinstance(obj, LoopContext) and attr in LOOP

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The field of a row. Of the loop its four harmless counters; of anything else nothing."""
        if isinstance(obj, Row):
            return obj.get(attribute, Marked(name=attribute))
        if isinstance(obj, Marked):
            return Marked(name=f"{obj._undefined_name}.{attribute}")
        return super().getattr(obj, attribute) if isinstance(obj, LoopContext) else Marked(name=attribute)


class Row(dict[str, Printed]):
    """One row of a list."""


class Rows(list[Row]):
    """A list that somebody prints as if it were a field is a gap, not the inside of the program."""

    def __str__(self) -> str:
        return Gap("danh sách, chỉ dùng trong dòng lặp lại").printed


def context_of(offer: Offer, values: Values) -> dict[str, Printed | Rows]:
    """The values in words by the ids under which a template asks for them."""
    printed: dict[str, Printed | Rows] = {
        one.id: Printed.of(scalar_of(values, one.id), one.label) for one in offer.fields
    }
    for listing in offer.lists:
        printed[listing.id] = Rows(_row(listing, row) for row in rows_of(values, listing.id))
    return printed


def _row(listing: Listing, row: Mapping[str, Value]) -> Row:
    return Row({one.id: Printed.of(row.get(one.id), one.label) for one in listing.fields})
