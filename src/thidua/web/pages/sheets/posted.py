"""Fields of a sheet as a page posts them."""

from django.http import QueryDict

from thidua.office.submissions.services.writing import Typed
from thidua.web.pages.sheets.parts import VALUE, VERSION


def typed_in(posted: QueryDict) -> list[Typed]:
    """What was typed, each with the version that the page showed."""
    found = []
    for name in posted:
        kind, *slot = name.split("|")
        if kind == VALUE and len(slot) == 3:
            version = posted.get("|".join((VERSION, *slot)), "")
            found.append(Typed((slot[0], slot[1], slot[2]), posted.get(name, ""), _number(version)))
    return found


def more_lines(asked: QueryDict) -> dict[str, int]:
    """The empty lines asked for: ``?them=bieu_2.fields`` as often as one likes."""
    found: dict[str, int] = {}
    for one in asked.getlist("them"):
        found[one] = min(found.get(one, 0) + 1, 20)
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
