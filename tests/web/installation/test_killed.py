"""Killed at any moment, without warning: of each act all is there or nothing, and jobs are done again, once."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pytest

from tests.office.mail.post_office import PostOffice, open_post_office
from tests.web.installation.installed import Installed, until

pytestmark = pytest.mark.slow
NOTHING = {"sendings": 0, "scans": 0, "entries": 0, "sent": 0, "sound": True, "missing": 0}
ALL = {"sendings": 1, "scans": 1, "entries": 1, "sent": 1, "sound": True, "missing": 0}


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installed]:
    """One in which slow jobs are known."""
    made = Installed(tmp_path, settings="tests.web.installation.slow.settings")
    made.run("serve", "--check")
    yield made
    made.stop()


@pytest.fixture
def post() -> Iterator[PostOffice]:
    """A mail server of the test's own."""
    with open_post_office() as office:
        yield office


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (8, 8), "red").save(held, "PNG")
    return held.getvalue()


def _send(installed: Installed, scene: dict[str, object]) -> int:
    """Send the sheet with a scan as a browser does; the status of the answer, 0 where none came."""
    fields = {"revision": scene["revision"], "incomplete": "on", "number": "5/BC", "dated": "01/06/2020"}
    token = "a" * 32
    line = "--ranh-gioi\r\nContent-Disposition: form-data; name="
    parts = [f'{line}"{name}"\r\n\r\n{value}\r\n' for name, value in {**fields, "csrfmiddlewaretoken": token}.items()]
    file = f'{line}"scan"; filename="ban-quet.png"\r\nContent-Type: image/png\r\n\r\n'.encode() + _picture()
    body = "".join(parts).encode() + file + b"\r\n--ranh-gioi--\r\n"
    connection = HTTPConnection("127.0.0.1", installed.port, timeout=60)
    try:
        connection.request(
            "POST",
            f"/bieu/{scene['sheet']}/gui/?{urlencode({'cach': 'scan'})}",
            body,
            {
                "Content-Type": "multipart/form-data; boundary=ranh-gioi",
                "Cookie": f"sessionid={scene['session']}; csrftoken={token}",
                "Origin": installed.address,
            },
        )
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def _stands(installed: Installed) -> dict[str, object]:
    found: dict[str, object] = installed.make("how_it_stands")
    return {name: found[name] for name in NOTHING}


def test_a_server_killed_within_a_sending_leaves_nothing_of_it(installed):
    scene = installed.make("sheet_to_send")
    server = installed.serve()
    installed.make("slow_entries", seconds=30)
    sending = Thread(target=_send, args=(installed, scene))
    sending.start()
    until(lambda: installed.make("is_writing"), "the middle of the sending")
    installed.kill(server)
    sending.join()
    installed.make("quick_entries")
    assert _stands(installed) == NOTHING
    # The scan had been kept before the act: it belongs to nothing now, and goes.
    installed.make("sweep")
    assert installed.make("how_it_stands")["lying"] == installed.make("how_it_stands")["attachments"]
    installed.serve()
    assert (_send(installed, scene), _stands(installed)) == (302, ALL)


def test_a_server_killed_after_a_sending_has_all_of_it(installed):
    scene = installed.make("sheet_to_send")
    server = installed.serve()
    status = _send(installed, scene)
    installed.kill(server)
    assert (status, _stands(installed)) == (302, ALL)
    installed.make("sweep")
    assert _stands(installed) == ALL
    installed.serve()
    # Sent once more by somebody who saw no answer: it has been sent.
    _send(installed, scene)
    assert _stands(installed) == ALL


@pytest.mark.parametrize(("kind", "by_then"), [("slow.one_by_one", 5), ("slow.together", 0)])
def test_a_job_whose_worker_is_killed_is_done_again_once(installed, tmp_path, kind, by_then):
    job = installed.make("want", kind=kind, gate=str(tmp_path))
    worker = installed.start("worker")
    until((tmp_path / "half").exists, f"the middle of the job: {installed.logs}")
    installed.kill(worker)
    assert _job(installed, job) == ("running", 1, by_then)
    (tmp_path / "open").touch()
    installed.run("worker", "--once")
    assert _job(installed, job) == ("running", 1, by_then)
    installed.make("let_leases_run_out")
    for _ in range(2):
        installed.run("worker", "--once")
        assert _job(installed, job) == ("done", 2, 10)


def test_a_worker_that_is_stopped_gives_its_job_back(installed, tmp_path):
    job = installed.make("want", kind="slow.one_by_one", gate=str(tmp_path))
    worker = installed.start("worker")
    until((tmp_path / "half").exists, f"the middle of the job: {installed.logs}")
    worker.terminate()
    assert (worker.wait(60), _job(installed, job)) == (0, ("waiting", 0, 5))
    (tmp_path / "open").touch()
    installed.run("worker", "--once")
    assert _job(installed, job) == ("done", 1, 10)


def _job(installed: Installed, key: int) -> tuple[str, int, int]:
    found = installed.make("job", key=key)
    return found["state"], found["attempts"], found["people"]


def test_a_mail_on_its_way_to_the_server_when_the_worker_is_killed_is_sent_once(installed, post):
    _with_mail(installed, post)
    post.behaves = {"RCPT": "hang"}
    worker = installed.start("worker")
    until(lambda: post.visits, f"the worker at the mail server: {installed.logs}")
    installed.kill(worker)
    post.behaves = {}
    assert installed.make("mail") == "waiting"
    installed.make("let_leases_run_out")
    for _ in range(2):
        installed.run("worker", "--once")
    assert (installed.make("mail"), len(post.taken)) == ("sent", 1)


def test_a_mail_that_the_server_may_have_is_not_sent_twice(installed, post):
    _with_mail(installed, post)
    post.behaves = {".": "hang"}
    worker = installed.start("worker")
    until(lambda: post.taken, f"the mail with the server: {installed.logs}")
    installed.kill(worker)
    post.behaves = {}
    assert installed.make("mail") == "handing"
    installed.make("let_leases_run_out")
    for _ in range(2):
        installed.run("worker", "--once")
    assert (installed.make("mail"), len(post.taken)) == ("unsure", 1)


def _with_mail(installed: Installed, post: PostOffice) -> None:
    installed.environment["THIDUA_MAIL_URL"] = f"smtp://127.0.0.1:{post.port}"
    installed.make("write_mail")
