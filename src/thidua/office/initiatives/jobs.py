"""What the worker does for initiatives."""

from datetime import timedelta
from typing import Any

from thidua.office.initiatives.models import Initiative
from thidua.office.initiatives.services.doubles import compare_new
from thidua.office.jobs.kinds import kind


def _some_wait() -> bool:
    return Initiative.objects.filter(compared_at=None, withdrawn_at=None).exists()


@kind("initiatives.compare", "Tìm sáng kiến có thể trùng nhau", every=timedelta(minutes=1), due=_some_wait)
def compare(work: Any) -> dict[str, Any]:
    """Hold those that are new against all others."""
    compared = compare_new()
    return {"compared": compared, "message": f"Đã so {compared} sáng kiến."}
