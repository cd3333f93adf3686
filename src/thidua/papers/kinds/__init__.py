"""The kinds of papers of a campaign, each in its own file: from a case to one or several descriptions of papers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thidua.papers.kinds import (
    achievement,
    ballots,
    decision,
    forms,
    handing_out,
    letters,
    minutes,
    notice,
    plan_paper,
    proposal,
    recognition,
    reports,
    score_sheets,
    summary_list,
    unit_reports,
)
from thidua.papers.kinds.case import Case, Made


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper: what it is called, and how it is made; none are made where a campaign has no need of it."""

    label: str
    make: Callable[[Case], Iterator[Made]]


KINDS = {
    plan_paper.KIND: Kind("Kế hoạch và phụ lục", plan_paper.make),
    letters.LAUNCH: Kind("Công văn phát động", letters.launch),
    letters.REMINDER: Kind("Công văn đôn đốc", letters.reminder),
    forms.KIND: Kind("Biểu của đơn vị", forms.make),
    unit_reports.KIND: Kind("Báo cáo của đơn vị", unit_reports.make),
    score_sheets.KIND: Kind("Phiếu điểm", score_sheets.make),
    reports.INTERIM: Kind("Báo cáo sơ kết", reports.interim),
    notice.KIND: Kind("Thông báo kết quả", notice.make),
    ballots.BALLOT: Kind("Phiếu bầu", ballots.ballot),
    ballots.COUNTING: Kind("Biên bản kiểm phiếu", ballots.counting),
    minutes.KIND: Kind("Biên bản họp xét", minutes.make),
    proposal.KIND: Kind("Tờ trình và danh sách", proposal.make),
    summary_list.KIND: Kind("Danh sách trích ngang", summary_list.make),
    achievement.KIND: Kind("Báo cáo thành tích", achievement.make),
    recognition.KIND: Kind("Quyết định công nhận sáng kiến", recognition.make),
    decision.KIND: Kind("Quyết định khen thưởng", decision.make),
    handing_out.PAYMENT: Kind("Danh sách chi tiền thưởng", handing_out.payment),
    handing_out.HAND_OVER: Kind("Danh sách trao, nhận", handing_out.hand_over),
    handing_out.INVITATION: Kind("Giấy mời", handing_out.invitation),
    handing_out.PROGRAMME: Kind("Chương trình hội nghị", handing_out.programme),
    reports.FINAL: Kind("Báo cáo tổng kết", reports.final),
}
"""In the order in which a campaign needs them."""
