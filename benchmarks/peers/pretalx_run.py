"""A conference in pretalx: ``python pretalx_run.py PROPOSALS REVIEWS``, run by the peer's own interpreter.

``PRETALX_DATA_DIR`` says where it keeps its database. Prints as JSON the version, the key of a session in which an
organiser is signed in, and the address of the review dashboard.
"""

import json
import os
import sys
from importlib.metadata import version

import django


def main(proposals, reviews):
    os.environ["DJANGO_SETTINGS_MODULE"] = "pretalx.settings"
    django.setup()
    # Models can only be imported once Django is set up.
    from django.core.management import call_command
    from pretalx_event import SLUG, reviewed_event

    call_command("migrate", verbosity=0)
    # Without the build of the schedule editor, which wants npm and which no page asked for here loads.
    call_command("collectstatic", verbosity=0, interactive=False)
    page, session = f"/orga/event/{SLUG}/reviews/", _session(reviewed_event(proposals, reviews))
    print(json.dumps({"version": version("pretalx"), "session": session, "page": page}))


def _session(user):
    """The key of a session in which somebody is signed in."""
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.create()
    return session.session_key


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
