"""Reading stored plans and drafts."""

import re

from thidua.catalogue import plan_files
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.plans.reading import Files, read_texts
from thidua.office.plans.study import Study, study_of
from thidua.plan.model.plan import Plan

__all__ = ["files_of", "plan_of", "plan_started_from", "read_texts", "study_of_draft", "study_of_version"]

OWN = "ban-thao.yaml"
"""What a draft's own text is called among the files that it is read with."""
_AMENDS = re.compile(r"^amends:", re.MULTILINE)


def files_of(version: PlanVersion) -> Files:
    """The texts of a version by name."""
    return tuple((one["name"], one["text"]) for one in version.files)


def plan_of(version: PlanVersion) -> Plan:
    """The plan of a version, read once a process: versions never change."""
    return read_texts(files_of(version))


def study_of_version(version: PlanVersion) -> Study:
    """The same with what the checks find in it."""
    return study_of(files_of(version))


def files_of_text(draft: PlanDraft, text: str) -> tuple[Files, int]:
    """The files with which a text is read in a draft's place, and which of them it is.

    An amendment stands behind the plan that it amends; everything else stands first.
    """
    beside = tuple((one["name"], one["text"]) for one in draft.beside)
    if beside and _AMENDS.search(text):
        return (*beside, (OWN, text)), len(beside)
    return ((OWN, text), *beside), 0


def study_of_draft(draft: PlanDraft, text: str | None = None) -> Study:
    """What a draft says and what is wrong with it; with ``text``, as if that stood there."""
    return study_of(*files_of_text(draft, draft.text if text is None else text))


def plan_started_from(draft: PlanDraft) -> Plan | None:
    """The plan that a draft was begun from; None where it began from nothing or from a file."""
    if draft.based_on is not None:
        return plan_of(draft.based_on)
    shipped = plan_files().get(draft.based_on_shipped)
    return read_texts(((shipped.name, shipped.read_text(encoding="utf-8")),)) if shipped is not None else None
