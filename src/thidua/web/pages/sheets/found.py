"""The sheet of an address, for those who may, and what its page shows."""

from collections.abc import Iterable, Mapping

from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.office.access.predicates import fills, reads_participant
from thidua.office.access.standing import Standing
from thidua.office.assessments.queries import assessment_of
from thidua.office.facts.earlier import earlier_for
from thidua.office.facts.models import Origin
from thidua.office.facts.queries import current_versions, said
from thidua.office.organisations.models import Organisation
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.models import Sending, Sheet, SheetFile
from thidua.office.submissions.queries.attached import files_of
from thidua.office.submissions.queries.content import cells_of, texts_of, texts_sent, unsettled
from thidua.office.submissions.queries.sheets import may_write, with_all_above
from thidua.web.access import Request, need
from thidua.web.pages.sheets.drawing import Drawing


def sheet_for(request: Request, sheet: int) -> Sheet:
    """The sheet, where one reads its participant; else it is not found. Another's lies under the campaigns."""
    found = get_object_or_404(with_all_above(), pk=sheet)
    need(reads_participant, request.standing, found.participant)
    if not fills.test(request.standing, found.participant):
        request.lies_under = "campaigns"
    return found


def sheet_to_write(request: Request, sheet: int) -> Sheet:
    """The sheet, where one writes in it; whether it may still be changed its services say."""
    found = sheet_for(request, sheet)
    if not may_write(request.standing, found):
        raise Http404
    return found


def drawn_now(
    sheet: Sheet, more: Mapping[str, int], *, editable: bool, with_points: bool = True, standing: Standing | None = None
) -> Drawing:
    """What stands in the sheet; ``with_points``: and what it comes to; ``standing``: of whoever may use again what
    the unit has sent before.
    """
    asked, cells = asked_by(sheet), cells_of(sheet)
    texts = texts_of(cells.values())
    met = unsettled(sheet) if editable else []
    files = files_of(sheet) if asked.facts is not None else []
    checked = check(asked, texts, proven(files))
    others, points = said_by_others(sheet, asked), assessment_of(sheet, asked, checked) if with_points else None
    return Drawing(
        asked, texts, checked, cells, met, more, editable, files=files, others=others, points=points,
        earlier=earlier_for(standing, sheet, asked),
    )  # fmt: skip


def drawn_as_sent(asked: Asked, sending: Sending, before: Sending | None = None) -> Drawing:
    """What a sending holds, with what an earlier one had in its places."""
    texts, earlier = texts_sent(sending), texts_sent(before) if before is not None else None
    files = files_of(sending.sheet) if asked.facts is not None else []
    checked = check(asked, texts, proven(files))
    others = said_by_others(sending.sheet, asked)
    points = assessment_of(sending.sheet, asked, checked)
    return Drawing(asked, texts, checked, before=earlier, files=files, others=others, points=points)


def proven(files: Iterable[SheetFile]) -> set[tuple[str, str]]:
    """The places beside which a file lies."""
    return {(one.form, one.row) for one in files if one.row}


def said_by_others(sheet: Sheet, asked: Asked) -> dict[str, list[str]]:
    """What others state of a participant's facts, in words; two queries, none for a sheet without facts.

    Not what appraisers find: that is told when the appraisal is.
    """
    if asked.facts is None:
        return {}
    found: dict[str, list[str]] = {}
    for one in (
        current_versions([sheet.participant])
        .exclude(origin__in=(Origin.SELF_REPORTED, Origin.APPRAISED))
        .filter(part=asked.facts.part)
    ):
        fact = asked.plan.facts.get(one.fact)
        if fact is not None:
            found.setdefault(one.fact, []).append(said(asked.plan, fact, one))
    return found


def owner_of_files(sheet: Sheet) -> Organisation:
    """Whose the files of a sheet are: the unit's; where it has no organisation of its own, the campaign's."""
    return sheet.participant.organisation or sheet.participant.campaign.owner
