"""The outbox of an office whose mail server is one of the test's own."""

from collections.abc import Iterator

import pytest

from tests.office.mail.post_office import PostOffice, open_post_office


@pytest.fixture
def office(settings) -> Iterator[PostOffice]:
    with open_post_office() as server:
        settings.MAIL_IS_SET_UP = True
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 1
        settings.DEFAULT_FROM_EMAIL = "Thi đua <thidua@mau.example>"
        yield server
