"""Acts on matters in one line each."""

from datetime import date
from typing import Any

from thidua.office.campaigns.models import Participant
from thidua.office.facts.queries import known
from thidua.office.records.models import Matter, Nature
from thidua.office.records.services.forwarding import forward
from thidua.office.records.services.recording import Happening, record_matter


def recorded(
    run: Any, nature: Nature = Nature.VIOLATION, *, book: str = "conduct", body: str = "office", **more: Any
) -> Matter:
    """Something recorded of the commune on 5 June."""
    told: dict[str, Any] = {
        "participant": run.commune,
        "nature": nature,
        "what": "Cán bộ một cửa vắng mặt trong giờ",
        "happened_on": date(2018, 6, 5),
    } | more
    return record_matter(campaign=run.campaign, book=book, body=body, happening=Happening(**told), by=run.officer)


def complaint(run: Any, **more: Any) -> Matter:
    """A complaint about harassment, by somebody whose name is kept close."""
    return recorded(run, Nature.COMPLAINT, book="harassment", complainant="Trần Thị Mẫu", **more)


def forwarded(run: Any, day: date = date(2018, 6, 5), **more: Any) -> Matter:
    """An item that the portal received and forwarded on the same day."""
    told = Happening(participant=run.commune, nature=Nature.FORWARDED, what="Hỏi về thủ tục đất đai", happened_on=day)
    return forward(
        campaign=run.campaign, book="forwarded_items", body="portal", happening=told, by=run.officer,
        **({"received_on": day} | more),
    )  # fmt: skip


def value_of(participant: Participant, fact: str) -> Any:
    """What is known of a fact; None for nothing."""
    (found,) = [one for one in known(participant.campaign).participants if one.id == participant.code]
    return found.facts[fact].value if fact in found.facts else None
