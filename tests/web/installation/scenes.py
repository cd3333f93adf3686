"""What tests do inside an installation: ``python -m tests.web.installation.scenes NAME JSON``, the answer as JSON."""

import json
import sys
from datetime import timedelta
from typing import Any

import django


def sheet_to_send() -> dict[str, Any]:
    """A running campaign with one unit and a head who sends its registration; how to send it over HTTP."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from tests.office.made import campaign, organisation, participant, user_with
    from thidua.office.campaigns.models import Way
    from thidua.office.organisations.models import Role
    from thidua.office.submissions.models import Sheet
    from thidua.office.submissions.services.opening import open_sheets

    started = campaign(organisation(), ways=list(Way.values))
    place = organisation()
    unit = participant(started, place)
    head = user_with(Role.HEAD, Role.OFFICER, at=place)
    open_sheets(campaign=started, by=None)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(head.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = head.get_session_auth_hash()
    session.create()
    sheet = Sheet.objects.filter(participant=unit).order_by("pk").first()
    assert sheet is not None
    return {"sheet": sheet.pk, "revision": sheet.revision, "session": session.session_key}


def how_it_stands() -> dict[str, Any]:
    """What is there of a sending: rows, entries, files on the disk, whether every chain verifies."""
    from thidua.office.files.models import Attachment
    from thidua.office.files.services.sweeping import missing
    from thidua.office.files.shelf import lying
    from thidua.office.journal.models import Entry
    from thidua.office.journal.queries import verify
    from thidua.office.submissions.models import Sending, Sheet

    return {
        "sendings": Sending.objects.count(),
        "scans": Sending.objects.exclude(scan=None).count(),
        "entries": Entry.objects.filter(act="submissions.send").count(),
        "sent": Sheet.objects.filter(state=Sheet.State.SENT).count(),
        "attachments": Attachment.objects.count(),
        "lying": sum(one.name != "lock" for one in lying()),
        "missing": len(missing()),
        "sound": all(one.sound for one in verify()),
    }


def sweep() -> int:
    """Take away orphans, however young; how many."""
    from thidua.office.files.services.sweeping import sweep as now

    return now(older_than=timedelta(0))


def slow_entries(seconds: int) -> None:
    """From now on each entry in the journal takes its time, within the transaction that writes it."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN PERFORM pg_sleep({int(seconds)}); RETURN NEW; END $$"
            )
            cursor.execute("CREATE TRIGGER slow BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION slow()")
            return
        steps = int(seconds) * 4_000_000
        cursor.execute(
            "CREATE TRIGGER slow BEFORE INSERT ON journal_entry FOR EACH ROW BEGIN SELECT count(*) FROM ("
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {steps}) SELECT i FROM n); END"
        )


def is_writing() -> bool:
    """Whether somebody is in the middle of writing an entry."""
    from django.db import OperationalError, connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
            )
            return bool(cursor.fetchone()[0])
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except OperationalError:
            return True
        cursor.execute("ROLLBACK")
        return False


def quick_entries() -> None:
    """As before; whoever is still in the middle is gone."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE wait_event = 'PgSleep' AND datname = current_database()"
            )
            cursor.execute("DROP TRIGGER slow ON journal_entry")
            cursor.execute("DROP FUNCTION slow()")
            return
        cursor.execute("DROP TRIGGER slow")


def want(kind: str, **arguments: Any) -> int:
    """Want a job; its key."""
    from thidua.office.jobs.services.enqueueing import enqueue

    return enqueue(kind=kind, arguments=arguments, by=None).pk


def job(key: int) -> dict[str, Any]:
    """How a job stands, and how many people the slow kinds have made."""
    from thidua.office.jobs.models import Job
    from thidua.office.organisations.models import Person

    found = Job.objects.get(pk=key)
    return {"state": found.state, "attempts": found.attempts, "people": Person.objects.count()}


def let_leases_run_out() -> None:
    """As if a minute had gone by."""
    from thidua.office import clock
    from thidua.office.jobs.models import Job
    from thidua.office.mail.models import Message

    Job.objects.exclude(lease_until=None).update(lease_until=clock.now())
    Message.objects.exclude(lease_until=None).update(lease_until=clock.now())


def write_mail() -> None:
    """One mail waits in the outbox."""
    from thidua.office.mail.services.writing import Letter, write_all

    write_all(owner=None, letters=[Letter(key="thu:1", to="an@mau.example", subject="Nhắc", body="Đến hạn.")])


def mail() -> str:
    """How it stands."""
    from thidua.office.mail.models import Message

    return Message.objects.get().state


def applied_but(app: str, name: str) -> None:
    """Say that a migration of a later program was done."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder(connection).record_applied(app, name)


def step_back(app: str) -> None:
    """Take back the last migration of an app, as a database of an earlier program has it."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    (last,) = executor.loader.graph.leaf_nodes(app)
    executor.migrate([max(key for key in executor.loader.graph.nodes if key[0] == app and key != last)])


def rows_of_then(archive: str) -> None:
    """The rows of an archive in the tables that it was made of, not yet brought to the present schema."""
    from zipfile import ZipFile

    from django.db import transaction

    from thidua.web.installation.backups.manifest import NAME, read_manifest
    from thidua.web.installation.backups.restoring import _rows
    from thidua.web.installation.schema import build, models_at

    with ZipFile(archive) as opened:
        manifest = read_manifest(opened.read(NAME).decode())
        build(manifest.migrations)
        with transaction.atomic():
            _rows(opened, manifest, models_at(manifest.migrations), lambda name: None)


def migrations() -> int:
    """How many migrations have been done."""
    from django.db import DatabaseError, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations")
            return int(cursor.fetchone()[0])
    except DatabaseError:
        return 0


def migrations_known() -> int:
    """How many there are."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    return len(MigrationLoader(connection).disk_migrations)


def rows_of(tables: list[str]) -> dict[str, int]:
    """How many rows each table has."""
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchone()[0]
    return found


def signs_in(username: str, password: str) -> bool:
    """Whether the password is still that of the account."""
    from thidua.office.accounts.models import User

    return User.objects.get(username=username).check_password(password)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(globals()[sys.argv[1]](**json.loads(sys.argv[2]))))
