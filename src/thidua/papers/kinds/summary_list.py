"""The summary list (danh sách trích ngang): landscape, with no more personal data than the form needs."""

from collections.abc import Iterator, Sequence

from thidua.papers.kinds.case import Case, Made, is_collective
from thidua.papers.kinds.lists import NOBODY, NUMBER, awards_of_round, how_many
from thidua.papers.kinds.reasons import points
from thidua.papers.paper import Cell, Column, Gap, Paper, Row, RowKind, Table, Text
from thidua.papers.texts import roman
from thidua.papers.vietnamese import lowered, printed, spelt_out
from thidua.plan.model.awards import Award
from thidua.rules.results import Result

KIND = "trich-ngang"


def make(case: Case) -> Iterator[Made]:
    """One list of everybody who is proposed."""
    yield listed(case, awards_of_round(case))


def listed(case: Case, awards: Sequence[Award]) -> Made:
    """The list of those who are proposed for these awards."""
    body = next((name for award in awards for name in award.proposed_by), case.standing_body)
    issuer = case.issuer(body, KIND)
    subject = f"Trích ngang tập thể, cá nhân đề nghị khen thưởng trong {case.movement}{case.in_round}"
    head = case.head(KIND, issuer, "Danh sách", subject)
    table = summary_table(case, awards)
    return Made(Paper(KIND, head, body=(table,), signers=case.signers(KIND, issuer), landscape=True))


def summary_table(case: Case, awards: Sequence[Award]) -> Table:
    """Award by award: who, position and unit of people, what was achieved."""
    columns = (
        NUMBER,
        Column("Họ và tên, tên tập thể", 6),
        Column("Chức vụ, đơn vị công tác", 6),
        Column("Nhóm", 4),
        Column("Tóm tắt thành tích", 10),
    )
    rows = list(_rows(case, awards))
    return Table(columns, tuple(rows), when_empty=NOBODY if not rows else "")


def _rows(case: Case, awards: Sequence[Award]) -> Iterator[Row]:
    for number, award in enumerate((award for award in awards if case.holders(award.id)), 1):
        holders = case.holders(award.id)
        yield Row((Cell(f"{roman(number)}. {spelt_out(award.label)} ({how_many(holders)})", 5),), RowKind.GROUP)
        for place, result in enumerate(holders, 1):
            group = spelt_out(case.plan.groups[result.participant.group].label)
            name = case.shown(result.participant)
            yield Row((str(place), name, _position(case, result), group, achievement(case, result)))


def _position(case: Case, result: Result) -> Text:
    person = case.person(result.participant)
    known = ", ".join(filter(None, (person.position, person.unit)))
    if known or is_collective(result.participant):
        return known
    return Gap(f"chức vụ, đơn vị công tác của {result.participant.shown}")


def achievement(case: Case, result: Result) -> Text:
    """What the office file says, else the points and what the facts show: the gates passed."""
    person = case.person(result.participant)
    if person.achievement:
        return person.achievement
    said = [f"Đạt {points(result)} điểm"] if points(result) else []
    held = [standing for standing in result.standings if standing.award in result.awards]
    said += list(
        dict.fromkeys(gate.subject.label for standing in held for gate in standing.gates if gate.value is True)
    )
    initiatives = [one.named for one in case.initiatives_of(result.participant) if one.recognised]
    said += [f"Sáng kiến được công nhận: {', '.join(initiatives)}"] if initiatives else []
    said[1:] = map(lowered, said[1:])
    return printed("; ".join(said)) or Gap(f"tóm tắt thành tích của {result.participant.shown}")
