"""A unit of Hòa Thành that says of one fact what a PDF proves, and somebody who appraises it."""

from django.urls import reverse

from tests.office.appraisals.made import LATE, appraised, appraiser_at, said_of
from tests.papers.dossier.pdfs import pdf
from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.files.services.keeping import keep


def judging() -> dict[str, str]:
    """Who appraises, the page of the fact and that of the unit."""
    campaign, place = appraised()
    unit = campaign.participants.exclude(facts=None)[0]
    assert unit.organisation is not None, "each has one"
    paper = keep(pieces=[pdf("Sổ theo dõi")], name="so-theo-doi.pdf", owner=unit.organisation, by=None)
    stated = Stated(participant=unit, fact=LATE, value=int(said_of(unit)), evidence=[Proof(attachment=paper)])
    state(stated=[stated], origin=Origin.SELF_REPORTED, by=None)
    return {
        "username": appraiser_at(place).username,
        "fact": reverse("appraisal_fact", args=[unit.pk, LATE]),
        "unit": reverse("appraisal_of", args=[unit.pk]),
    }
