"""What a unit sent before used again in a sheet: evidence cited, a value of an earlier round taken. Only when asked."""

from django.db import transaction

from thidua.office.access.standing import Standing
from thidua.office.facts.earlier import earlier_values
from thidua.office.facts.filed import Filed, filed, may_cite
from thidua.office.journal.services import record
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.errors import NotAllowedError, SubmissionError, UnknownPlaceError
from thidua.office.submissions.facts_checking import LONGEST
from thidua.office.submissions.facts_table import evidence_at, value_at
from thidua.office.submissions.models import Origin, Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.attaching import attach
from thidua.office.submissions.services.held import to_write
from thidua.office.submissions.services.writing import Saved, Typed, save_cells
from thidua.sheets.content import FACTS
from thidua.sheets.layout import REASON
from thidua.sheets.values import NOT_APPLICABLE_LABEL


@transaction.atomic
def cite(*, sheet: Sheet, fact: str, evidence: int, standing: Standing) -> Filed:
    """Put evidence that the unit has sent before beside a fact of a sheet: the same file or paper, with its origin.

    Whoever reads the fact once it is sent reads the file; nobody does before. Raises NotAllowedError, WrongStateError,
    UnknownPlaceError; SubmissionError for what is not the unit's, or stands there already.
    """
    found, _ = _held(sheet, fact, standing)
    chosen = next((one for one in filed(found, fact) if one.evidence == evidence), None)
    if chosen is None:
        raise SubmissionError("Không có minh chứng này trong những gì đơn vị đã nộp; hãy chọn lại.")
    if chosen.attachment is not None:
        beside = found.files.filter(form=FACTS, row=fact, removed_at=None)
        if beside.filter(attachment__file=chosen.attachment.file_id).exists():
            raise SubmissionError(f"«{chosen.name}» đã có ở số liệu này.")
        attach(sheet=found, attachment=chosen.attachment, fact=fact, origin=chosen.origin, standing=standing)
    else:
        _name(found, fact, chosen, standing)
    after = {"fact": fact, "evidence": evidence, "origin": chosen.origin}
    if chosen.attachment is not None:
        after |= {"attachment": chosen.attachment.pk}
    _note(found, "facts.cite", standing, after)
    return chosen


@transaction.atomic
def take_again(*, sheet: Sheet, fact: str, standing: Standing) -> Saved:
    """Write what was said of a fact in an earlier round into its cell: what the unit now says, with where it is from.

    Raises NotAllowedError, WrongStateError, UnknownPlaceError; SubmissionError where nothing was said.
    """
    found, asked = _held(sheet, fact, standing)
    earlier = earlier_values(found, asked).get(fact)
    if earlier is None:
        raise SubmissionError("Không có số liệu kỳ trước cho mục này.")
    texts = {value_at(fact): earlier.text}
    if earlier.text == NOT_APPLICABLE_LABEL and earlier.reason:
        texts[FACTS, fact, REASON] = earlier.reason
    saved = _write(found, texts, earlier.place, standing)
    _note(found, "facts.take_again", standing, {"fact": fact, "origin": earlier.place})
    return saved


def _held(sheet: Sheet, fact: str, standing: Standing) -> tuple[Sheet, Asked]:
    found = to_write(sheet, standing)
    if not may_cite(standing, found):
        raise NotAllowedError("Chỉ người của đơn vị được dùng lại những gì đơn vị đã nộp.")
    asked = asked_by(found)
    if asked.facts is None or fact not in asked.facts.own:
        raise UnknownPlaceError("Biểu không có số liệu này.")
    return found, asked


def _name(sheet: Sheet, fact: str, chosen: Filed, standing: Standing) -> None:
    """Add a paper to those that the cell names already."""
    slot = evidence_at(fact)
    cell = cells_of(sheet).get(slot)
    there = cell.value if cell is not None else ""
    if chosen.reference in (one.strip() for one in there.split(";")):
        raise SubmissionError(f"«{chosen.reference}» đã có ở số liệu này.")
    text = f"{there}; {chosen.reference}" if there else chosen.reference
    if len(text) > LONGEST:
        raise SubmissionError(
            f"Ghi thêm «{chosen.reference}» thì ô minh chứng dài quá {LONGEST} chữ; hãy rút gọn trước."
        )
    _write(sheet, {slot: text}, f"«{chosen.reference[:40]}» {chosen.origin}" if there else chosen.origin, standing)


def _write(sheet: Sheet, texts: dict[Slot, str], place: str, standing: Standing) -> Saved:
    cells = cells_of(sheet)
    typed = [
        Typed(slot, text, cells[slot].version if slot in cells else 0, place[:255]) for slot, text in texts.items()
    ]
    return save_cells(sheet=sheet, cells=typed, standing=standing, origin=Origin.EARLIER)


def _note(sheet: Sheet, act: str, standing: Standing, after: dict[str, object]) -> None:
    record(
        act=act,
        target=f"submissions.sheet:{sheet.pk}",
        actor=standing.user,
        campaign=sheet.participant.campaign_id,
        after=after,
    )
