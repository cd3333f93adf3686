"""``python -m demo.pages``: pages of the web application over the demo's data, as small pictures for the READMEs.

Made from the demo, so that a picture never shows what the program no longer looks like. Needs Chromium and Playwright.
"""

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from demo.__main__ import load_into
from demo.office.running import free_port, served

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, ViewportSize

FOLDER = Path(__file__).parents[1] / "docs" / "hinh-web"
DESKTOP: "ViewportSize" = {"width": 1280, "height": 860}
PHONE: "ViewportSize" = {"width": 390, "height": 1000}
CHROMIUM = "/usr/bin/chromium"
_SHARPER = 1.5
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: whose page, at which address, how wide."""

    name: str
    username: str
    path: str
    phone: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Keys of the campaign, the draft of a plan, the sheet and the pair; the account of the sheet's unit."""

    campaign: int
    draft: int
    sheet: int
    pair: int
    unit: str


def names() -> list[str]:
    """The names of all pictures, in their order."""
    return [shot.name for shot in _shots(Shown(0, 0, 0, 0, ""))]


def _shots(keys: Shown) -> list[Shot]:
    officer, unit = "hoa-sen-officer", keys.unit
    board = f"/phong-trao/{keys.campaign}/theo-doi/interim_report/"
    return [
        Shot("viec-cua-toi", officer, "/"),
        Shot("soan-ke-hoach", officer, f"/ke-hoach/ban-thao/{keys.draft}/phan/thoi-han/"),
        Shot("theo-doi", officer, board),
        Shot("theo-doi-dien-thoai", officer, board, phone=True),
        Shot("bieu-dien-thoai", unit, f"/bieu/{keys.sheet}/", phone=True),
        Shot("viec-cua-don-vi-dien-thoai", unit, "/", phone=True),
        Shot("sang-kien-trung", officer, f"/sang-kien/trung/{keys.pair}/"),
        Shot("nhat-ky", "hoa-sen-auditor", f"/nhat-ky/?phong-trao={keys.campaign}"),
    ]


def draw(folder: Path) -> list[Path]:
    """Load the demo, serve it, and take every picture anew into ``folder``; the pictures in their order."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with TemporaryDirectory() as data:
        _, password = load_into(Path(data), address)
        shots = _shots(_shown())
        with served(address, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            try:
                return [_taken(browser, address, password, shot, folder) for shot in shots]
            finally:
                browser.close()


def _shown() -> Shown:
    """What is shown; asked before a browser is there, since Django's database refuses its event loop."""
    from django.db import connections

    from thidua.office.accounts.models import User
    from thidua.office.campaigns.models import Campaign
    from thidua.office.initiatives.models import Pair
    from thidua.office.plans.models import PlanDraft
    from thidua.office.submissions.models import Sheet

    campaign, draft = Campaign.objects.get(owner__code="hoa-sen"), PlanDraft.objects.get()
    opened = User.objects.exclude(password="").exclude(password__startswith="!").exclude(username="hoa-sen-unit-001")
    unit = opened.get(username__startswith="hoa-sen-unit-")
    place = unit.person.organisation
    sheet = Sheet.objects.get(participant__organisation=place, key="report:unit_interim")
    # The plainest of the doubles that nobody has looked at yet.
    pair = Pair.objects.filter(verdict=Pair.Verdict.OPEN).earliest("-likeness", "pk")
    connections.close_all()
    return Shown(campaign.pk, draft.pk, sheet.pk, pair.pk, unit.username)


def _taken(browser: Browser, address: str, password: str, shot: Shot, folder: Path) -> Path:
    context = browser.new_context(
        viewport=PHONE if shot.phone else DESKTOP,
        device_scale_factor=_SHARPER * (1.2 if shot.phone else 1),
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        has_touch=shot.phone,
    )
    page = context.new_page()
    page.goto(address + "/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(shot.username)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    answer = page.goto(address + shot.path, wait_until="networkidle")
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{shot.path} did not answer")
    file = folder / f"{shot.name}.webp"
    end = page.locator("main").evaluate("one => one.getBoundingClientRect().bottom")
    size = PHONE if shot.phone else DESKTOP
    clip: FloatRect = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], round(end) + 16)}
    with Image.open(BytesIO(page.screenshot(clip=clip))) as drawn:
        drawn.convert("RGB").save(file, quality=_QUALITY, method=6)
    context.close()
    return file


def main(arguments: Sequence[str] | None = None) -> int:
    """Take them; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m demo.pages", description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder to draw into, made anew")
    for picture in draw(parser.parse_args(arguments).out):
        print(f"{picture}: {picture.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
