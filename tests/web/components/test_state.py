"""States, last days and progress: words always, colour and shape beside them."""

from datetime import date
from pathlib import Path

import pytest

from tests.web.components.drawing import draw, words
from thidua.office import clock
from thidua.office.campaigns.models import Campaign
from thidua.office.jobs.models import Job
from thidua.office.submissions.models import Review, Sheet
from thidua.web import settings
from thidua.web.components.tags.state import LOOKS

SHAPES = Path(settings.HERE, "static", "icons.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("state", [*Campaign.State, *Sheet.State, *Review.Answer, *Job.State])
def test_every_state_has_words_a_colour_and_a_shape_of_its_own(state):
    made = draw("{% badge state state.label %}", state=state)
    tone, shape = LOOKS[state.value]
    assert words(made) == state.label
    assert f'class="state state-{tone}"' in made
    assert f'<symbol id="{shape}"' in SHAPES


def test_a_state_that_nobody_drew_is_still_said():
    assert words(draw('{% badge "x" "Lạ" %}')) == "Lạ"


@pytest.mark.parametrize(
    ("day", "said", "tone"),
    [
        (date(2026, 6, 30), "30/06/2026 · còn 10 ngày", "plain"),
        (date(2026, 6, 23), "23/06/2026 · còn 3 ngày", "warning"),
        (date(2026, 6, 20), "20/06/2026 · hôm nay là ngày cuối", "warning"),
        (date(2026, 6, 18), "18/06/2026 · quá hạn 2 ngày", "danger"),
    ],
)
def test_a_last_day_is_said_as_its_date_and_what_is_left(day, said, tone):
    with clock.at(date(2026, 6, 20)):
        made = draw("{% due day %}", day=day)
    assert words(made) == said
    assert f"due-{tone}" in made


def test_a_day_of_the_calendar_is_over_and_nobody_late():
    with clock.at(date(2026, 6, 20)):
        assert words(draw("{% due day owed=False %}", day=date(2026, 6, 18))) == "18/06/2026 · đã qua"
        assert words(draw("{% due day owed=False %}", day=date(2026, 6, 22))) == "22/06/2026 · còn 2 ngày"


def test_a_settled_or_missing_last_day_counts_nothing():
    assert words(draw("{% due day done=True %}", day=date(2020, 1, 2))) == "02/01/2020"
    assert words(draw("{% due day %}", day=None)) == "Chưa định ngày"


def test_a_running_job_asks_for_itself_anew_and_can_be_stopped():
    job = Job(pk=1234, state=Job.State.RUNNING, done=3, total=12, message="Đang thu")
    made = draw('{% job_progress job "/viec/1234/" "/viec/1234/dung/" %}', job=job)
    assert 'id="viec-1234" hx-get="/viec/1234/" hx-trigger="every 2s"' in made
    assert '<progress class="bar" aria-label="Tiến độ" max="12" value="3">' in made
    assert 'action="/viec/1234/dung/"' in made
    assert "Đang chạy 3/12 Đang thu" in words(made)


def test_a_finished_job_asks_no_more():
    made = draw(
        '{% job_progress job "/viec/1/" "/viec/1/dung/" %}', job=Job(pk=1, state=Job.State.DONE, message="Xong")
    )
    assert ("hx-get" in made, "<form" in made) == (False, False)
