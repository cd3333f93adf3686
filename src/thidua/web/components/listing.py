"""A list as a page shows it: filtered by the view, sorted and cut into pages here, given out as a workbook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from thidua.web.components.workbook import workbook_answer

Row = TypeVar("Row", bound=Model)
SORT, PAGE, EXPORT = "sap", "trang", "xuat"
"""The names in the address: ``?sap=-ten&trang=2&xuat=excel``."""
SIZE = 50


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the address, its head, the fields that sort it, what a workbook has, whether of numbers."""

    name: str
    label: str
    by: str | tuple[str, ...] = ()
    value: Callable[[Any], object] | None = None
    number: bool = False

    @property
    def order(self) -> tuple[str, ...]:
        """The fields that sort by this column; none where it does not sort."""
        return (self.by,) if isinstance(self.by, str) else self.by


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column as shown: ``direction`` is what ``aria-sort`` says, ``link`` sorts by it."""

    label: str
    link: str = ""
    direction: str = ""
    number: bool = False


class Listing(Generic[Row]):
    """The rows of one page, and what the tags need to draw the list. Costs two queries: the count and the rows."""

    def __init__(
        self, request: HttpRequest, rows: QuerySet[Row], columns: Sequence[Column], *, first: str, size: int = SIZE
    ) -> None:
        """``first``: the column sorted by unless the address says another, ``-`` before it for the other way."""
        self.request, self.columns, self.first, self.size = request, columns, first, size
        self.rows = rows.order_by(*self._order(), "pk")

    def __iter__(self) -> Iterator[Row]:
        return iter(self.page)

    @cached_property
    def page(self) -> Page[Row]:
        """The page that the address asks for, or the nearest there is."""
        return Paginator(self.rows, self.size).get_page(self.request.GET.get(PAGE))

    @property
    def total(self) -> int:
        """How many rows there are on all pages."""
        return self.page.paginator.count

    @property
    def filtered(self) -> bool:
        """Whether the address filters."""
        return bool(self.conditions)

    @property
    def conditions(self) -> set[str]:
        """The names of the filters that the address sets."""
        return {name for name, value in self.request.GET.items() if value and name not in (SORT, PAGE, EXPORT)}

    @property
    def search(self) -> str:
        """What is searched for."""
        return self.request.GET.get("tim", "")

    @property
    def sort(self) -> str:
        """The column sorted by, ``-`` before it for the other way."""
        asked = self.request.GET.get(SORT, "")
        return asked if any(asked.lstrip("-") == one.name and one.order for one in self.columns) else self.first

    @property
    def sort_asked(self) -> str:
        """The same where it is not the first one, so that a filter keeps it."""
        return self.sort if self.sort != self.first else ""

    def address(self, **changes: object) -> str:
        """This page's address with other parameters; None takes one off."""
        query = self.request.GET.copy()
        for name, value in changes.items():
            if value is None:
                query.pop(name, None)
            else:
                query[name] = str(value)
        return f"?{query.urlencode()}"

    @property
    def heads(self) -> list[Head]:
        """The columns' heads with their links."""
        return [self._head(one) for one in self.columns if one.label]

    @property
    def pages(self) -> list[tuple[str, str, bool]]:
        """(label, address, is this one) of the pages to go to; an address is empty where pages are left out."""
        shown = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            (str(one), self.address(trang=one), one == self.page.number) if isinstance(one, int) else ("…", "", False)
            for one in shown
        ]

    @property
    def previous(self) -> str:
        """The address of the page before, if there is one."""
        return self.address(trang=self.page.number - 1) if self.page.has_previous() else ""

    @property
    def following(self) -> str:
        """The address of the page after, if there is one."""
        return self.address(trang=self.page.number + 1) if self.page.has_next() else ""

    @property
    def workbook_address(self) -> str:
        """Where the workbook is, if some column says what it has there."""
        return self.address(xuat="excel", trang=None) if any(one.value for one in self.columns) else ""

    @property
    def wants_workbook(self) -> bool:
        """Whether the address asks for the workbook instead of the page."""
        return self.request.GET.get(EXPORT) == "excel"

    def workbook(self, name: str) -> HttpResponse:
        """All that is filtered, in the order of the page, as a workbook called ``name``."""
        columns = [one for one in self.columns if one.value is not None]
        lines = ([one.value(row) for one in columns if one.value] for row in self.rows)
        return workbook_answer(name, [one.label for one in columns], lines)

    def _order(self) -> tuple[str, ...]:
        fields = next(one.order for one in self.columns if one.name == self.sort.lstrip("-"))
        if not self.sort.startswith("-"):
            return fields
        return tuple(one[1:] if one.startswith("-") else f"-{one}" for one in fields)

    def _head(self, column: Column) -> Head:
        if not column.order:
            return Head(column.label, number=column.number)
        up, down = column.name, f"-{column.name}"
        direction = {up: "ascending", down: "descending"}.get(self.sort, "")
        link = self.address(sap=down if direction == "ascending" else up, trang=None)
        return Head(column.label, link, direction, column.number)
