"""Fields with label, help and error; the summary of errors; buttons; files."""

from collections.abc import Iterator
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from thidua.web.components.drawn import drawn

register = template.Library()


@register.simple_tag
def field(bound: BoundField, label: str = "", hint: str = "") -> SafeString:
    """One field of a form; ``label`` and ``hint`` instead of the form's own (``" "``: no hint)."""
    widget = bound.field.widget
    if isinstance(bound.field, forms.ModelChoiceField) and bound.field.empty_label == "---------":
        bound.field.empty_label = "Chọn…" if bound.field.required else "Không chọn"
    if bound.is_hidden:
        return SafeString(bound)
    bound.help_text = hint.strip() if hint else bound.help_text or _hint(bound.field)
    kind = _kind(widget)
    return drawn(
        "field",
        field=bound,
        label=label or bound.label,
        kind=kind,
        optional=_is_optional(bound.field, kind),
        control=bound.as_widget(attrs=_attributes(bound, kind)),
        group_describedby=bound.aria_describedby if kind == "group" else "",
    )


@register.simple_tag
def fields(form: forms.BaseForm) -> SafeString:
    """All fields of a form in their order, the hidden ones too."""
    return SafeString("".join(field(one) for one in form))


@register.simple_tag
def file_drop(bound: BoundField, label: str = "", hint: str = "") -> SafeString:
    """A field for files on which they can be dropped; an ordinary one where there is no JavaScript."""
    bound.help_text = hint or bound.help_text
    control = bound.as_widget(attrs=_attributes(bound, "file"))
    several = bool(getattr(bound.field.widget, "allow_multiple_selected", False))
    return drawn("file_drop", field=bound, label=label or bound.label, control=control, several=several)


@register.simple_tag
def error_summary(*given: Any) -> SafeString:
    """Every error of these forms and formsets, each a link to its field."""
    errors = [error for one in given if one is not None for error in _errors(one)]
    return drawn("error_summary", errors=errors) if errors else SafeString("")


@register.simple_tag
def actions(label: str, cancel_url: str = "", danger: bool = False, name: str = "", value: str = "") -> SafeString:
    """The button that sends a form, and the way back."""
    return drawn("actions", label=label, cancel_url=cancel_url, danger=danger, name=name, value=value)


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget):
        return "group"
    return "file" if isinstance(widget, forms.FileInput) else "plain"


def _attributes(bound: BoundField, kind: str) -> dict[str, Any]:
    widget = bound.field.widget
    classes = {"check": "form-check-input", "group": ""}.get(
        kind, "form-select" if isinstance(widget, forms.Select) else "form-control"
    )
    if bound.errors and classes:
        classes += " is-invalid"
    # What to type is said above the field, where it stays.
    widget.attrs.pop("placeholder", None)
    made: dict[str, Any] = {"class": f"{widget.attrs.get('class', '')} {classes}".strip()} if classes else {}
    if isinstance(bound.field, forms.DateField | forms.IntegerField) and isinstance(widget, forms.TextInput):
        made.setdefault("inputmode", "numeric")
    if isinstance(widget, forms.DateInput):
        made["autocomplete"] = "off"
        made["class"] += " short"
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows", "10") == "10":
        made["rows"] = 3
    return made


def _is_optional(given: forms.Field, kind: str) -> bool:
    """Whether to say so; where «none» is one of the choices, it says so itself."""
    return not given.required and kind != "check" and not isinstance(given.widget, forms.Select)


def _hint(given: forms.Field) -> str:
    return "Ngày/tháng/năm, ví dụ 05/06/2026" if isinstance(given, forms.DateField) else ""


def _errors(given: Any) -> Iterator[tuple[str, str, str]]:
    """(id to go to, label, message) of each error."""
    if isinstance(given, forms.BaseFormSet):
        yield from (("", "", str(message)) for message in given.non_form_errors())
        for one in given.forms:
            yield from _errors(one)
        return
    yield from (("", "", str(message)) for message in given.non_field_errors())
    for bound in given:
        anchor = f"{bound.auto_id}_group" if _kind(bound.field.widget) == "group" else bound.id_for_label
        yield from ((anchor, str(bound.label), str(message)) for message in bound.errors)
