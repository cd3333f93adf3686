"""What people typed in for a campaign, each text with the place at which it is found by whoever is to mend it."""

from collections.abc import Iterator, Mapping

from thidua.papers.kinds.case import Case
from thidua.plan.model.base import Part
from thidua.rules.facts import Source
from thidua.sheets.problems import shorten


def entries(case: Case) -> Iterator[tuple[str, str]]:
    """Place and text of names, facts in words, reasons of choices, and all that office file and plan say."""
    for result in case.evaluation.results:
        one = result.participant
        code = shorten(one.id)
        yield f"tên của {code}", one.shown
        for name, given in one.facts.items():
            if isinstance(given.value, str):
                yield f"số liệu «{case.plan.facts[name].label}» của {code}{_read_from(given.source)}", given.value
        for choice in result.choices:
            yield f"lý do chọn {code}{_read_from(choice.source)}", choice.reason
    yield from _lines("tệp cơ quan", case.office)
    yield from _lines("tệp kế hoạch", case.plan)


def _read_from(source: Source | None) -> str:
    return f" (tệp {source.file}, ô {source.cell})" if source is not None else ""


def _lines(file: str, part: Part) -> Iterator[tuple[str, str]]:
    """The texts of a file, each with its line."""
    for name, field in type(part).model_fields.items():
        for value in _held(getattr(part, name)):
            if isinstance(value, Part):
                yield from _lines(file, value)
            else:
                place = part.stands.get(field.alias or name)
                yield f"{file}, dòng {place.line}" if place is not None else file, value


def _held(value: object) -> Iterator[str | Part]:
    """The texts and parts that a field holds, also in lists and groups."""
    if isinstance(value, str | Part):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _held(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _held(one)
