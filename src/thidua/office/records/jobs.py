"""What the worker does for records."""

from datetime import time
from typing import Any

from thidua.office.jobs.kinds import kind
from thidua.office.records.services.forwarding import restate_overdue


@kind("records.overdue", "Tính việc trả lời chậm", at=time(0, 5))
def overdue(work: Any) -> dict[str, Any]:
    """Count items whose last day for a reply was yesterday."""
    changed = restate_overdue()
    return {"campaigns": changed, "message": f"Đã tính lại ở {changed} phong trào."}
