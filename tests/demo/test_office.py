"""The web demo: plans moved to where they are to stand today, and an office that can be opened."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest

from demo.office.ideas import Ideas
from demo.office.names import people, places
from demo.office.plans import moved, shown_text
from demo.office.stages import STAGES, Stage
from tests.web.installation.installed import free_port
from thidua.catalogue import plan_files
from thidua.office.plans.queries import read_texts
from thidua.rules.calendar import calendar_of

ROOT = Path(__file__).parents[2]
DAYS = [date(2026, 11, 20), date(2027, 1, 2), date(2028, 2, 29), date(2026, 7, 15)]


def test_every_plan_of_the_catalogue_has_a_campaign():
    assert sorted(stage.plan for stage in STAGES) == sorted(plan_files())


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.plan)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_today_falls_where_it_is_meant_to(stage: Stage, today: date):
    to = today + timedelta(days=stage.days)
    plan = read_texts(((f"{stage.plan}.yaml", moved(stage.plan, stage.deadline, to)),))
    first = next(one for one in calendar_of(plan) if one.deadline.id == stage.deadline)
    assert (first.last_day, first.round) == (to, next(iter(plan.rounds)))


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.plan)
def test_campaigns_are_of_the_size_that_is_promised(stage: Stage):
    assert 30 <= sum(stage.units.values()) + sum(stage.individuals.values()) <= 300


def test_names_of_places_and_people_are_each_there_once():
    assert len(set(places())) == len(list(places()))
    assert len(set(islice(people(), 1500))) == 1500


@pytest.mark.slow
def test_the_demo_loads_and_every_page_has_something_to_show(tmp_path: Path):
    data = tmp_path / "demo"
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--once", "--data", str(data), "--port", str(free_port())],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Mọi trang đều trả lời."), done.stdout + done.stderr
    looked = subprocess.run(
        [sys.executable, "-m", "tests.demo.looking"],
        cwd=ROOT, env=os.environ | {"THIDUA_DATA": str(data), "DJANGO_SETTINGS_MODULE": "thidua.web.settings"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(looked.stdout)
    assert {name: what for name, what in found.items() if not what} == {}
    assert found["schools"] == 24
    assert found["states of the schools' sheets"] == sorted(["accepted", "draft", "returned", "sent"])
    # So many that somebody looks at them, not so many that nobody does.
    assert 5 <= found["likely doubles"] <= 60


def test_signed_places_are_called_after_flowers_in_all_that_is_shown():
    for stage in STAGES:
        title = read_texts((("p.yaml", shown_text(stage, date(2026, 11, 20))),)).title
        assert stage.here in title
        assert not stage.there or stage.there not in title


def test_names_of_initiatives_are_each_given_once():
    ideas = Ideas()
    fields = {"procedures": 10, "staff": 9}
    given = [name for one in range(4) for those in ideas.of(one, fields, school=False).values() for name in those]
    assert len(given) == len(set(given)) == 76
    assert ideas.of(2, {"finance": 1}, school=False) == ideas.of(2, fields, school=False)


def test_a_folder_that_is_not_the_demos_is_left_alone(tmp_path: Path):
    (tmp_path / "thư").write_text("quan trọng", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--once", "--data", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert (tmp_path / "thư").read_text(encoding="utf-8") == "quan trọng"
