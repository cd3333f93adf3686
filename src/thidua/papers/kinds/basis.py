"""The legal bases of a paper: laws in force on its day, what the plan cites, the plan itself, who proposes."""

import re

from thidua.papers.kinds.case import Case
from thidua.papers.paper import Bases, Day, Gap, Text, joined
from thidua.papers.powers import Citation, citations, powers
from thidua.papers.texts import day_words
from thidua.papers.vietnamese import lowered, spelt_out
from thidua.plan.laws import laws
from thidua.plan.model.text import LegalBasis

_TYPES = (
    ("NĐ", "Nghị định"), ("NQ", "Nghị quyết"), ("TTLT", "Thông tư liên tịch"), ("TTr", "Tờ trình"), ("TT", "Thông tư"),
    ("QĐ", "Quyết định"), ("KH", "Kế hoạch"), ("CT", "Chỉ thị"), ("HD", "Hướng dẫn"), ("TB", "Thông báo"),
    ("QH", "Luật"), ("CTr", "Chương trình"), ("KL", "Kết luận"),
)  # fmt: skip
_DIRECT = ("Quy định", "Hướng dẫn", "Sửa đổi", "Phân cấp", "Phân quyền", "Giao ", "Ban hành", "Phê duyệt")


def bases(case: Case, kind: str, *last: Text) -> Bases:
    """The căn cứ of a paper, ``last`` behind the plan."""
    day = case.day_of(kind)
    cited = citations(kind, day)
    known = {one.law for one in cited}
    lines: list[Text] = [_law(one) for one in cited]
    lines += [_cited(one) for one in case.plan.bases if one.number not in known and _in_force(one, case, kind)]
    return Bases((*lines, joined("Căn cứ ", case.cited_plan), *last))


def plan_bases(case: Case) -> Bases:
    """What the plan itself cites, as it cites it."""
    return Bases(tuple(_cited(one) for one in case.plan.bases))


def proposed_by(case: Case, body: str, kind: str) -> Text:
    """``Theo đề nghị của …``, with the proposal's number and day where they are entered."""
    proposal = case.issued("to-trinh")
    issuer = case.issuer(body, "to-trinh")
    if proposal.number is None or proposal.day is None:
        return f"Theo đề nghị của {issuer.name}"
    symbol = f"TTr-{issuer.symbol}" if issuer.symbol else "TTr"
    numbered = f"Tờ trình số {proposal.number:02}/{symbol} {day_words(Day.of(proposal.day))}"
    return f"Theo đề nghị của {issuer.name} tại {numbered}"


def _in_force(one: LegalBasis, case: Case, kind: str) -> bool:
    """Papers that the dated table does not know are taken as in force."""
    law = laws().get(one.number)
    return law is None or law.in_force_on(case.day_of(kind))


def _law(one: Citation) -> Text:
    day: Text = day_words(Day.of(one.issued)) if one.issued else Gap(f"ngày ban hành {one.law}")
    if one.issuer is None:
        return joined(f"Căn cứ {one.as_} ", day)
    return f"Căn cứ {one.as_} số {one.law} {day} của {one.issuer} {one.about}"


def _cited(one: LegalBasis) -> Text:
    """``Căn cứ Quyết định số 644/QĐ-UBND ngày … của … về …``."""
    known = next((law for law in powers().citations if law.law == one.number), None)
    if known is not None:
        return _law(known)
    if one.number.rpartition("/")[2].startswith("QH"):
        named = one.label if one.label.startswith("Luật") else f"Luật về {lowered(one.label)}"
        return joined("Căn cứ ", named, " ", _day(one))
    about = lowered(spelt_out(one.label))
    type_ = _type(one.number)
    if not one.label.startswith(_DIRECT):
        about = f"về {about.removeprefix('kế hoạch ') if type_ == 'Kế hoạch' else about}"
    issuer = f" của {spelt_out(one.issuer)}" if one.issuer else ""
    return joined(f"Căn cứ {type_} số {one.number} ", _day(one), f"{issuer} {about}")


def _day(one: LegalBasis) -> Text:
    return day_words(Day.of(one.issued)) if one.issued else Gap(f"ngày ban hành {one.number}")


def _type(number: str) -> str:
    """The kind of a paper by its symbol."""
    signs = re.findall(r"[A-ZĐa-zđ]+", number)
    return next(
        (named for sign in signs for short, named in _TYPES if sign == short or _is_law(sign, short)), "Văn bản"
    )


def _is_law(sign: str, short: str) -> bool:
    return short == "QH" and sign.startswith("QH")
