"""Adopting a plan: from then on its text never changes."""

import hashlib
import json
from collections.abc import Sequence

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.journal.services import record
from thidua.office.organisations.models import Organisation
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import read_texts


@transaction.atomic
def adopt(
    *, owner: Organisation, files: Sequence[tuple[str, str]], by: User | None, replaces: PlanVersion | None = None
) -> PlanVersion:
    """Keep a plan as signed: ``files`` are (name, text), the plan first. The same content again is the same version.

    Raises PlanError where the plan cannot be read.
    """
    plan = read_texts(tuple(files))
    kept = [{"name": name, "text": text} for name, text in files]
    content_hash = hashlib.sha256(json.dumps(kept, ensure_ascii=False).encode()).hexdigest()
    version, made = PlanVersion.objects.get_or_create(
        owner=owner,
        content_hash=content_hash,
        defaults={"plan_id": plan.id, "title": plan.title, "files": kept, "replaces": replaces, "adopted_by": by},
    )
    if made:
        record(
            act="plans.adopt",
            target=f"plans.planversion:{version.pk}",
            actor=by,
            owner=owner,
            after={"plan": plan.id, "hash": content_hash, "owner": owner.code},
        )
    return version
