"""What is given out to recount results: the command line comes to what the page shows."""

import csv
import io
import json
import shlex
from datetime import date
from zipfile import ZipFile

import pytest
from django.urls import reverse

from tests.office.made import user_with
from tests.office.results.made import tied
from tests.web.pages.signed_in import browser
from thidua.cli import main
from thidua.office.campaigns.models import Change
from thidua.office.organisations.models import Role
from thidua.office.results.services.choosing import Minutes, choose
from thidua.office.results.services.working_out import up_to_date


@pytest.fixture
def started():
    return tied()


@pytest.fixture
def officer(started):
    return browser(user_with(Role.OFFICER, at=started.owner))


def _recounted(officer, started, folder, monkeypatch, capsys):
    """What the command of the file says, run where the file was unpacked."""
    answer = officer.get(reverse("results_recount", args=[started.pk]))
    with ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(folder)
    [line] = [
        one for one in (folder / "cach-tinh-lai.txt").read_text("utf-8").splitlines() if one.startswith("thidua ")
    ]
    monkeypatch.chdir(folder)
    assert main([*shlex.split(line)[1:], "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return json.loads(printed.out)


def test_the_command_on_the_files_given_out_comes_to_the_ranking(started, officer, tmp_path, monkeypatch, capsys):
    found = _recounted(officer, started, tmp_path, monkeypatch, capsys)
    rows = up_to_date(started).rows.all()
    assert {one["participant"]: (one["rank"], str(one["final"])) for one in found["results"]} == {
        one.code: (one.rank, one.final) for one in rows
    }
    assert (found["round"], found["contests"] != [], (tmp_path / "lua-chon.csv").exists()) == (
        started.round,
        True,
        False,
    )


def test_points_in_the_table_are_said_as_on_the_page(started, officer):
    row = up_to_date(started).rows.get(code="A")
    row.points |= {"1.1": "19/2", "1.2": "not_applicable"}
    row.save()
    given = officer.get(reverse("results_csv", args=[started.pk])).content.decode("utf-8-sig")
    [line] = [one for one in csv.DictReader(io.StringIO(given)) if one["Mã"] == "A"]
    assert [text for head, text in line.items() if head.startswith(("1.1 ", "1.2 "))] == ["9,5", "–"]


def test_choices_of_councils_and_notices_go_along(started, officer, tmp_path, monkeypatch, capsys):
    contest = up_to_date(started).summary["contests"][0]
    code, award = contest["participants"][0], contest["places"][0]
    minutes = Minutes(number="3/BB", day=date(2019, 1, 5), reason="Nhiều sáng kiến,\r\nđược nhân rộng")
    choose(participant=started.participants.get(code=code), award=award, minutes=minutes, by=None)
    Change.objects.create(
        campaign=started, kind=Change.Kind.EXTENSION, deadline="self_assessment", day=date(2019, 1, 9), number="4/TB",
        reason="Lùi hạn", happened_on=date(2019, 1, 2),
    )  # fmt: skip
    found = _recounted(officer, started, tmp_path, monkeypatch, capsys)
    assert [one["deadline"] for one in found["notices"]] == ["self_assessment"]
    assert {one["participant"]: one["award"] for one in found["results"] if one["award"]} == {
        one.code: one.awards[0] for one in up_to_date(started).rows.all() if one.awards
    }
    assert code in {one["participant"] for one in found["results"] if one["award"] == award}
