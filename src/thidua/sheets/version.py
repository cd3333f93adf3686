"""The version of a plan by its content, as forms carry it: a form of one version is not read as another's."""

import hashlib
import json
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from thidua.plan.model.plan import Plan


def version_of(plan: Plan) -> str:
    """16 hexadecimal digits that change with any content of the plan, not with comments or lay-out."""
    text = json.dumps(_plain(plan), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    # Not pydantic's own dump: that warns about every exact number, and so would every reading of a form.
    if isinstance(value, BaseModel):
        # Only what the file says: a key that the language learns later must not make old forms strangers.
        names = (name for name in type(value).model_fields if name in value.model_fields_set and name != "stands")
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (Fraction, date)):
        return str(value)
    return value
