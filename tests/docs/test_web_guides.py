"""The guides to the web application name pages, buttons and fields as they are on the screen."""

import re
from pathlib import Path

import pytest

from tests.docs.on_screen import texts_of_code, texts_of_template, words_on_screen

FOLDER = Path(__file__).parents[2] / "docs" / "huong-dan"
GUIDES = sorted(FOLDER.glob("*.md"))
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
EXPLAINED = "đậm"
"""The one bold word that the index says the rule with."""


def named_in(guide: Path) -> list[str]:
    """What a guide says is on the screen."""
    return [" ".join(one.split()) for one in BOLD.findall(guide.read_text(encoding="utf-8")) if one != EXPLAINED]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_names_is_on_the_screen(guide: Path) -> None:
    named = named_in(guide)
    assert named
    assert [one for one in named if one not in words_on_screen()] == []


def test_the_index_leads_to_every_guide() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([a-z-]+\.md)\)", index)) == {one.name for one in GUIDES} - {"README.md"}


def test_texts_of_a_template_are_those_that_somebody_sees() -> None:
    template = (
        '{% page_head "Gửi biểu" %}<a href="/x">{% icon "plus" %}Soạn</a> <b aria-label="Nhãn">Nhận {{ n }} bản</b>'
    )
    assert set(texts_of_template(template)) >= {"Gửi biểu", "Soạn", "Nhãn", "Nhận … bản"}
    assert "/x" not in set(texts_of_template(template))


def test_texts_of_code_have_gaps_for_values() -> None:
    assert set(texts_of_code('label = f"Khóa {len(whom)} đơn vị"')) >= {"Khóa … đơn vị"}
