"""The text itself: its head, clauses, readings, bases, what it announces, objectives, contents, recipients."""

from collections.abc import Iterator

from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import Speech, label
from thidua.in_words.told import Item, Row, Say, some
from thidua.plan.model.amendment import Amendment
from thidua.plan.model.text import Announced, Document, LegalBasis, Objective
from thidua.rules.wording.figures import day, figure

COUNTED = {
    "objectives": "mục tiêu",
    "fields": "lĩnh vực",
    "phases": "giai đoạn",
    "groups": "nhóm dự thi",
    "criteria": "chỉ tiêu",
    "points": "tổng điểm chuẩn",
    "places": "số chỗ khen thưởng",
}


def head(speech: Speech) -> Iterator[Item]:
    """Title, number, day, who issues and signs."""
    plan = speech.plan
    yield Item(
        ("head",),
        "Văn bản",
        plan.title,
        some(
            Say("Mã", plan.id),
            Say("Chủ đề", plan.theme or ""),
            Say("Cơ quan ban hành", speech.body(plan.issuer)),
            Say("Số, ký hiệu", plan.number or "văn bản không có"),
            Say("Ngày ban hành", day(plan.issued) if plan.issued else "văn bản không có"),
            Say("Khối chữ ký", " / ".join(plan.signer)),
            Say("Mở rộng kế hoạch", plan.extends),
            Say("Được sửa đổi bởi", "", tuple(_amended(one) for one in plan.amendments)),
        ),
        plan.clause,
    )


def _amended(paper: Amendment) -> Row:
    """A regulation that is read together with the plan."""
    number = f"{paper.number}, " if paper.number is not None else ""
    return Row(f"{number}{paper.title}", f"áp dụng từ {day(paper.from_)}")


def clauses(speech: Speech) -> Iterator[Item]:
    """The clauses, for comparing; a page shows them as its headings."""
    for clause in speech.plan.clauses.values():
        says = some(Say("Không phải làm gì vì", clause.no_support or ""))
        yield Item(("clauses", clause.id), "Điều khoản", f"{clause.spoken}: {clause.label}", says, part=clause)


def readings(speech: Speech) -> Iterator[Item]:
    """How gaps and contradictions are read."""
    for reading in speech.plan.readings.values():
        says = some(
            Say("Văn bản", reading.problem),
            Say("Hiểu là", reading.reading),
            Say("Giải quyết phát hiện", ", ".join(reading.covers)),
        )
        yield Item(("readings", reading.id), "Cách hiểu", reading.id, says, reading.clause, part=reading)


def bases(speech: Speech) -> Iterator[Item]:
    """Papers that the plan cites."""
    for basis in speech.plan.bases:
        yield Item(("bases", basis.number), "Căn cứ", f"{basis.number}: {basis.label}", _basis(basis), basis.clause,
                   part=basis)  # fmt: skip


def _basis(basis: LegalBasis) -> tuple[Say, ...]:
    return some(
        Say("Ngày ban hành", day(basis.issued) if basis.issued else ""),
        Say("Cơ quan ban hành", basis.issuer or ""),
    )


def documents(speech: Speech) -> Iterator[Item]:
    """Papers that belong to the campaign."""
    for document in speech.plan.documents.values():
        yield item_of("documents", "Văn bản liên quan", document, _document(speech, document))


def _document(speech: Speech, document: Document) -> tuple[Say, ...]:
    return some(
        Say("Số, ký hiệu", document.number or ""),
        Say("Ngày ban hành", day(document.issued) if document.issued else ""),
        Say("Cơ quan ban hành", speech.body(document.issuer) if document.issuer else ""),
    )


def announced(speech: Speech) -> Iterator[Item]:
    """Numbers that the text states."""
    for number in speech.plan.announced:
        key = (number.of, number.award or "", number.kind or "", *number.rounds)
        yield Item(("announced", *key), "Con số văn bản nêu", _counted(speech, number),
                   (Say("Văn bản nêu", figure(number.number)),), number.clause, part=number)  # fmt: skip


def _counted(speech: Speech, number: Announced) -> str:
    said = [COUNTED.get(number.of, number.of)]
    if number.award is not None:
        said.append(f"«{label(speech.plan.awards, number.award)}»")
    if number.kind is not None:
        said.append(f"cho {speech.kinds([number.kind])}")
    if number.rounds:
        said.append(f"các đợt {speech.labels(speech.plan.rounds, number.rounds)}")
    return " ".join(said)


def objectives(speech: Speech) -> Iterator[Item]:
    """What the campaign wants to reach."""
    for objective in speech.plan.objectives.values():
        yield item_of("objectives", "Mục tiêu", objective, _objective(objective))


def _objective(objective: Objective) -> tuple[Say, ...]:
    return some(
        Say("Đơn vị tính", objective.unit or ""),
        Say("Mức ban đầu", figure(objective.baseline) if objective.baseline is not None else ""),
        Say("Mức phấn đấu", figure(objective.target) if objective.target is not None else ""),
    )


def contents(speech: Speech) -> Iterator[Item]:
    """What is competed in."""
    for content in speech.plan.contents.values():
        yield item_of("contents", "Nội dung thi đua", content)


def fields(speech: Speech) -> Iterator[Item]:
    """Fields of the reform."""
    for field in speech.plan.fields.values():
        yield item_of("fields", "Lĩnh vực", field)


def recipients(speech: Speech) -> Iterator[Item]:
    """To whom the text is sent; it stands at the clause of that name, if there is one."""
    plan = speech.plan
    if plan.recipients:
        rows = tuple(Row(name) for name in plan.recipients)
        at = tuple(name for name in plan.clauses if name.casefold() == "nơi nhận")
        yield Item(("recipients",), "Nơi nhận", "", (Say("Gửi", f"{len(rows)} nơi", rows),), at)
