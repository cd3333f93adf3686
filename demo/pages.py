"""``python -m demo.pages``: pages of the web application over the demo's data, as small pictures for the READMEs.

Made from the demo, so that a picture never shows what the program no longer looks like. Needs Chromium and Playwright.
"""

import argparse
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from demo.__main__ import load_into
from demo.office.running import free_port, served

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, ViewportSize

FOLDER = Path(__file__).parents[1] / "docs" / "hinh-web"
DESKTOP: "ViewportSize" = {"width": 1280, "height": 860}
PHONE: "ViewportSize" = {"width": 390, "height": 1000}
CHROMIUM = "/usr/bin/chromium"
_SHARPER = 1.5
_QUALITY = 74
_VIEWER_STARTS = 3000
"""Milliseconds until Chromium's viewer shows a PDF."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: whose page, where, how wide; ``at``: what stands at its top; ``opened``: what is clicked."""

    name: str
    username: str
    path: str
    phone: bool = False
    at: str = ""
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Keys of what is shown, and the accounts of units."""

    campaign: int = 0
    draft: int = 0
    sheet: int = 0
    pair: int = 0
    unit: str = ""
    appraised: int = 0
    doubted: int = 0
    found: int = 0
    assessment: int = 0
    assessing: str = ""
    snapshot: int = 0


def names() -> list[str]:
    """The names of all pictures, in their order."""
    return [shot.name for shot in _shots(Shown())]


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
        *_assessed(keys),
    ]


def _assessed(keys: Shown) -> list[Shot]:
    officer, appraiser = "hoa-cuc-officer", "hoa-cuc-appraiser"
    sheet, results = f"/bieu/{keys.assessment}/", f"/phong-trao/{keys.appraised}/ket-qua/"
    judged = f"/phong-trao/doi-tuong/{keys.doubted}/tham-dinh/cases_returned_early_with_notice/"
    return [
        Shot("tu-cham-diem", keys.assessing, sheet, at="#so-lieu-cases_settled"),
        Shot("tu-cham-diem-dien-thoai", keys.assessing, sheet, phone=True, at="#so-lieu-cases_settled"),
        Shot("tham-dinh", appraiser, judged),
        Shot("tham-dinh-muc", appraiser, f"/phong-trao/{keys.appraised}/tham-dinh/muc/1.2/"),
        Shot("xep-hang", officer, results),
        Shot(
            "ly-do",
            officer,
            f"/phong-trao/doi-tuong/{keys.found}/ket-qua/",
            at="#muc-1\\.2",
            opened="#muc-1\\.2 summary",
        ),
        Shot("bieu-do", officer, f"{results}bieu-do/", at="main h2"),
        Shot("cong-bo", "huong-lua-officer", f"/phong-trao/ban-chot/{keys.snapshot}/"),
    ]


def draw(folder: Path) -> list[Path]:
    """Load the demo, serve it, and take every picture anew into ``folder``; the pictures in their order."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with TemporaryDirectory() as data:
        accounts, password = load_into(Path(data), address)
        secrets = {one.username: one.secret for one in accounts}
        shots = _shots(_shown())
        with served(address, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            try:
                camera = Camera(browser, address, password, secrets)
                return [camera.taken(shot, folder) for shot in shots]
            finally:
                browser.close()


def _shown() -> Shown:
    """What is shown; asked before a browser is there, since Django's database refuses its event loop."""
    from django.db import connections

    from thidua.office.accounts.models import User
    from thidua.office.appraisals.models import Judgement
    from thidua.office.campaigns.models import Campaign
    from thidua.office.initiatives.models import Pair
    from thidua.office.plans.models import PlanDraft
    from thidua.office.results.models import Snapshot
    from thidua.office.submissions.models import Sheet

    campaign, draft = Campaign.objects.get(owner__code="hoa-sen"), PlanDraft.objects.get()
    opened = User.objects.exclude(password="").exclude(password__startswith="!").exclude(username="hoa-sen-unit-001")
    unit = opened.get(username__startswith="hoa-sen-unit-")
    place = unit.person.organisation
    sheet = Sheet.objects.get(participant__organisation=place, key="report:unit_interim")
    # The plainest of the doubles that nobody has looked at yet.
    pair = Pair.objects.filter(verdict=Pair.Verdict.OPEN).earliest("-likeness", "pk")
    appraised = Campaign.objects.get(owner__code="hoa-cuc")
    own = Sheet.objects.get(participant__campaign=appraised, key="self_assessment", state=Sheet.State.DRAFT)
    early = Judgement.objects.get(
        participant__campaign=appraised, fact="cases_returned_early_with_notice", differs=True
    )
    connections.close_all()
    return Shown(
        campaign.pk, draft.pk, sheet.pk, pair.pk, unit.username,
        appraised=appraised.pk, doubted=appraised.participants.get(code="hoa-cuc-commune-001").pk,
        found=early.participant_id, assessment=own.pk, assessing=own.participant.code,
        snapshot=Snapshot.objects.get().pk,
    )  # fmt: skip


@dataclass
class Camera:
    """Takes pictures, each person signed in once for each width; ``secrets``: of the second factor, by username."""

    browser: Browser
    address: str
    password: str
    secrets: Mapping[str, str]
    _signed_in: dict[tuple[str, bool], BrowserContext] = field(default_factory=dict)

    def taken(self, shot: Shot, folder: Path) -> Path:
        """One picture."""
        page = self._pages_of(shot.username, shot.phone).new_page()
        answer = page.goto(self.address + shot.path, wait_until="networkidle")
        if answer is None or answer.status != 200:
            raise RuntimeError(f"{shot.path} did not answer")
        if shot.opened:
            page.locator(shot.opened).first.click()
        if shot.at:
            page.locator(shot.at).first.evaluate("one => one.scrollIntoView({behavior: 'instant'})")
        if page.locator("iframe").count():
            page.wait_for_timeout(_VIEWER_STARTS)
        return _kept(page, shot, folder)

    def _pages_of(self, username: str, phone: bool) -> BrowserContext:
        if (username, phone) not in self._signed_in:
            context = self._signed_in[username, phone] = self.browser.new_context(
                viewport=PHONE if phone else DESKTOP,
                device_scale_factor=_SHARPER * (1.2 if phone else 1),
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                has_touch=phone,
                reduced_motion="reduce",
            )
            self._sign_in(context.new_page(), username)
        return self._signed_in[username, phone]

    def _sign_in(self, page: Page, username: str) -> None:
        from demo.office.accounts import code_of

        page.goto(self.address + "/tai-khoan/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(self.password)
        page.get_by_role("button", name="Đăng nhập").click()
        if secret := self.secrets.get(username):
            page.locator("input[name=code]").fill(code_of(secret))
            page.keyboard.press("Enter")
        page.wait_for_function("() => !location.pathname.startsWith('/tai-khoan/dang-nhap')")
        page.close()


def _kept(page: Page, shot: Shot, folder: Path) -> Path:
    file = folder / f"{shot.name}.webp"
    # Without more than is there; what is scrolled to is taken as it stands.
    end = page.locator("main").evaluate("one => one.getBoundingClientRect().bottom")
    size = PHONE if shot.phone else DESKTOP
    clip: FloatRect = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], round(end) + 16)}
    drawn = page.screenshot() if shot.at else page.screenshot(clip=clip)
    page.close()
    with Image.open(BytesIO(drawn)) as picture:
        picture.convert("RGB").save(file, quality=_QUALITY, method=6)
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
