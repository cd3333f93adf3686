"""Pages of an office at work beyond one for each view: every tab, faulty text, each state of sheets and of jobs."""

from tests.web.world import World
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.jobs.models import Job
from thidua.office.plans import services
from thidua.office.plans.editing.sections import SECTIONS
from thidua.office.submissions.models import Sheet

Page = tuple[str, str, str, tuple[object, ...]]
"""Who gets there («owner» or «unit»), what the picture is called, the view, what its address names."""
AREAS = ("plans", "sheets", "jobs")


def further_pages(world: World, people: dict[str, User]) -> dict[str, list[Page]]:
    """By the area."""
    return {"plans": _plans(world, people["owner"]), "sheets": _sheets(world), "jobs": _jobs(people["owner"])}


def _plans(world: World, owner: User) -> list[Page]:
    scored = services.start_from_shipped(owner=world.owner, plan_id="xa-huong-lua-2026", by=owner)
    next_year = services.start_from_version(version=world.campaign.plan, years=1, by=owner)
    pages: list[Page] = [("owner", f"draft_section-{slug}", "draft_section", (next_year.pk, slug)) for slug in SECTIONS]
    pages += [("owner", f"draft_section-scored-{slug}", "draft_section", (scored.pk, slug)) for slug in SECTIONS]
    pages += [
        ("owner", f"{name}-next_year", name, (next_year.pk,))
        for name in ("draft_compare", "draft_text", "draft_review")
    ]
    faulty = services.start_from_shipped(owner=world.owner, plan_id="cu-chi-2020", by=owner)
    text = faulty.text.replace("issuer: committee", "issuer: [committee")
    services.save(draft=faulty, text=text, revision=faulty.revision, by=owner)
    names = ("draft_text", "draft_review", "draft_compare", "draft_words")
    return pages + [("owner", f"{name}-faulty", name, (faulty.pk,)) for name in names]


def _sheets(world: World) -> list[Page]:
    pages: list[Page] = []
    of_all = Sheet.objects.filter(participant__campaign=world.campaign)
    for state in of_all.order_by("state").values_list("state", flat=True).distinct():
        first = of_all.filter(state=state).order_by("pk")[0]
        pages += [("owner", f"{name}-{state}", name, (first.pk,)) for name in ("sheet", "sheet_history")]
    pages.append(("owner", "sheet_answer", "sheet_answer", (of_all.filter(state=Sheet.State.SENT)[0].pk,)))
    own = of_all.filter(participant=world.participant)
    return pages + [("unit", f"sheet-{one.key}-{one.state}", "sheet", (one.pk,)) for one in own]


def _jobs(owner: User) -> list[Page]:
    """One in each state: those that are over have a message, the one that runs has come some way."""
    pages: list[Page] = []
    for state in Job.State:
        over = state in (Job.State.DONE, Job.State.FAILED, Job.State.CANCELLED)
        job = Job.objects.create(
            kind="mail.deliver",
            started_by=owner,
            state=state,
            done=3,
            total=12,
            message="Đã gửi 3 thư" if over else "",
            finished_at=clock.now() if over else None,
        )
        pages.append(("owner", f"job-{state}", "job", (job.pk,)))
    return [*pages, ("owner", "jobs-each", "jobs", ())]
