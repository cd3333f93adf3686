"""Heads, tabs, steps, facts, empty pages, readings."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from thidua.web.components.drawn import drawn

register = template.Library()


@register.simple_block_tag
def page_head(content: SafeString, title: str, *above: str, lead: str = "") -> SafeString:
    """The h1 with the pages above it (label, address, …) and, inside, the main action."""
    return drawn("page_head", title=title, above=_pairs(above), lead=lead, actions=SafeString(content.strip()))


@register.simple_tag(takes_context=True)
def tabs(context: dict[str, Any], *links: str) -> SafeString:
    """Pages beside this one: label, address, …; the one that this page is, or lies under, is marked.

    One without address is left out: it is not there for whoever looks.
    """
    path = context["request"].path
    pairs = [(label, url) for label, url in _pairs(links) if url]
    current = max((url for _, url in pairs if path.startswith(url.split("?")[0])), key=len, default="")
    return drawn("tabs", tabs=[(label, url, url == current) for label, url in pairs])


@register.simple_tag
def stepper(current: int, *steps: str) -> SafeString:
    """The steps of a longer act, counted from 1."""
    return drawn("stepper", steps=list(enumerate(steps, 1)), current=current, count=len(steps))


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of names and values: ``fact`` inside, or ``<div><dt>…</dt><dd>…</dd></div>``."""
    return drawn("facts", content=content)


@register.simple_tag
def fact(label: str, value: object, missing: str = "Chưa có") -> SafeString:
    """One name and value."""
    return drawn("fact", label=label, value=value, missing=missing)


@register.simple_block_tag
def empty(content: str, title: str) -> SafeString:
    """A page or part with nothing in it yet: what it is for and what to do next."""
    return drawn("empty", title=title, content=content)


@register.simple_block_tag
def reading(content: str, clause: str = "") -> SafeString:
    """How a gap of the plan is read, and the clause that has it."""
    return drawn("reading", clause=clause, content=content)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A shape of ``static/icons.svg``, for the eye only."""
    return drawn("icon", name=name)


def _pairs(values: tuple[str, ...]) -> list[tuple[str, str]]:
    if len(values) % 2:
        raise template.TemplateSyntaxError("labels and addresses come in pairs")
    return [(str(values[at]), str(values[at + 1])) for at in range(0, len(values), 2)]
