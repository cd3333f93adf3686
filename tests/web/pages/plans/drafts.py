"""What tests of the editor send of a tab, and where."""

from typing import Any

from django.urls import reverse

from thidua.office.plans.editing.fields import fields_of, name_of
from thidua.office.plans.editing.sections import SECTIONS
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft

TITLE, NUMBER = name_of(("title",)), name_of(("number",))
REGISTRATION = name_of(("deadlines", "registration", "date"))


def sent(draft: PlanDraft, slug: str, **typed: str) -> dict[str, Any]:
    """What a browser would send: each field as shown, but for those typed into."""
    found: dict[str, Any] = {}
    for one in fields_of(SECTIONS[slug].of(study_of_draft(draft))):
        found[f"cu:{one.name}"] = one.shown
        if one.kind == "choices":
            found[f"o:{one.name}"] = one.shown.split("\n")
        elif one.kind != "flag" or one.shown:
            found[f"o:{one.name}"] = one.shown
    return found | {f"o:{name}": text for name, text in typed.items()}


def address(draft: PlanDraft, slug: str, name: str = "draft_section") -> str:
    return reverse(name, args=[draft.pk, slug])
