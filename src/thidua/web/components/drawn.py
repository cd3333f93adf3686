"""Rendering of the small templates that the tags stand for."""

from django.template.loader import get_template
from django.utils.safestring import SafeString


def drawn(name: str, /, **values: object) -> SafeString:
    """The template ``components/NAME.html`` with these values and nothing of the page around it."""
    return SafeString(get_template(f"components/{name}.html").render(values))
