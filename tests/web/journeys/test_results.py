"""The facts of each golden table go through pages to what was published, and come to the table's expected results.

From sheets over records and figures of other bodies, appraisal shared out, accepted, once found otherwise, explained
and reviewed, to results, choices of the council, a frozen version, its publication and what units then see. The figures
of the pages are those of ``thidua evaluate`` on what the installation gives out, before and after the council chose.
Hòa Thành's own table goes this way in Chromium (``tests/browser``); here it is the one with ties.
"""

import csv
import io
import json
import re
import shlex
from datetime import timedelta
from fractions import Fraction
from itertools import cycle
from typing import Any
from zipfile import ZipFile

import pytest
from django.urls import reverse

from tests.catalogue.test_golden import TABLES, unequal
from tests.office.submissions.made import filled
from tests.web.components.drawing import words
from tests.web.journeys.at_a_browser import Somebody, paper_of, scanned
from tests.web.journeys.golden import STARTS, Golden, registered
from thidua.cli import main
from thidua.office import clock
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Way
from thidua.office.organisations.models import Role
from thidua.office.results.models import Row, Snapshot
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.models import Sheet
from thidua.rules.wording.figures import figure
from thidua.rules.wording.results import STATUSES
from thidua.sheets.collate.shown import shown

pytestmark = pytest.mark.slow

IN_CHROMIUM = "hoa-thanh-2018"
NAMES = [table.stem for table in TABLES if table.stem != IN_CHROMIUM]
WHY, AGAIN = "Biên bản làm việc ghi khác.", "Đã xem giải trình, giữ kết quả."
EXPLAINED = "Đơn vị giải trình: có văn bản kèm theo."
PAPER = "45/QĐ-KT"


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES = tmp_path / "files"


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_of_a_golden_table_go_through_pages_to_the_published_results(name, tmp_path, monkeypatch, capsys):
    def recounted() -> dict[str, Any]:
        return _recounted(golden, tmp_path, monkeypatch, capsys)

    with clock.at(STARTS):
        golden = Golden(name)
        golden.launch()
    _register(golden)
    with clock.at(golden.over - timedelta(days=9)):
        golden.record()
    with clock.at(golden.over + timedelta(days=2)):
        golden.supply()
        _assess(golden)
    with clock.at(golden.over + timedelta(days=20)):
        _appraise(golden)
    with clock.at(golden.over + timedelta(days=30)):
        content = recounted()
        assert unequal(_ordered(golden.expected), _ordered(content)) == []
        _pages_say(golden, content)
        chosen = _council_chooses(golden, content, recounted)
        content = recounted()
        assert chosen <= {(one["participant"], one["award"]) for one in content["results"]}
        _pages_say(golden, content)
        _publish(golden, content)


def _register(golden: Golden) -> None:
    """Each participant sends its registration on the day of the golden table, whether that is in time or not."""
    for day, code, _ in registered(golden):
        with clock.at(day):
            sheet = Sheet.objects.get(participant=golden.row(code), key__startswith="registration")
            head = golden.head(code)
            for (form, row, column), text in filled(asked_by(sheet)).items():
                slot, of_a_day = f"{form}|{row}|{column}", column in golden.plan.facts
                said = f"{day:%d/%m/%Y}" if of_a_day else text
                head.send("sheet", sheet.pk, **{f"o|{slot}": said, f"b|{slot}": "0"})
            _send(sheet, head, Way.HEAD)


def _assess(golden: Golden) -> None:
    """Who is asked fills in the self-assessment and sends it in one of the three ways; the officer accepts all."""
    ways, sent = cycle(Way.values), []
    for code in golden.participants:
        sheet = Sheet.objects.filter(participant=golden.row(code), key__startswith="self_assessment").first()
        if sheet is None:
            assert golden.typed(code) == {}
            continue
        way = next(ways)
        sender = golden.officer if way == Way.ENTERED else golden.head(code)
        sender.send("sheet", sheet.pk, **golden.typed(code))
        _send(sheet, sender, way)
        sent.append(sheet.pk)
    golden.officer.send("sheets_accept", golden.key, chon=sent)
    assert Sheet.objects.filter(pk__in=sent).exclude(state=Sheet.State.ACCEPTED).count() == 0


def _send(sheet: Sheet, sender: Somebody, way: str) -> None:
    sheet.refresh_from_db()
    address = f"{reverse('sheet_send', args=[sheet.pk])}?cach={way}"
    sender.send_to(address, revision=sheet.revision, incomplete="on", **paper_of(way))


