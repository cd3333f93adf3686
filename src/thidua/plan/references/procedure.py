"""Councils and what comes before and after a decision: who votes is declared once, and numbers can be reached."""

from collections.abc import Iterator

from thidua.plan.model.awards import Award
from thidua.plan.model.councils import Council, Presence
from thidua.plan.model.papers import Appraisal
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import Ranking
from thidua.plan.problems import hint
from thidua.plan.references.names import Names
from thidua.plan.references.walk import At, Found
from thidua.plan.source import DataPath


def check_procedure(plan: Plan, parts: list[At], names: Names) -> Iterator[Found]:
    """Every council, and every vote that names one."""
    for name, council in plan.councils.items():
        if name in plan.bodies:
            line = plan.bodies[name].line
            message = f"mã «{name}» đã dùng cho một cơ quan (dòng {line}); hãy đặt mã khác cho hội đồng"
            yield ("councils", name), f"{message}, và ghi body: {name}"
        yield from _council(("councils", name), council)
    if plan.appraisal is not None:
        yield from _appraisal(plan.appraisal)
    for path, part in parts:
        if isinstance(part, (Ranking, Award)) and part.vote is not None:
            yield from _vote(plan, (*path, "vote"), part.vote, names)


def _appraisal(appraisal: Appraisal) -> Iterator[Found]:
    for place, version in enumerate(appraisal.prevails):
        if version in appraisal.prevails[:place]:
            yield ("appraisal", "prevails", place), f"nguồn «{version}» đã ghi ở trên"
    if appraisal.second_review is not None and appraisal.explanation is None:
        yield ("appraisal", "second_review"), "thẩm định lại là sau giải trình; thiếu mục «explanation»"
    if appraisal.second_review is not None and appraisal.second_review == appraisal.explanation:
        yield ("appraisal", "second_review"), "hạn thẩm định lại phải là một mốc khác hạn giải trình"


def _vote(plan: Plan, path: DataPath, name: str, names: Names) -> Iterator[Found]:
    if name in plan.councils or name in plan.bodies or {"councils", "bodies"} & names.incomplete:
        return
    yield path, f"không có hội đồng hay cơ quan «{name}»{hint(name, (*plan.councils, *plan.bodies))}"


def _council(path: DataPath, council: Council) -> Iterator[Found]:
    if council.members == 0:
        yield (*path, "members"), "hội đồng phải có thành viên"
    for key in ("quorum", "threshold"):
        needed = getattr(council, key)
        if isinstance(needed, Presence):
            given = [bound for bound in ("at_least", "more_than") if getattr(needed, bound) is not None]
            if len(given) != 1:
                yield (*path, key), "cần đúng một trong: at_least, more_than"
            elif needed.more_than == 1:
                yield (*path, key, "more_than"), "không bao giờ có hơn 100%; viết at_least: 100% nếu phải đủ tất cả"
        elif needed > council.members:
            yield (*path, key), f"cần {needed} nhưng hội đồng chỉ có {council.members} thành viên"
