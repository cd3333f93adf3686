"""Pages of appraisal and results with 500 participants under a full rubric, on SQLite, and how soon a change is seen.

Queries are counted in this process, of the same pages with a tenth of the participants and with all: they must be as
many. What is seen after a change is held against what the rules say of the same facts.
"""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from django.db import connection
from django.test import Client as InProcess
from django.test.utils import CaptureQueriesContext

from benchmarks.web_asking import Client, p50
from benchmarks.web_data import session_of
from benchmarks.web_office import served
from benchmarks.web_results_data import CHANGED, Appraised, appraised_campaign
from thidua.office.appraisals.queries.lines import lines_of
from thidua.office.campaigns.models import Participant
from thidua.office.facts.queries import known
from thidua.office.plans.queries import plan_of
from thidua.rules.evaluation import evaluate
from thidua.web.pages.results.figures import shown

AIM, QUERIES, SEEN_WITHIN = 0.15, 20, 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what it is, its address, whose session asks."""

    what: str
    address: str
    session: str


def measure(count: int, times: int, changes: int) -> None:
    """Print each page's median and queries, and how long changes took to be seen; RuntimeError where an aim fails
    that hangs on no machine.
    """
    appraised = appraised_campaign(count)
    pages = pages_of(appraised)
    with served() as address:
        # The server has collected the static files that pages name.
        few, all_of_them = _queries_with(appraised, pages, max(count // 10, 1)), _queries(pages)
        for page in pages:
            seconds = p50(Client(address, page.session), page.address, times)
            print(
                f"SQLite, {count} participants, {page.what}: {seconds * 1000:.0f} ms (aim: under {AIM * 1000:.0f}), "
                f"{all_of_them[page.what]} queries (aim: at most {QUERIES})",
                flush=True,
            )
        if few != all_of_them or max(all_of_them.values()) > QUERIES:
            raise RuntimeError(f"queries with {count // 10} participants {few}, with {count} {all_of_them}")
        taken = _changes(appraised, Client(address, session_of(appraised.officer)), changes)
    print(
        f"SQLite, {count} participants, a changed fact is in the ranking: median {median(taken):.2f} s, "
        f"worst of {changes} {max(taken):.2f} s (aim: within {SEEN_WITHIN:.0f})",
        flush=True,
    )


def pages_of(appraised: Appraised) -> Sequence[Page]:
    """What appraisers, the standing body and a unit look at."""
    campaign, unit = f"/phong-trao/{appraised.campaign.pk}", f"/phong-trao/doi-tuong/{appraised.unit.pk}"
    officer, head = session_of(appraised.officer), session_of(appraised.head)
    return (
        Page("appraisal table", f"{campaign}/tham-dinh/", officer),
        Page("per-criterion page of appraisal", f"{campaign}/tham-dinh/muc/1.1/", officer),
        Page("appraisal of one participant", f"{unit}/tham-dinh/", officer),
        Page("ranking", f"{campaign}/ket-qua/", officer),
        Page("points criterion by criterion", f"{campaign}/ket-qua/chi-tieu/", officer),
        Page("charts", f"{campaign}/ket-qua/bieu-do/", officer),
        Page("reasons of one participant", f"{unit}/ket-qua/", officer),
        Page("a unit's own results", f"{campaign}/ket-qua/", head),
        Page("a unit's own reasons", f"{unit}/ket-qua/", head),
    )


def _queries_with(appraised: Appraised, pages: Sequence[Page], count: int) -> Mapping[str, int]:
    """The queries of each page while no more than so many take part."""
    stay = [appraised.unit.pk, *appraised.campaign.participants.values_list("pk", flat=True)][:count]
    others = appraised.campaign.participants.exclude(pk__in=stay)
    there = list(others.filter(left_on=None).values_list("pk", flat=True))
    others.filter(pk__in=there).update(left_on=appraised.campaign.launched_on)
    found = _queries(pages)
    Participant.objects.filter(pk__in=there).update(left_on=None)
    return found


def _queries(pages: Sequence[Page]) -> Mapping[str, int]:
    """The queries of each page, the second time that it is asked for."""
    found = {}
    for page in pages:
        browser = InProcess(SERVER_NAME="127.0.0.1")
        browser.cookies["sessionid"] = page.session
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                if (status := browser.get(page.address).status_code) != 200:
                    raise RuntimeError(f"{page.address} answered {status}")
        found[page.what] = len(captured)
    return found


def _changes(appraised: Appraised, client: Client, times: int) -> list[float]:
    """The seconds from sending a judgement over HTTP until a ranking that shows its total has been read."""
    rows = list(appraised.campaign.participants.filter(kind="collective").order_by("pk")[:times])
    return [_change(appraised, client, row) for row in rows * (times // len(rows) + 1)][:times]


def _change(appraised: Appraised, client: Client, row: Participant) -> float:
    """Find one late reply more than before."""
    value, before, after = _foreseen(appraised, row)
    (line,) = [one for one in lines_of(appraised.campaign, [row]).lines[row.pk] if one.fact.id == CHANGED]
    page = f"/phong-trao/{appraised.campaign.pk}/ket-qua/?tim={row.code}"
    if (seen := _final(client, page, row)) != before:
        raise RuntimeError(f"{row.code} has {seen} and not {before}")
    fields = {"value": str(value), "reason": "Theo sổ của Văn phòng", "seen": line.mark}
    connection.close()
    began = time.perf_counter()
    status, _ = client.ask(f"/phong-trao/doi-tuong/{row.pk}/tham-dinh/{CHANGED}/", fields)
    if status != 302:
        raise RuntimeError(f"a judgement was answered with {status}")
    while (seen := _final(client, page, row)) != after:
        if time.perf_counter() - began > 30:
            raise RuntimeError(f"{row.code} has {seen} and not {after}")
    return time.perf_counter() - began


def _foreseen(appraised: Appraised, row: Participant) -> tuple[int, str, str]:
    """One late reply more than is known, the total as it is, and the total that the rules say it comes to."""
    campaign, everybody = appraised.campaign, known(appraised.campaign).participants
    (own,) = [one for one in everybody if one.id == row.code]
    given = own.facts[CHANGED]
    assert isinstance(given.value, int)
    changed = replace(own, facts={**own.facts, CHANGED: replace(given, value=given.value + 1)})
    totals = []
    for one in (own, changed):
        score = evaluate(plan_of(campaign.plan), [one], campaign.round).results[0].score
        assert score is not None
        totals.append(shown(str(score.final)))
    return given.value + 1, totals[0], totals[1]


def _final(client: Client, page: str, row: Participant) -> str:
    """The total of a participant as the ranking shows it."""
    status, _, body = client.read(page)
    found = re.search(rf'href="/phong-trao/doi-tuong/{row.pk}/ket-qua/#tong">([^<]*)<', body)
    if status != 200 or found is None:
        raise RuntimeError(f"{page} answered {status} without {row.code}")
    return found[1]
