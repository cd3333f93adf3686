"""The guides of ``docs/huong-dan`` as pages."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from thidua.web.pages.guides.rendered import FOLDER

NAMES = sorted(file.stem for file in FOLDER.glob("*.md") if file.stem != "README")


def _main(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return re.split("</?main[^>]*>", answer.content.decode())[1]


def test_the_index_leads_a_stranger_to_every_guide():
    shown = _main(reverse("guides"))
    assert sorted(set(re.findall(r'href="/huong-dan/([a-z-]+)/"', shown))) == NAMES
    assert '<td data-label="Bạn là">' in shown


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_has_its_title_and_leads_to_pages_alone(name: str):
    shown = _main(reverse("guide", args=[name]))
    title = (FOLDER / f"{name}.md").read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    assert re.findall("<h1[^>]*>(.+?)</h1>", shown) == [title]
    links = re.findall(r'href="([^"]+)"', shown)
    assert links
    assert [link for link in links if Client().get(link).status_code != 200] == []
    assert "**" not in shown


def test_a_guide_shows_its_pictures():
    shown = _main(reverse("guide", args=["nguoi-tham-dinh"]))
    pictures = re.findall(r'src="([^"]+)"', shown)
    assert pictures
    assert [Client().get(one).headers["Content-Type"] for one in pictures] == ["image/webp"] * len(pictures)
    assert Client().get(reverse("guide_picture", args=["khong-co"])).status_code == 404


@pytest.mark.parametrize("name", ["khong-co", "README", "readme"])
def test_a_guide_that_is_not_there_is_not_found(name: str):
    assert Client().get(reverse("guide", args=[name])).status_code == 404


def test_every_page_leads_to_the_guides():
    assert f'href="{reverse("guides")}"' in Client().get(reverse("account_login")).content.decode()
