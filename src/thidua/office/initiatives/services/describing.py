"""What a unit says of its initiative beside the forms: kind, authors, tags, completion, state, evidence."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db import transaction
from django.db.models import Q

from thidua.office.accounts.models import User
from thidua.office.files.models import Attachment
from thidua.office.initiatives.errors import ConflictError, InitiativeError
from thidua.office.initiatives.models import Evidence, Initiative, Kind, Status
from thidua.office.journal.services import record
from thidua.office.organisations.models import Person
from thidua.office.spelling import clean, search_key

MOST_TAGS, MOST_EVIDENCE = 20, 60
_PARTED = re.compile(r"[;\n]|,(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What stands on the page. ``authors`` and ``tags`` are parted by semicolons or commas."""

    kind: str = Kind.UNSAID
    authors: str = ""
    tags: str = ""
    expected_completion: str = ""
    status: str = Status.REGISTERED

    @classmethod
    def of(cls, initiative: Initiative) -> "Details":
        """What stands there now."""
        return cls(
            kind=initiative.kind,
            authors=initiative.authors_as_written,
            tags="; ".join(initiative.tags),
            expected_completion=initiative.expected_completion,
            status=initiative.status,
        )

    def cleaned(self) -> "Details":
        """The same as it is kept. Raises InitiativeError for what cannot be."""
        if self.kind not in Kind.values:
            raise InitiativeError("Không có loại này.", "kind")
        if self.status not in Status.values:
            raise InitiativeError("Không có tình trạng này.", "status")
        tags = parted(self.tags)
        if len(tags) > MOST_TAGS:
            raise InitiativeError(f"Nhiều nhất {MOST_TAGS} từ khóa; đang có {len(tags)}.", "tags")
        authors, expected = clean(self.authors), clean(self.expected_completion)
        if len(authors) > 500:
            raise InitiativeError(f"Tên tác giả dài {len(authors)} chữ; nhiều nhất 500.", "authors")
        if len(expected) > 160:
            raise InitiativeError(f"Dài {len(expected)} chữ; nhiều nhất 160.", "expected_completion")
        return Details(
            kind=self.kind, authors=authors, tags="; ".join(tags), expected_completion=expected, status=self.status
        )


@transaction.atomic
def describe(*, initiative: Initiative, shown: Details, wanted: Details, by: User) -> Initiative:
    """Write what differs between what was ``shown`` and what is ``wanted``; the rest stays as others have written it.

    Raises ConflictError, changing nothing, where somebody else has written something else into one of these fields;
    InitiativeError for what cannot be.
    """
    found = Initiative.objects.select_for_update().get(pk=initiative.pk)
    now, wanted = asdict(Details.of(found)), wanted.cleaned()
    before, after = asdict(shown), asdict(wanted)
    changed = {name: after[name] for name in before if after[name] != before[name] and after[name] != now[name]}
    theirs = {name: now[name] for name in changed if now[name] != before[name]}
    if theirs:
        raise ConflictError(theirs)
    if not changed:
        return found
    for name, value in changed.items():
        if name == "tags":
            found.tags = parted(value)
        else:
            setattr(found, "authors_as_written" if name == "authors" else name, value)
    found.save()
    if "authors" in changed:
        found.authors.set(recognised(found))
    told = {name: value for name, value in changed.items() if name != "authors"}
    personal = {"authors": changed["authors"]} if changed.get("authors") else {}
    _note(found, "describe", by, before={name: now[name] for name in told}, after=told, personal=personal)
    return found


def parted(text: str) -> list[str]:
    """The parts of a list as somebody writes it, each once."""
    found: dict[str, str] = {}
    for part in _PARTED.split(text):
        if kept := clean(part):
            found.setdefault(search_key(kept), kept)
    return list(found.values())


def recognised(initiative: Initiative) -> list[Person]:
    """The authors who are people of the unit: those whose name one person there bears, and no other."""
    names = {search_key(name) for name in parted(initiative.authors_as_written)}
    participant = initiative.participant
    at = Q(organisation=participant.organisation_id) if participant.organisation_id is not None else Q(pk__in=())
    own = Q(pk=participant.person_id) if participant.person_id is not None else Q(pk__in=())
    people = list(Person.objects.filter(at | own, search__in=names).select_related("same_as"))
    by_name: dict[str, set[Person]] = {}
    for one in people:
        by_name.setdefault(one.search, set()).add(one.same_as or one)
    return [one for those in by_name.values() if len(those) == 1 for one in those]


@transaction.atomic
def add_evidence(*, initiative: Initiative, attachments: Sequence[Attachment], by: User) -> list[Evidence]:
    """Put files beside an initiative. Raises InitiativeError where there would be too many."""
    found = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if found.evidence.count() + len(attachments) > MOST_EVIDENCE:
        raise InitiativeError(f"Mỗi sáng kiến có nhiều nhất {MOST_EVIDENCE} tệp minh chứng.", "evidence")
    made = [Evidence.objects.create(initiative=found, attachment=one) for one in attachments]
    _note(found, "add_evidence", by, after={"files": [one.file.sha256 for one in attachments]})
    return made


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: User) -> None:
    """Take a file off; taken off by two at once, it is noted once."""
    gone, _ = Evidence.objects.filter(pk=evidence.pk).delete()
    if gone:
        _note(evidence.initiative, "remove_evidence", by, before={"file": evidence.attachment.file.sha256})


def _note(initiative: Initiative, act: str, by: User, **told: Any) -> None:
    record(
        act=f"initiatives.{act}",
        target=f"initiatives.initiative:{initiative.pk}",
        actor=by,
        campaign=initiative.participant.campaign_id,
        **told,
    )


NAMES = tuple(one.name for one in fields(Details))
"""The fields of a description."""
