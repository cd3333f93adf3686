"""The web demo: plans moved to where they are to stand today, and an office that can be opened."""

import subprocess
import sys
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest

from demo.office.names import people, places
from demo.office.plans import moved
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
def test_the_demo_loads_and_every_role_opens_its_pages(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--once", "--data", str(tmp_path / "demo"), "--port", str(free_port())],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Mọi trang đều trả lời."), done.stdout + done.stderr


def test_a_folder_that_is_not_the_demos_is_left_alone(tmp_path: Path):
    (tmp_path / "thư").write_text("quan trọng", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--once", "--data", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert (tmp_path / "thư").read_text(encoding="utf-8") == "quan trọng"
