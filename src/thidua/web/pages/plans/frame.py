"""What every page of the editor shows around its own part: tabs, what is wrong, the plan in words."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from thidua.in_words import excerpt, inner_html
from thidua.office.plans.editing.issues import SHOWN, issues_of
from thidua.office.plans.editing.sections import SECTIONS, TEXT
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.study import Study


def frame(draft: PlanDraft, study: Study, here: str, *, at_once: bool = False) -> dict[str, Any]:
    """The values that ``plans/editor.html`` needs."""
    return {"draft": draft, "tabs": _tabs(draft, study), "here": here, **side(draft, study, here, at_once=at_once)}


def side(draft: PlanDraft, study: Study, here: str, *, at_once: bool = False) -> dict[str, Any]:
    """The values that ``plans/side.html`` needs.

    What the checks find in a long plan follows in a second request, unless it is wanted ``at_once``.
    """
    checked = at_once or study.is_checked_soon
    issues = [
        {"issue": one, "url": "" if one.file else f"{address(draft, one.section)}#{one.anchor}"}
        for one in issues_of(study, checked=checked)
    ]
    section = SECTIONS.get(here)
    words = ""
    if study.plan is not None and section is not None:
        words = inner_html(excerpt(study.plan, section.kinds or section.keys), contents=False)
    return {
        "draft": draft,
        "study": study,
        "issues": issues[:SHOWN],
        "rest": max(len(issues) - SHOWN, 0),
        "checked": checked,
        "open_findings": len(study.open_findings) if checked else 0,
        "errors": len(study.problems) + (len(study.open_findings) if checked else 0),
        "check_url": _check_address(draft, here),
        "words": SafeString(words),
        "here": here,
    }


def address(draft: PlanDraft, slug: str) -> str:
    """The page of a tab."""
    if slug == TEXT:
        return reverse("draft_text", args=[draft.pk])
    return reverse("draft_section", args=[draft.pk, slug])


def _check_address(draft: PlanDraft, slug: str) -> str:
    """Where what stands beside a tab is asked for again."""
    if slug in SECTIONS:
        return reverse("draft_section_check", args=[draft.pk, slug])
    return reverse("draft_text_check", args=[draft.pk]) if slug == TEXT else ""


def _tabs(draft: PlanDraft, study: Study) -> list[tuple[str, str, str]]:
    """(name, label, address) of each."""
    found = [(slug, one.label, address(draft, slug)) for slug, one in SECTIONS.items() if study.is_whole]
    found.append((TEXT, "Văn bản YAML", address(draft, TEXT)))
    if draft.based_on_id or draft.based_on_shipped:
        found.append(("so-sanh", "So sánh", reverse("draft_compare", args=[draft.pk])))
    return [*found, ("soat", "Soát, ban hành", reverse("draft_review", args=[draft.pk]))]
