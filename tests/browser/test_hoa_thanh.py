"""Hòa Thành in a real browser, from the plan to the published ranking; a failure names its step.

Who takes part and what is known of them is the golden table ``hoa-thanh-2018``. Three units assess themselves on pages,
in the three ways of sending; the other ten, and most of what appraisers accept unchanged, are prepared by the services
in the same database (``hoa_thanh.prepared``), so that the journey stays short.
"""

from datetime import date

import pytest

from tests.browser.hoa_thanh import appraising, beginning, ranking, recording, self_assessing
from tests.browser.hoa_thanh.journey import Journey

pytestmark = pytest.mark.browser
STEPS = (*beginning.STEPS, *recording.STEPS, *self_assessing.STEPS, *appraising.STEPS, *ranking.STEPS)


def test_hoa_thanh_from_the_plan_to_the_published_ranking(served, open_as, tmp_path):
    journey = Journey(served, open_as, tmp_path)
    try:
        for number, step in enumerate(STEPS, 1):
            try:
                step(journey)
            except BaseException as failed:
                failed.add_note(f"Step {number} of {len(STEPS)}: {step.__name__}")
                raise
    finally:
        served.set_day(date.today())
    assert journey.faults == []
