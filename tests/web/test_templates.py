"""What holds for every template: nothing that a strict content security policy refuses, no key written as «1.234»."""

import re
from pathlib import Path

import pytest

from thidua.web import settings

TEMPLATES = sorted(
    file
    for folder in settings.TEMPLATES[0]["DIRS"]
    for file in Path(folder).rglob("*.html")
    if "fonts" not in file.parts
)

REFUSED = {
    "a style in the page": r"\sstyle=|<style",
    "a script in the page": r"<script(?![^>]*\bsrc=)",
    "code in an attribute": r"\son[a-z]+=|hx-on|hx-vals=['\"]js:|hx-trigger=\"[^\"]*\[",
    "a key written with points": r"\{\{[^}|]*\.(pk|id)\s*\}\}",
    "an address elsewhere": r"(src|href)=\"(https?:)?//",
}


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_template_has_nothing_that_is_refused(file):
    text = file.read_text(encoding="utf-8")
    assert [(name, found[0]) for name, form in REFUSED.items() if (found := re.search(form, text))] == []


def test_every_shape_that_is_named_is_drawn():
    named = {name for file in TEMPLATES for name in re.findall(r'{% icon "(\w+)" %}', file.read_text(encoding="utf-8"))}
    drawn = re.findall(r'<symbol id="(\w+)"', (settings.HERE / "static" / "icons.svg").read_text(encoding="utf-8"))
    assert sorted(named - set(drawn)) == []


def test_there_are_templates():
    assert TEMPLATES