def _appraise(golden: Golden) -> None:
    """Shared out among two, accepted but for the one claim, which is explained, looked at again and kept."""
    claim, key, plan = golden.claim, golden.key, golden.plan
    assert plan.appraisal is not None
    place = golden.bodies[plan.appraisal.by[0]]
    two = [Somebody(Role.APPRAISER, place) for _ in range(2)]
    subjects = list(subjects_of(plan).values())
    shares = {person: subjects[number::2] for number, person in enumerate(two)}
    for person, share in shares.items():
        golden.officer.send("appraisal_sharing", key, appraiser=person.user.pk, subjects=[one.id for one in share])
    judge = next(one for one, share in shares.items() if any(claim.fact.id in each.facts for each in share))
    unit, row = golden.head(claim.who), golden.row(claim.who)
    _judge(golden, judge, WHY)
    for person, share in shares.items():
        for subject in share:
            person.send("appraisal_accept", key, muc=subject.id)
    assert WHY not in words(unit.read("participant", row.pk))
    golden.officer.send("appraisal_round", key, **_days())
    page = unit.read("explanation", row.pk)
    assert WHY in words(page)
    [judged] = re.findall(r'name="noi-dung-(\d+)"', page)
    unit.send("explanation", row.pk, **{f"noi-dung-{judged}": EXPLAINED})
    assert EXPLAINED in words(judge.read("appraisal_fact", row.pk, claim.fact.id))
    _judge(golden, judge, AGAIN)
    judge.send("appraisal_settle", row.pk)
    golden.officer.send("appraisal_round", key, dong="1")
    settled = words(golden.officer.read("appraisal", key, **{"trang-thai": "settled"}))
    facts = [code for code, one in golden.participants.items() if one.facts]
    assert [code for code in facts if golden.row(code).name not in settled] == []
    assert AGAIN in words(unit.read("explanation", row.pk))


def _days() -> dict[str, str]:
    days = {"last_day": 4, "review_last_day": 8}
    return {name: f"{clock.today() + timedelta(days=more):%d/%m/%Y}" for name, more in days.items()}


def _judge(golden: Golden, person: Somebody, reason: str) -> None:
    """What is so by the golden table is found, with the reason."""
    claim = golden.claim
    keys = golden.row(claim.who).pk, claim.fact.id
    [seen] = re.findall(r'name="seen" value="([^"]*)"', person.read("appraisal_fact", *keys))
    value = golden.participants[claim.who].facts[claim.fact.id].value
    found = shown(golden.plan, claim.fact, value)
    person.send("appraisal_fact", *keys, value=found, reason=reason, seen=seen)


