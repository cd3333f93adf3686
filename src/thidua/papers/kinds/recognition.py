"""The decision that recognises initiatives (QĐ), with their list."""

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
    recognition = case.plan.recognition
    if recognition is None and not any(one.recognised for one in case.office.initiatives):
        return
    issuer = case.issuer(case.plan.issuer, KIND)
    named = case.desk.named(recognition.by[-1]) if recognition else "Hội đồng sáng kiến"
    recognised = [one for one in case.office.initiatives if one.recognised]
    how: Text = counted(len(recognised)) if recognised else Gap("số sáng kiến được công nhận")
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
        (_table(case),),
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


def _table(case: Case) -> Table:
    rows: list[Row] = []
    for one in (one for one in case.office.initiatives if one.recognised):
        found = case.evaluation.of(one.by)
        name = case.shown(found.participant) if found else one.by
        field = spelt_out(case.plan.fields[one.field].label) if one.field else ""
        scope: Text = one.scope or Gap(f"phạm vi áp dụng của “{one.name}”")
        rows.append(Row((str(len(rows) + 1), one.name, name, field, scope)))
    columns = (
        NUMBER,
        Column("Tên mô hình, giải pháp, sáng kiến", 8),
        Column("Tập thể, cá nhân", 5),
        Column("Lĩnh vực", 4),
        Column("Phạm vi áp dụng", 4),
    )
    return Table(columns, tuple(rows), when_empty=Gap("danh sách sáng kiến được công nhận") if not rows else "")
