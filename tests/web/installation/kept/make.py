"""Makes the installation that is kept of a release: ``python -m tests.web.installation.kept.make issue-6``."""

import gzip
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent


def main(name: str) -> None:
    """Make it in a folder of its own and write what is kept beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {"THIDUA_DATA": folder, "DJANGO_SETTINGS_MODULE": "thidua.web.settings"}
        import django

        django.setup()
        from django.db import connection

        from thidua.office import clock
        from thidua.web.installation.backups.writing import back_up
        from thidua.web.installation.schema import migrate

        migrate(lambda line: None)
        with clock.at(date(2020, 5, 8)):
            _fill()
            archive = HERE / f"{name}.zip"
            archive.unlink(missing_ok=True)
            back_up(archive)
        connection.close()
        with (
            (Path(folder) / "thidua.sqlite3").open("rb") as made,
            gzip.GzipFile(HERE / f"{name}.sqlite3.gz", "wb", mtime=0) as kept,
        ):
            shutil.copyfileobj(made, kept)


def _fill() -> None:
    """One campaign from its launch to an answered sheet, with a row of everything that an office has by then."""
    from tests.office.made import PASSWORD, organisation, user_with
    from tests.office.submissions.made import fill
    from thidua.catalogue import plan_files
    from thidua.office.access.standing import standing_of
    from thidua.office.accounts.models import AccessLink
    from thidua.office.accounts.services import issue_link
    from thidua.office.campaigns.models import Way
    from thidua.office.campaigns.services.joining import join, units
    from thidua.office.campaigns.services.launching import launch
    from thidua.office.campaigns.services.preparing import map_body, prepare
    from thidua.office.clock import today
    from thidua.office.files.services.keeping import keep
    from thidua.office.jobs.services.enqueueing import enqueue
    from thidua.office.mail.services.writing import Letter, write_all
    from thidua.office.organisations.models import Role
    from thidua.office.plans.services.adopting import adopt
    from thidua.office.submissions.models import Sheet
    from thidua.office.submissions.services.reviewing import accept
    from thidua.office.submissions.services.sending import Sealed, send

    owner = organisation(name="UBND huyện Hoa Sen (mẫu)", code="hoa-sen")
    officer = user_with(Role.OFFICER, Role.ADMINISTRATOR, at=owner)
    places = [organisation(owner, name=f"UBND xã Hoa {name} (mẫu)") for name in ("Mai", "Cúc", "Đào")]
    heads = [user_with(Role.HEAD, Role.OFFICER, at=place) for place in places]
    plan = adopt(owner=owner, files=[("cu-chi-2020.yaml", plan_files()["cu-chi-2020"].read_text())], by=officer)
    started = prepare(owner=owner, plan=plan, round_id="2020", title="Thi đua Hoa Sen", by=officer)
    map_body(campaign=started, body="home_affairs", organisation=owner, by=officer, runs=True)
    join(campaign=started, joiners=units(places, "unit"), by=officer)
    launch(campaign=started, on=today(), number="15/KH-UBND", by=officer)
    for number, head in enumerate(heads[:2]):
        one = standing_of(head)
        sheet = fill(Sheet.objects.get(participant__organisation=places[number], key="registration"), one)
        scan = keep(pieces=[_picture(number)], name="bản quét.png", owner=places[number], by=head)
        paper = Sealed(number="5/BC", dated=today(), scan=scan)
        sent = send(sheet=sheet, way=Way.SCAN, revision=sheet.revision, standing=one, paper=paper, incomplete=True)
        if number == 0:
            accept(sending=sent, standing=standing_of(officer))
    issue_link(account=heads[2], purpose=AccessLink.Purpose.RESET, by=officer)
    write_all(owner=owner, letters=[Letter(key="kept:1", to="an@mau.example", subject="Nhắc", body="Đến hạn.")])
    enqueue(kind="files.sweep", by=officer, key="kept")
    assert officer.check_password(PASSWORD)


def _picture(number: int) -> bytes:
    from io import BytesIO

    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (8 + number, 8), "red").save(held, "PNG")
    return held.getvalue()


if __name__ == "__main__":
    main(sys.argv[1])
