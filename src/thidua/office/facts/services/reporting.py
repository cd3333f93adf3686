"""What a unit says of itself: the facts of a self-assessment, stated as it is sent."""

from collections.abc import Sequence

from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.registering import state_day
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.checking import check
from thidua.office.submissions.facts_checking import values_of
from thidua.office.submissions.facts_table import EVIDENCE
from thidua.office.submissions.models import Cell, Sending, SheetFile
from thidua.office.submissions.models import Origin as OfCell
from thidua.office.submissions.queries.content import texts_sent
from thidua.rules.facts import NOT_APPLICABLE
from thidua.sheets.content import FACTS
from thidua.sheets.layout import REASON


def follow(sending: Sending) -> None:
    """State the facts that a self-assessment says, with reasons and evidence; take back what it leaves out.

    Of a registration its day is stated. A sheet that is returned later takes nothing back: what was said stands until
    the unit sends again, so that nobody who judges it meanwhile looks at nothing. What cannot be read, or cannot be so,
    is not stated.
    """
    asked = asked_by(sending.sheet)
    if asked.registers:
        state_day(sending, asked.plan)
    if asked.facts is None:
        return
    said = _said(sending, asked)
    gone = _gone(sending, asked.facts.part, {one.fact for one in said})
    state(
        stated=[*said, *gone],
        origin=Origin.SELF_REPORTED,
        by=sending.sent_by,
        sending=sending,
        happened_on=sending.happened_on,
    )


def _said(sending: Sending, asked: Asked) -> list[Stated]:
    assert asked.facts is not None
    texts = texts_sent(sending)
    checked = check(asked, texts)
    files: dict[str, list[SheetFile]] = {}
    for file in sending.sheet.files.filter(form=FACTS, removed_at=None).select_related("attachment"):
        files.setdefault(file.row, []).append(file)
    origins = _origins(sending)
    readable = {slot for slot, one in checked.reads.items() if not one.problem}
    return [
        Stated(
            participant=sending.sheet.participant,
            fact=fact,
            part=asked.facts.part,
            value=value,
            reason=texts.get((FACTS, fact, REASON), "") if value is NOT_APPLICABLE else "",
            place=f"Phiếu tự đánh giá gửi ngày {sending.happened_on:%d/%m/%Y}",
            evidence=_proofs(
                texts.get((FACTS, fact, EVIDENCE), "") if (FACTS, fact, EVIDENCE) in readable else "",
                origins.get(fact, ""),
                files.get(fact, ()),
            ),
        )
        for fact, value in values_of(asked.facts, checked.reads).items()
    ]


def _origins(sending: Sending) -> dict[str, str]:
    """Where the papers that prove facts were named before, of those that are cited."""
    cited = Cell.objects.filter(sheet=sending.sheet, form=FACTS, column=EVIDENCE, origin=OfCell.EARLIER)
    return dict(cited.values_list("row", "place"))


def _proofs(reference: str, origin: str, files: Sequence[SheetFile]) -> list[Proof]:
    named = [Proof(reference=" ".join(reference.split()), origin=origin)] if reference.strip() else []
    return [*named, *(Proof(attachment=one.attachment, origin=one.origin) for one in files)]


def _gone(sending: Sending, part: str, said: set[str]) -> list[Stated]:
    """What an earlier sending of the same sheet stated and this one does not."""
    participant = sending.sheet.participant
    before = Version.objects.filter(
        participant=participant, origin=Origin.SELF_REPORTED, part=part, current=True, sending__sheet=sending.sheet
    ).exclude(value="")
    names = before.exclude(fact__in=said).values_list("fact", flat=True)
    return [Stated(participant=participant, fact=name, part=part, value=None) for name in names]
