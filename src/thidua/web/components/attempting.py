"""An act whose refusal belongs to a form."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from thidua.office.refusals import RefusedError

Result = TypeVar("Result")


def attempted(form: forms.BaseForm, act: Callable[[], Result]) -> Result | None:
    """What the act gives; None where it was refused, the reason then standing at its field of the form."""
    try:
        return act()
    except RefusedError as refused:
        add_refusal(form, refused)
        return None


def add_refusal(form: forms.BaseForm, refused: RefusedError) -> None:
    """Say at its field why something was refused; above the form, where that has no such field."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))
