"""A stored file as a download, or on the page where a browser shows it by itself; never as a page of this site."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.db.models import Q
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404

from thidua.office.access.filters import campaigns_seen, participants_read
from thidua.office.access.predicates import is_signed_in
from thidua.office.access.standing import Standing
from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.models import AnswerFile
from thidua.office.campaigns.models import Change
from thidua.office.facts.models import Evidence as FactEvidence
from thidua.office.files.checking import SEEN
from thidua.office.files.models import Attachment
from thidua.office.files.queries import path_of_attachment
from thidua.office.initiatives.models import Evidence
from thidua.office.jobs.queries import jobs_of
from thidua.office.records.queries.keeping import attachments_read as records_attached
from thidua.office.results.filters import snapshots_read
from thidua.office.spelling import search_key
from thidua.office.submissions.queries.attached import attachments_read
from thidua.web.access import Request, open_to

_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
_POLICY_WITHIN = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
WITHIN = "trang"
_SHOWN = frozenset(kind.media_type for kind in SEEN)


@open_to(is_signed_in)
def attachment(request: Request, attachment: int) -> HttpResponse:
    """The file; ``?xem=1``: shown instead of saved, where it is a picture or PDF; ``?xem=trang``: on a page of ours."""
    found = get_object_or_404(Attachment.objects.select_related("file"), _read(request.standing), pk=attachment)
    path = path_of_attachment(found)
    if not path.is_file():
        raise Http404
    shown = "xem" in request.GET and found.file.media_type in _SHOWN
    answer = StreamingHttpResponse(_pieces(path), content_type=found.file.media_type)
    answer["Content-Disposition"] = _disposition(found.name, shown)
    answer["Content-Length"] = str(found.file.size)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _POLICY
    if shown and request.GET["xem"] == WITHIN:
        # A browser's own viewer of PDF does not start in a sandbox; its page still loads nothing.
        answer["Content-Security-Policy"] = _POLICY_WITHIN
        answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Cache-Control"] = "private, no-store"
    # A stream is not what views say they give, and is what Django takes all the same.
    return answer  # type: ignore[return-value]


def _pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, which is opened only when somebody takes them."""
    with path.open("rb") as stream:
        while piece := stream.read(1 << 16):
            yield piece


def _read(standing: Standing) -> Q:
    """The files that somebody reads: of sheets, notices, initiatives, facts, published results, of the own jobs."""
    notices = Change.objects.filter(campaign__in=campaigns_seen(standing), paper__isnull=False).values("paper")
    evidence = Evidence.objects.filter(initiative__participant__in=participants_read(standing)).values("attachment")
    judged = Q(version__participant__in=participants_appraised(standing).values("pk"))
    proofs = FactEvidence.objects.filter(
        judged | Q(version__participant__in=participants_read(standing)), attachment__isnull=False
    )
    explained = AnswerFile.objects.filter(answer__explanation__participant__in=participants_read(standing))
    explained |= AnswerFile.objects.filter(
        answer__explanation__participant__in=participants_appraised(standing).values("pk")
    )
    published = snapshots_read(standing).exclude(paper=None).values("paper")
    made = jobs_of(standing.user).exclude(file=None).values("file")
    read = Q(pk__in=attachments_read(standing).values("pk")) | Q(pk__in=records_attached(standing).values("pk"))
    read |= Q(pk__in=proofs.values("attachment")) | Q(pk__in=published) | Q(pk__in=explained.values("attachment"))
    return read | Q(pk__in=notices) | Q(pk__in=evidence) | Q(pk__in=made)


def _disposition(name: str, shown: bool) -> str:
    """The name twice: without tones for what is old, and as it is."""
    stem, _, suffix = name.rpartition(".")
    plain = (
        f"{search_key(stem).replace(' ', '-') or 'tep'}.{suffix}".encode("ascii", "ignore").decode().replace('"', "")
    )
    how = "inline" if shown else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
