"""Certificates from what was decided: one for each award that somebody holds."""

from collections.abc import Iterator
from datetime import date

from thidua.papers.certificates.certificate import CERTIFICATES, FORM_TITLES, AwardForm, Certificate, Decision, Holder
from thidua.papers.kinds.case import DECISION, Case, is_collective
from thidua.papers.kinds.lists import decided_here
from thidua.papers.office_desk import Issuer
from thidua.papers.paper import Day, Signer
from thidua.papers.vietnamese import spelt_out
from thidua.plan.model.awards import Award
from thidua.rules.facts import Participant


def certificates_of(case: Case) -> list[Certificate]:
    """A certificate for each award held, as far as our own office decides it; others make their own.

    They come award by award, collectives first, then people by their names, and take running numbers of the register
    from the first one entered. Their day and who signs them are their own where the office file names these, else the
    decision's.
    """
    made = []
    first, day = case.issued(CERTIFICATES).number, case.issued(CERTIFICATES).day
    for number, (body, award, holder, provisional) in enumerate(_held(case)):
        issuer = case.issuer(body, DECISION)
        head = case.head(DECISION, issuer, None, None, type_="QĐ")
        form = AwardForm(award.form)
        made.append(
            Certificate(
                form,
                spelt_out(award.label) if form is AwardForm.PRIZE else FORM_TITLES[form],
                issuer.head_named,
                _holder(case, holder),
                f"Đã có thành tích xuất sắc trong {case.movement}{case.in_round}",
                head.place or "",
                Decision(head.symbol or "", head.number, head.day),
                None if first is None else first + number,
                Day.of(day) if day is not None else None,
                _signer(case, issuer, day or case.day_of(DECISION)),
                provisional,
                award.id,
            )
        )
    return made


def _signer(case: Case, issuer: Issuer, day: date) -> Signer:
    named = case.desk.names_signer(issuer, CERTIFICATES, day)
    return case.desk.signer(issuer, CERTIFICATES if named else DECISION, day)


def _held(case: Case) -> Iterator[tuple[str, Award, Participant, bool]]:
    for body, awards in decided_here(case, DECISION).items():
        for award in awards:
            for result in case.holders(award.id):
                yield body, award, result.participant, result.provisional


def _holder(case: Case, one: Participant) -> Holder:
    if is_collective(one):
        return Holder(one.shown, reference=one.id)
    known = case.person(one)
    return Holder(one.shown, known.address or "", known.position or "", known.unit or "", one.id)
