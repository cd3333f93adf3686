"""A draft being written: by several people at once, without one overwriting what another wrote."""

import hashlib
from typing import Any

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.journal.services import record
from thidua.office.plans.errors import DraftMovedOnError, PlanRefusedError, TextRefusedError
from thidua.office.plans.models import PlanDraft
from thidua.office.spelling import clean
from thidua.plan.source import MAX_BYTES


@transaction.atomic
def save(*, draft: PlanDraft, text: str, revision: int, by: User) -> PlanDraft:
    """Write the text; faulty text too, so that nothing typed is lost. The same text again changes nothing.

    ``revision`` is the one that was looked at. Raises DraftMovedOnError where somebody saved another meanwhile,
    TextRefusedError for what is no text or larger than a plan file may be.
    """
    text = kept_text(text)
    kept = _locked(draft)
    if kept.text == text:
        return kept
    if kept.revision != revision:
        raise DraftMovedOnError
    before: dict[str, Any] = {"revision": kept.revision, "hash": _hash(kept.text)}
    kept.text, kept.revision, kept.changed_by, kept.changed_at = text, kept.revision + 1, by, clock.now()
    kept.save()
    _record("save", kept, by, before=before, after={"revision": kept.revision, "hash": _hash(text)})
    return kept


@transaction.atomic
def rename(*, draft: PlanDraft, title: str, by: User) -> PlanDraft:
    """Call the draft otherwise; its text stays. Raises PlanRefusedError for a name that is none."""
    title = draft_title(title)
    kept = _locked(draft)
    if kept.title != title:
        before = {"title": kept.title}
        kept.title = title
        kept.save(update_fields=["title"])
        _record("rename", kept, by, before=before, after={"title": title})
    return kept


@transaction.atomic
def delete(*, draft: PlanDraft, revision: int, by: User) -> None:
    """Drop the draft. Raises DraftMovedOnError where somebody saved it after it was looked at."""
    kept = _locked(draft)
    if kept.revision != revision:
        raise DraftMovedOnError
    _record("delete", kept, by, before={"title": kept.title, "revision": kept.revision, "hash": _hash(kept.text)})
    kept.delete()


def draft_title(title: str) -> str:
    """A name as it is kept. Raises PlanRefusedError for one that is empty or too long."""
    title = clean(title)
    if not title:
        raise PlanRefusedError("Hãy đặt tên cho bản thảo.")
    if len(title) > 255:
        raise PlanRefusedError("Tên bản thảo không dài quá 255 ký tự.")
    return title


def kept_text(text: str) -> str:
    """A text as it is kept: line ends of one kind. Raises TextRefusedError."""
    if (size := len(text.encode("utf-8", errors="surrogatepass"))) > MAX_BYTES:
        shown = f"{size:,}".replace(",", ".")
        raise TextRefusedError(f"Kế hoạch không được lớn hơn 2 MB, văn bản này có {shown} byte; chưa lưu.")
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise TextRefusedError("Đây không phải văn bản: có ký tự rỗng hoặc ký tự hỏng bên trong; chưa lưu.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _locked(draft: PlanDraft) -> PlanDraft:
    found = PlanDraft.objects.select_for_update(of=("self",)).select_related("owner").filter(pk=draft.pk).first()
    if found is None:
        raise PlanRefusedError("Bản thảo này vừa bị người khác xóa hoặc ban hành.")
    return found


def _record(
    act: str, draft: PlanDraft, by: User, *, before: dict[str, Any], after: dict[str, Any] | None = None
) -> None:
    target = f"plans.plandraft:{draft.pk}"
    record(act=f"plans.{act}", target=target, actor=by, owner=draft.owner, before=before, after=after)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
