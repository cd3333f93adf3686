"""The bar of filters and the table of a list."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from thidua.web.components.drawn import drawn
from thidua.web.components.listing import Listing

register = template.Library()


@register.simple_block_tag
def filter_bar(content: str, rows: Listing[Any], search: str = "") -> SafeString:
    """The form of a list's filters: a search where ``search`` says in what; others, folded on a phone, inside."""
    more = SafeString(content.strip())
    return drawn("filter_bar", rows=rows, search=search, content=more, conditions=len(rows.conditions - {"tim"}))


@register.simple_tag(takes_context=True)
def filter_choice(
    context: dict[str, Any], name: str, label: str, choices: Iterable[tuple[object, object]], everything: str = "Tất cả"
) -> SafeString:
    """A filter by one of some values, or all."""
    options = [(str(value), text) for value, text in choices if str(value)]
    chosen = context["request"].GET.get(name, "")
    return drawn("filter_choice", name=name, label=label, options=options, chosen=chosen, everything=everything)


@register.simple_block_tag
def data_table(content: str, rows: Listing[Any], caption: str, picking: bool = False, unit: str = "dòng") -> SafeString:
    """A list's table: how many rows, the workbook of what is filtered, heads that sort, pages. Rows inside."""
    return drawn("data_table", rows=rows, caption=caption, picking=picking, unit=unit, content=content)


@register.simple_tag
def pagination(rows: Listing[Any]) -> SafeString:
    """The pages of a list that has no ``data_table``."""
    return drawn("pagination", rows=rows)


@register.simple_tag
def pick(value: object, label: str, chosen: bool = False) -> SafeString:
    """The box by which a row is chosen for a bulk act (``chon``)."""
    return drawn("pick", value=str(value), label=label, chosen=chosen)
