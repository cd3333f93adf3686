"""Adopting a plan: from then on its text never changes."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.journal.services import record
from thidua.office.organisations.models import Organisation
from thidua.office.plans.errors import DraftMovedOnError, PlanRefusedError
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.plans.queries import OWN, files_of_text, read_texts, study_of_draft


@transaction.atomic
def adopt(
    *,
    owner: Organisation,
    files: Sequence[tuple[str, str]],
    by: User | None,
    replaces: PlanVersion | None = None,
    replaces_from: date | None = None,
) -> PlanVersion:
    """Keep a plan as signed: ``files`` are (name, text), the plan first. The same content again is the same version.

    Raises PlanError where the plan cannot be read.
    """
    plan = read_texts(tuple(files))
    kept = [{"name": name, "text": text} for name, text in files]
    content_hash = hashlib.sha256(json.dumps(kept, ensure_ascii=False).encode()).hexdigest()
    values = {
        "plan_id": plan.id,
        "title": plan.title[:255],
        "files": kept,
        "replaces": replaces,
        "replaces_from": replaces_from,
        "adopted_by": by,
    }
    version, made = PlanVersion.objects.get_or_create(owner=owner, content_hash=content_hash, defaults=values)
    if made:
        after: dict[str, Any] = {"plan": plan.id, "hash": content_hash, "owner": owner.code}
        if replaces is not None:
            after |= {"replaces": replaces.pk, "from": replaces_from.isoformat() if replaces_from else None}
        record(act="plans.adopt", target=f"plans.planversion:{version.pk}", actor=by, owner=owner, after=after)
    return version


@transaction.atomic
def adopt_draft(*, draft: PlanDraft, revision: int, by: User) -> PlanVersion:
    """The plan as it stands in the draft becomes a version, and the draft is no more.

    Raises PlanRefusedError while errors stand, DraftMovedOnError where it is not the revision that was looked at.
    """
    kept = PlanDraft.objects.select_for_update(of=("self",)).select_related("owner", "based_on").get(pk=draft.pk)
    if kept.revision != revision:
        raise DraftMovedOnError
    study = study_of_draft(kept)
    if study.plan is None:
        raise PlanRefusedError(f"Kế hoạch còn {len(study.problems)} lỗi đọc; hãy sửa hết rồi mới ban hành được.")
    if study.open_findings:
        raise PlanRefusedError(
            f"Còn {len(study.open_findings)} phát hiện là lỗi; hãy sửa, hoặc ghi cách hiểu cho từng chỗ."
        )
    files, _ = files_of_text(kept, kept.text)
    named = [(_own_name(kept, study.plan.id) if name == OWN else name, text) for name, text in files]
    amends = kept.replaces_from is not None
    if amends and kept.based_on is not None and [(one["name"], one["text"]) for one in kept.based_on.files] == named:
        raise PlanRefusedError("Bản thảo sửa đổi chưa khác gì kế hoạch đang áp dụng.")
    version = adopt(
        owner=kept.owner,
        files=named,
        by=by,
        replaces=kept.based_on if amends else None,
        replaces_from=kept.replaces_from,
    )
    record(
        act="plans.adopt_draft",
        target=f"plans.plandraft:{kept.pk}",
        actor=by,
        owner=kept.owner,
        before={"revision": kept.revision},
        after={"version": version.pk},
    )
    kept.delete()
    return version


def _own_name(draft: PlanDraft, plan_id: str) -> str:
    """A file name that no other of its files has."""
    taken, name, number = {one["name"] for one in draft.beside}, f"{plan_id}.yaml", 1
    while name in taken:
        number += 1
        name = f"{plan_id}-{number}.yaml"
    return name
