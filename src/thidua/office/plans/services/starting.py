"""Beginning a draft: from a plan of the catalogue, an earlier one of the owner, a file, or nearly nothing."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from thidua.catalogue import plan_files
from thidua.office.accounts.models import User
from thidua.office.journal.services import record
from thidua.office.organisations.models import Organisation
from thidua.office.plans.errors import PlanRefusedError, TextRefusedError
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.plans.queries import files_of
from thidua.office.plans.reading import text_with_amendments
from thidua.office.plans.services.drafting import draft_title, kept_text
from thidua.office.spelling import clean, search_key
from thidua.plan.problems import PlanError
from thidua.plan.renewing import renewed
from thidua.plan.rewriting import NotRewritableError, Put, UnreadableError, parsed, plain, rewritten

SKELETON = Path(__file__).parent.parent / "skeleton.yaml"
_HEAD = re.compile(r"^(amends|extends):[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
_YEARS = range(-50, 51)


@transaction.atomic
def start_from_shipped(*, owner: Organisation, plan_id: str, years: int = 0, by: User) -> PlanDraft:
    """A draft from a plan of the catalogue, moved on by so many years."""
    file = plan_files().get(plan_id)
    if file is None:
        raise PlanRefusedError("Không có kế hoạch mẫu này.")
    text = _moved(file.read_text(encoding="utf-8"), years)
    return _start(owner, _title_in(text), text, by, "catalogue", based_on_shipped=plan_id)


@transaction.atomic
def start_from_version(*, version: PlanVersion, years: int, by: User) -> PlanDraft:
    """A draft from an earlier plan of the same owner, moved on by so many years, without its number and day.

    What amended it is written into its text, since an amendment is of its years. Raises PlanRefusedError where that
    cannot be done: nothing that holds is dropped silently.
    """
    own, *others = version.files
    text, beside = own["text"], others
    if years and amendments_of(version):
        text = _with_amendments(version)
        beside = [one for one in others if not _amends(one["text"])]
    text = _moved(text, years)
    return _start(version.owner, _title_in(text), text, by, "version", based_on=version, beside=beside)


@transaction.atomic
def start_amendment(*, version: PlanVersion, from_: date, by: User) -> PlanDraft:
    """A draft that is to replace a version from a day on. It begins as what it changes."""
    if PlanVersion.objects.filter(replaces=version).exists():
        raise PlanRefusedError("Kế hoạch này đã có bản thay thế; hãy sửa đổi từ bản mới nhất.")
    own, *others = version.files
    title = f"Sửa đổi {version.title}"[:255]
    return _start(
        version.owner, title, own["text"], by, "amendment", based_on=version, beside=others, replaces_from=from_
    )


@transaction.atomic
def start_from_file(*, owner: Organisation, name: str, content: bytes, by: User) -> PlanDraft:
    """A draft from an uploaded file, faulty or not. Raises TextRefusedError for what is no text.

    What amends or extends another plan is read together with the owner's version of that one.
    """
    try:
        text = kept_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TextRefusedError(
            f"Tệp phải là văn bản YAML lưu bằng bảng mã UTF-8; ở dòng {line} có byte không thuộc UTF-8."
        ) from None
    if not text.strip():
        raise TextRefusedError("Tệp trống, không có nội dung kế hoạch.")
    title = _title_in(text) or clean(Path(name).stem) or "Kế hoạch từ tệp"
    return _start(owner, title, text, by, "file", beside=_beside(owner, text))


@transaction.atomic
def start_empty(*, owner: Organisation, title: str, year: int, by: User) -> PlanDraft:
    """A draft from a small skeleton with a name and a year, everything else to be written."""
    title = draft_title(title)
    slug = "-".join(search_key(title).split())[:60].strip("-") or "ke-hoach"
    plan_id = re.sub(r"[^a-z0-9]+", "-", slug).strip("-") or "ke-hoach"
    text = SKELETON.read_text(encoding="utf-8").replace("2026", str(year))
    changes = [
        Put(("title",), title),
        Put(("id",), f"{plan_id}-{year}" if not plan_id.endswith(str(year)) else plan_id),
        Put(("bodies", "committee", "label"), owner.name),
    ]
    return _start(owner, title, rewritten(text, changes), by, "empty")


def _start(owner: Organisation, title: str, text: str, by: User, way: str, **values: Any) -> PlanDraft:
    draft = PlanDraft.objects.create(
        owner=owner, title=title[:255] or "Kế hoạch chưa đặt tên", text=text, changed_by=by, **values
    )
    record(
        act="plans.start",
        target=f"plans.plandraft:{draft.pk}",
        actor=by,
        owner=owner,
        after={"title": draft.title, "way": way},
    )
    return draft


def amendments_of(version: PlanVersion) -> list[str]:
    """What the amendments among a version's files are called."""
    return [_title_in(one["text"]) or one["name"] for one in version.files[1:] if _amends(one["text"])]


def _with_amendments(version: PlanVersion) -> str:
    try:
        return text_with_amendments(files_of(version))
    except (PlanError, ValueError) as error:
        said = "; ".join(amendments_of(version))
        raise PlanRefusedError(
            f"Chưa soạn được: kế hoạch này có văn bản sửa đổi ({said}) mà phần mềm không gộp được vào kế hoạch mới:"
            f" {error}. Hãy tải tệp YAML về, ghi nội dung sửa đổi vào rồi bắt đầu từ tệp đó."
        ) from None


def _moved(text: str, years: int) -> str:
    if years not in _YEARS:
        raise PlanRefusedError("Số năm dời phải trong khoảng từ -50 đến 50.")
    try:
        return renewed(text, years) if years else text
    except (UnreadableError, NotRewritableError) as error:
        raise PlanRefusedError(f"Không dời được năm của kế hoạch này: {error}") from None


def _title_in(text: str) -> str:
    """The title that a text gives itself, as far as it can be read."""
    try:
        data = plain(parsed(text))
    except UnreadableError:
        return ""
    title = data.get("title") if isinstance(data, dict) else None
    return clean(title) if isinstance(title, str) else ""


def _beside(owner: Organisation, text: str) -> list[dict[str, str]]:
    """The files of the owner's newest version of the plan that the text amends or extends."""
    found = _HEAD.search(text)
    if found is None:
        return []
    version = PlanVersion.objects.filter(owner=owner, plan_id=found[2]).first()
    return [{"name": name, "text": kept} for name, kept in files_of(version)] if version is not None else []


def _amends(text: str) -> bool:
    found = _HEAD.search(text)
    return found is not None and found[1] == "amends"
