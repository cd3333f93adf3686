"""Verbs: drafts begun, written, dropped; plans adopted."""

from thidua.office.plans.services.adopting import adopt, adopt_draft
from thidua.office.plans.services.drafting import delete, rename, save
from thidua.office.plans.services.starting import (
    amendments_of,
    start_amendment,
    start_empty,
    start_from_file,
    start_from_shipped,
    start_from_version,
)

__all__ = [
    "adopt",
    "adopt_draft",
    "amendments_of",
    "delete",
    "rename",
    "save",
    "start_amendment",
    "start_empty",
    "start_from_file",
    "start_from_shipped",
    "start_from_version",
]
