"""An event in pretalx that is under review, made through pretalx's own models."""

import datetime as dt
import random

from django.db import transaction
from django.utils.timezone import now
from django_scopes import scope, scopes_disabled
from pretalx.event.models import Event, Team
from pretalx.event.utils import create_organiser_with_team
from pretalx.person.models import SpeakerProfile, User
from pretalx.submission.models import Review, Submission, Track

SLUG = "measured"
TRACKS, REVIEWERS = 5, 5
"""As many tracks as the district has groups of units."""


@transaction.atomic
def reviewed_event(proposals, reviews):
    """The organiser of an event with so many proposals and reviews; the event's address is ``SLUG``."""
    organiser = _user("organiser")
    event = _event(organiser)
    with scope(event=event):
        _fill(event, proposals, reviews)
    return organiser


def _user(name):
    return User.objects.create_user(name=name, email=f"{name}@example.org", password=None)


def _event(organiser):
    """An event that is under review: proposals are closed, nothing is decided."""
    company, team = create_organiser_with_team(name="Measured", slug="company", users=[organiser])
    team.can_change_submissions = team.can_change_event_settings = True
    team.all_events = True
    team.save()
    day = now().date() + dt.timedelta(days=60)
    with scopes_disabled():
        event = Event.objects.create(
            name="Measured", slug=SLUG, organiser=company, is_public=True, date_from=day, date_to=day,
            timezone="Asia/Ho_Chi_Minh", email="organiser@example.org", locale="en", locale_array="en",
        )  # fmt: skip
    with scope(event=event):
        event.build_initial_data()
        event.cfp.deadline = now() - dt.timedelta(days=10)
        event.cfp.save()
        for number in range(TRACKS):
            Track.objects.create(event=event, name=f"Track {number}", color="#3aa57c")
        phase = event.review_phases.first()
        phase.start, phase.end = now() - dt.timedelta(days=5), now() + dt.timedelta(days=20)
        phase.save()
        event.update_review_phase()
    return event


def _fill(event, proposals, reviews):
    """Each proposal has a speaker and, in turn, one review more, until there are enough."""
    luck = random.Random(2018)
    tracks, kind = list(event.tracks.all()), event.submission_types.first()
    made = []
    for number in range(proposals):
        speaker = _user(f"speaker-{number:04}")
        SpeakerProfile.objects.create(user=speaker, event=event, biography="Somebody who speaks.")
        proposal = Submission.objects.create(
            event=event, title=f"Proposal {number:04}", submission_type=kind, track=luck.choice(tracks),
            abstract="What it is about.", description="What it is about, at length. " * 10, content_locale="en",
        )  # fmt: skip
        proposal.speakers.add(speaker)
        made.append(proposal)
    team = Team.objects.create(organiser=event.organiser, name="Reviewers", is_reviewer=True, all_events=True)
    people = [_user(f"reviewer-{number}") for number in range(REVIEWERS)]
    team.members.add(*people)
    scores = list(event.score_categories.get().scores.all())
    for number in range(reviews):
        turn, place = divmod(number, proposals)
        review = Review.objects.create(
            submission=made[place], user=people[(place + turn) % REVIEWERS], text="What I think of it."
        )
        review.scores.add(luck.choice(scores))
        review.save(update_score=True)