def _recounted(golden: Golden, folder: Any, monkeypatch: Any, capsys: Any) -> dict[str, Any]:
    """What the command line says of the files that the installation gives out."""
    given = golden.officer.client.get(reverse("results_recount", args=[golden.key]))
    with ZipFile(io.BytesIO(given.content)) as archive:
        archive.extractall(folder)
    lines = (folder / "cach-tinh-lai.txt").read_text(encoding="utf-8").splitlines()
    [command] = [one for one in lines if one.startswith("thidua ")]
    monkeypatch.chdir(folder)
    assert main([*shlex.split(command)[1:], "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    content: dict[str, Any] = json.loads(printed.out)
    return content


def _ordered(content: dict[str, Any]) -> dict[str, Any]:
    """The same whatever the order in which participants stand in a table."""
    results = sorted(content["results"], key=lambda one: one["participant"])
    return content | {"results": results}


def _pages_say(golden: Golden, content: dict[str, Any]) -> None:
    """The table of all, and the page of each, say what the command line says."""
    text = golden.officer.client.get(reverse("results_csv", args=[golden.key])).content.decode("utf-8-sig")
    rows = {one["Mã"]: one for one in csv.DictReader(io.StringIO(text))}
    assert rows.keys() == {one["participant"] for one in content["results"]}
    for one in content["results"]:
        assert (one["participant"], _told(golden, rows[one["participant"]])) == (
            one["participant"],
            _wanted(golden, one),
        )
        page = words(golden.officer.read("result", golden.row(one["participant"]).pk))
        if "final" in one:
            assert f"{_figure(one['final'])} điểm" in page
        for award in filter(None, [one["award"]]):
            assert golden.plan.awards[award].label in page


def _told(golden: Golden, row: dict[str, str]) -> dict[str, Any]:
    """What a row of the table says."""
    given = "" if row["Khen thưởng"].startswith("chờ ") else row["Khen thưởng"]
    awards = [name for name, one in golden.plan.awards.items() if one.label in given]
    statuses = [name for name, label in STATUSES.items() if row["Ghi chú"].startswith(label)]
    criteria = golden.plan.rubric.criteria if golden.plan.rubric is not None else {}
    heads = {head.partition(" ")[0]: head for head in row}
    return {
        "rank": row["Hạng"],
        "awards": awards,
        "status": statuses,
        "class": row.get("Xếp loại", ""),
        "figures": [row[head] for head in ("Chỉ tiêu", "Thưởng", "Trừ", "Cuối cùng") if head in row],
        "criteria": {name: row[heads[name]] for name in criteria} if row.get("Cuối cùng") else {},
    }


def _wanted(golden: Golden, one: dict[str, Any]) -> dict[str, Any]:
    """What it has to say by the command line."""
    scored = "final" in one
    figures = [_figure(one[name]) if scored else "" for name in ("criteria_total", "bonus", "penalty", "final")]
    return {
        "rank": str(one.get("rank") or ""),
        "awards": [each["award"] for each in one["awards"] if each["given"]],
        "status": [] if one["status"] == "scored" else [one["status"]],
        "class": one.get("class", {}).get("label", ""),
        "figures": figures if golden.plan.rubric is not None else [],
        "criteria": {name: _figure(points) for name, points in one["criteria"].items()} if scored else {},
    }


def _figure(value: Any) -> str:
    return "–" if value == "not_applicable" else figure(Fraction(str(value)))


def _council_chooses(golden: Golden, content: dict[str, Any], recounted: Any) -> set[tuple[str, str]]:
    """While places are contested nothing is published; then one for each award that a council gives."""
    chosen: set[tuple[str, str]] = set()
    while content["contests"]:
        contest = content["contests"][0]
        chosen.add(_choose(golden, contest["participants"][0], contest["places"][0]))
        content = recounted()
    for name, award in golden.plan.awards.items():
        bounds = [one for one in content["quotas"] if one["award"] == name]
        free = {code for one in bounds if one["given"] < one["places"] for code in one["candidates"]}
        able = [
            one["participant"]
            for one in content["results"]
            if one["award"] is None
            and any(each["award"] == name and each["status"] == "eligible" for each in one["awards"])
            and (not bounds or one["participant"] in free)
        ]
        if award.select == "by_council" and able and award.among is None:
            chosen.add(_choose(golden, able[0], name))
            content = recounted()
    return chosen


def _choose(golden: Golden, code: str, award: str) -> tuple[str, str]:
    minutes = {"number": "9/BB-HĐ", "day": f"{clock.today():%d/%m/%Y}", "reason": "Hội đồng bỏ phiếu"}
    golden.officer.send("results_choose", golden.key, participant=golden.row(code).pk, award=award, **minutes)
    return code, award


def _publish(golden: Golden, content: dict[str, Any]) -> None:
    """Frozen as it is, published under its paper; units then see the list, and the reasons of their own alone."""
    one, other = (golden.row(code) for code in list(golden.participants)[:2])
    head = golden.head(one.code)
    [seen] = re.findall(r'name="seen" value="([^"]*)"', golden.officer.read("results_freeze", golden.key))
    key = golden.officer.send("results_freeze", golden.key, seen=seen)["snapshot"]
    assert head.client.get(reverse("snapshot", args=[key])).status_code == 404
    day = f"{clock.today():%d/%m/%Y}"
    golden.officer.send("snapshot_publish", key, number=PAPER, dated=day, pages=scanned("Quyết định"))
    frozen = json.loads(Snapshot.objects.get(pk=key).content)["evaluation"]
    kept = [{name: each[name] for name in golden.expected["results"][0] if name in each} for each in content["results"]]
    assert unequal(_ordered({"results": kept}), _ordered(frozen)) == []
    assert PAPER in words(head.read("results", golden.key))
    page = words(head.read("snapshot", key))
    assert [each.name for each in golden.campaign.participants.all() if each.name not in page] == []
    rows = {each.participant_id: each.pk for each in Row.objects.filter(snapshot=key)}
    assert head.client.get(reverse("snapshot_row", args=[rows[one.pk]])).status_code == 200
    assert head.client.get(reverse("snapshot_row", args=[rows[other.pk]])).status_code == 404
