"""``flush`` of the tests: takes the journal's triggers off, empties the tables, and sets them again."""

from importlib import import_module
from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

append_only = import_module("thidua.office.journal.migrations.0003_append_only")


class Command(Flush):
    """As Django's, with the journal open meanwhile."""

    def handle(self, **options: Any) -> None:
        """Empty the database."""
        editor = connections[options["database"]].schema_editor(atomic=False)
        append_only.unprotect(None, editor)
        try:
            super().handle(**options)
        finally:
            append_only.protect(None, editor)
