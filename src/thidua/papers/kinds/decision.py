"""The decision (QĐ) that gives awards: with its bases, the list and the money."""

from collections.abc import Iterator, Sequence
from functools import partial

from thidua.papers.kinds.basis import bases, proposed_by
from thidua.papers.kinds.case import DECISION, Case, Made
from thidua.papers.kinds.lists import NOBODY, award_table, decided_here, how_many, in_full, total_money, whom
from thidua.papers.office_desk import Issuer
from thidua.papers.paper import Appendix, Article, Block, Centred, Gap, Paper, Point, Text, joined
from thidua.papers.texts import accompanying
from thidua.papers.vietnamese import lowered, spelt_out, upper_first
from thidua.plan.model.awards import Award

KIND = DECISION


def make(case: Case) -> Iterator[Made]:
    """One decision for each of our office's heads who decides."""
    for body, awards in decided_here(case, DECISION).items():
        yield Made(_decision(case, body, awards))


def _decision(case: Case, body: str, awards: Sequence[Award]) -> Paper:
    issuer = case.issuer(body, DECISION)
    given = [award for award in awards if case.holders(award.id)]
    named = " và ".join(dict.fromkeys(_kind_of(award) for award in given or awards))
    subject = f"Về việc tặng {named} trong {case.movement}{case.in_round}"
    head = case.head(DECISION, issuer, "Quyết định", subject, type_="QĐ")
    return Paper(
        DECISION,
        head,
        body=tuple(_body(case, issuer, awards, given)),
        signers=case.signers(DECISION, issuer),
        recipients=("Như Điều 3", *_proposing(case, awards), f"Lưu: {issuer.archive}"),
        appendices=(
            Appendix(
                f"Danh sách tập thể, cá nhân được tặng {named}",
                (award_table(case, given or awards),),
                attached=accompanying(head, issuer.head_named),
            ),
        ),
    )


def _body(case: Case, issuer: Issuer, awards: Sequence[Award], given: Sequence[Award]) -> Iterator[Block]:
    proposer = next((name for award in awards for name in award.proposed_by), case.standing_body)
    head = issuer.head_named
    yield Centred(head)
    yield bases(case, DECISION, proposed_by(case, proposer, DECISION))
    yield Centred("Quyết định:")
    holders = [result for award in given for result in case.holders(award.id)]
    reason = f"đã có thành tích trong {case.movement}{case.in_round}"
    if not given:
        yield Article(text=joined("Tặng thưởng cho ", NOBODY, f" {reason} (có danh sách kèm theo)."))
    elif len(given) == 1:
        yield Article(text=f"Tặng {_label(given[0])} cho {_holders(case, given[0])} {reason} (có danh sách kèm theo).")
    else:
        yield Article(text=f"Tặng thưởng cho các {whom(holders)} {reason} (có danh sách kèm theo), gồm:")
        for award in given:
            yield Point(f"{upper_first(_label(award))}: {_holders(case, award)}{'.' if award is given[-1] else ';'}")
    yield Article(text=_money(case, given))
    yield Article(text=_carried_out(case, proposer))


def _money(case: Case, given: Sequence[Award]) -> Text:
    if all(award.money is None for award in given):
        return "Tập thể, cá nhân có tên tại Điều 1 được hưởng quyền lợi theo quy định về thi đua, khen thưởng."
    total = total_money(case, given)
    said = in_full(total) if total is not None else Gap("tổng số tiền thưởng: cần ngày ký quyết định")
    return joined(
        "Mức tiền thưởng kèm theo ghi tại danh sách; tổng số tiền thưởng là ",
        said,
        ", chi từ quỹ thi đua, khen thưởng theo quy định.",
    )


def _carried_out(case: Case, proposer: str) -> str:
    bodies = ", ".join(dict.fromkeys((_named(case, case.standing_body), _named(case, proposer))))
    return (
        f"{bodies}, các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành"
        f" Quyết định này."
    )


def _named(case: Case, body: str) -> str:
    return case.issuer(body, DECISION).name


def _proposing(case: Case, awards: Sequence[Award]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(partial(_named, case), (name for award in awards for name in award.proposed_by))))


def _holders(case: Case, award: Award) -> str:
    return how_many(case.holders(award.id))


def _kind_of(award: Award) -> str:
    return {"commendation": "Giấy khen", "merit_certificate": "Bằng khen", "prize": "giải thưởng"}[award.form]


def _label(award: Award) -> str:
    return spelt_out(award.label) if award.form != "prize" else lowered(spelt_out(award.label))
