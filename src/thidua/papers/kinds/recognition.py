"""The decision that recognises initiatives (QĐ), with their list."""

from collections import Counter
from collections.abc import Iterator

from thidua.papers.kinds.basis import bases
from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.paper import Appendix, Article, Block, Centred, Column, Gap, Paper, Row, Table, Text, joined
from thidua.papers.texts import accompanying
from thidua.papers.vietnamese import counted, spelt_out

KIND = "cong-nhan-sang-kien"


def make(case: Case) -> Iterator[Made]:
    """One decision, where the plan has initiatives recognised or the office file names some."""
    rows = _rows(case)
    if case.plan.recognition is None and not rows:
        return
    body_, council = deciding(case)
    issuer = case.issuer(body_, KIND)
    named = case.desk.named(council) if council else "Hội đồng sáng kiến"
    number = recognised_in_all(case)
    how: Text = counted(number) if number else Gap("số sáng kiến được công nhận")
    subject = f"Về việc công nhận mô hình, giải pháp, sáng kiến trong {case.movement}{case.in_round}"
    head = case.head(KIND, issuer, "Quyết định", subject, type_="QĐ")
    body: tuple[Block, ...] = (
        Centred(issuer.head_named),
        bases(case, KIND, f"Theo đề nghị của {named}"),
        Centred("Quyết định:"),
        Article(
            text=joined(
                "Công nhận ",
                how,
                f" mô hình, giải pháp, sáng kiến trong {case.movement}{case.in_round} (có danh sách kèm theo).",
            )
        ),
        Article(text="Mô hình, giải pháp, sáng kiến được công nhận là căn cứ xét khen thưởng theo kế hoạch."),
        Article(
            text=f"{named}, các cơ quan, đơn vị liên quan và tác giả có tên trong danh sách chịu trách nhiệm thi hành"
            f" Quyết định này."
        ),
    )
    appendix = Appendix(
        "Danh sách mô hình, giải pháp, sáng kiến được công nhận",
        (_table(rows),),
        attached=accompanying(head, issuer.head_named),
    )
    yield Made(
        Paper(
            KIND,
            head,
            body=body,
            signers=case.signers(KIND, issuer),
            recipients=("Như Điều 3", f"Lưu: {issuer.archive}"),
            appendices=(appendix,),
        )
    )


def deciding(case: Case) -> tuple[str, str | None]:
    """Who recognises and which council proposes it, by the plan.

    Where the plan names only a council or nobody, the head of the plan's office decides, as the dated powers have it.
    """
    named = case.plan.recognition.by if case.plan.recognition is not None else ()
    councils = [body for body in named if _is_council(case, body)]
    offices = [body for body in named if body not in councils]
    return next(iter(offices), case.plan.issuer), next(iter(councils), None)


def recognised_in_all(case: Case) -> int:
    """How many were recognised: by name, or by the figures where these say more."""
    return sum(max(known, counted_) for known, counted_ in _by_participant(case).values())


def _is_council(case: Case, body: str) -> bool:
    return case.desk.named(body).startswith("Hội đồng")


def _by_participant(case: Case) -> dict[str, tuple[int, int]]:
    """By participant: how many are known by name, and how many the facts count."""
    named = Counter(one.by for one in case.initiatives if one.recognised)
    feeds = case.plan.recognition.feeds if case.plan.recognition is not None else ()
    found = {code: (number, 0) for code, number in named.items()}
    for result in case.evaluation.results:
        given = [result.participant.facts[name].value for name in feeds if name in result.participant.facts]
        count = sum(value for value in given if isinstance(value, int) and not isinstance(value, bool))
        if count:
            found[result.participant.id] = named[result.participant.id], count
    return found


def _rows(case: Case) -> list[Row]:
    """Those known by name, then for everybody of whom the figures count more how many names are lacking."""
    lines: list[tuple[Text, ...]] = []
    for one in (one for one in case.initiatives if one.recognised):
        field = spelt_out(case.plan.fields[one.field].label) if one.field else ""
        lines.append((one.named, _shown(case, one.by), field, one.scope or Gap(f"phạm vi áp dụng của “{one.name}”")))
    for code, (known, count) in _by_participant(case).items():
        if count > known:
            whose = _shown(case, code)
            lines.append((Gap(f"tên {counted(count - known)} sáng kiến được công nhận của {whose}"), whose, "", ""))
    return [Row((str(number), *line)) for number, line in enumerate(lines, 1)]


def _shown(case: Case, code: str) -> str:
    found = case.evaluation.of(code)
    return case.shown(found.participant) if found else code


def _table(rows: list[Row]) -> Table:
    columns = (
        NUMBER,
        Column("Tên mô hình, giải pháp, sáng kiến", 8),
        Column("Tập thể, cá nhân", 5),
        Column("Lĩnh vực", 4),
        Column("Phạm vi áp dụng", 4),
    )
    return Table(columns, tuple(rows), when_empty=Gap("danh sách sáng kiến được công nhận") if not rows else "")
