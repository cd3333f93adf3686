"""Initiatives arise from sheets as these are sent, in the same transaction, and keep their identity when sent again."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from thidua.office import clock
from thidua.office.initiatives.matching import Line, matched
from thidua.office.initiatives.models import FormerName, Initiative, Pair, Progress
from thidua.office.initiatives.named import Named, registered_in, reported_in
from thidua.office.spelling import search_key
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.content import texts_sent


@transaction.atomic
def follow(sending: Sending) -> None:
    """Bring the initiatives in step with what was just sent; done again, nothing changes."""
    sheet, texts = sending.sheet, texts_sent(sending)
    asked = asked_by(sheet)
    named, told = registered_in(asked, texts), reported_in(asked, texts)
    others = _of_other_sheets(sheet)
    named = _not_yet_named(named, others)
    known = matched([_line(one) for one in others], [one.line for one in told])
    there = {at: others[place] for at, place in known.items()}
    never_registered = [one for at, one in enumerate(told) if at not in there]
    kept = _keep(sheet, [*named, *never_registered], _completions(sheet, sending))
    _report(sheet, [(there[at], told[at]) for at in there] + kept[len(named) :])


def _of_other_sheets(sheet: Sheet) -> list[Initiative]:
    """What the participant named elsewhere, on whatever line: what still stands first."""
    found = Initiative.objects.filter(participant=sheet.participant_id).exclude(sheet=sheet)
    return sorted(found, key=lambda one: (one.withdrawn_at is not None, one.pk))


def _not_yet_named(named: Sequence[Named], others: Iterable[Initiative]) -> list[Named]:
    """Without what a unit below registered and another sheet, such as the registration, has already passed on."""
    there = {(one.name_key, one.unit) for one in others if one.unit and one.withdrawn_at is None}
    return [one for one in named if (search_key(one.line.name)[:600], one.line.unit) not in there]


def _line(one: Initiative) -> Line:
    return Line(one.row, one.name, one.unit)


def _keep(sheet: Sheet, named: Sequence[Named], sent_before: dict[str, str]) -> list[tuple[Initiative, Named]]:
    """The initiatives of one sheet by its lines: known ones, new ones; those named no more are withdrawn."""
    known = list(Initiative.objects.select_for_update().filter(sheet=sheet).order_by("pk"))
    places = matched([_line(one) for one in known], [one.line for one in named])
    moment = clock.now()
    found = []
    for at, one in enumerate(named):
        if at in places:
            initiative = known[places[at]]
            _rename(initiative, one)
        else:
            initiative = Initiative(participant_id=sheet.participant_id, sheet=sheet, name=one.line.name)
        initiative.row, initiative.unit = one.line.row, one.line.unit
        initiative.field, initiative.field_label = one.field, one.field_label
        # What the unit has since said of it stands, until a sending says something else than the one before.
        if one.expected and one.expected != sent_before.get(one.line.row):
            initiative.expected_completion = one.expected
        initiative.withdrawn_at = None
        initiative.save()
        found.append((initiative, one))
    for place, gone in enumerate(known):
        if place not in places.values() and gone.withdrawn_at is None:
            Initiative.objects.filter(pk=gone.pk).update(withdrawn_at=moment)
            _forget_open_pairs([gone])
    return found


def _rename(initiative: Initiative, one: Named) -> None:
    if initiative.name == one.line.name:
        return
    FormerName.objects.create(initiative=initiative, name=initiative.name, until=clock.now())
    initiative.name, initiative.compared_at = one.line.name, None
    _forget_open_pairs([initiative])


def _forget_open_pairs(those: Iterable[Initiative]) -> None:
    """Pairs that nobody has looked at, by a name that no longer holds."""
    keys = [one.pk for one in those]
    open_pairs = Pair.objects.filter(verdict=Pair.Verdict.OPEN)
    open_pairs.filter(first__in=keys).delete()
    open_pairs.filter(second__in=keys).delete()


def _completions(sheet: Sheet, sending: Sending) -> dict[str, str]:
    """By the line, when the sending before this one expected it to be done."""
    before = sheet.sendings.exclude(pk=sending.pk).order_by("recorded_at", "pk").last()
    if before is None:
        return {}
    return {one.line.row: one.expected for one in registered_in(asked_by(sheet), texts_sent(before))}


def _report(sheet: Sheet, told: Sequence[tuple[Initiative, Named]]) -> None:
    """What a report says of each, written anew."""
    Progress.objects.filter(sheet=sheet).delete()
    Progress.objects.bulk_create(
        Progress(initiative=one, sheet=sheet, progress=named.progress, result=named.result) for one, named in told
    )
