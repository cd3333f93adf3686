"""The databases themselves refuse to change what the journal holds: it can only grow, entry upon entry.

On SQLite a later migration that rebuilds one of these tables takes the triggers along: it must end with ``protect``.
"""

from django.db import migrations

REFUSED = "the journal is append-only"

_GROWS = """
    NEW.name = OLD.name AND NEW.length = OLD.length + 1 AND EXISTS (
        SELECT 1 FROM journal_entry
        WHERE chain_id = OLD.id AND number = NEW.length AND previous = OLD.head AND hash = NEW.head)
"""
_FOLLOWS = """
    EXISTS (SELECT 1 FROM journal_chain
            WHERE id = NEW.chain_id AND length + 1 = NEW.number AND head = NEW.previous)
"""
_ERASES = """
    NEW.id = OLD.id AND NEW.entry_id = OLD.entry_id AND NEW.name = OLD.name
    AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.value = '' AND NEW.salt = ''
"""
RULES = (
    ("journal_entry", "INSERT", _FOLLOWS),
    ("journal_entry", "UPDATE", None),
    ("journal_entry", "DELETE", None),
    ("journal_chain", "UPDATE", _GROWS),
    ("journal_chain", "DELETE", None),
    ("journal_personalvalue", "UPDATE", _ERASES),
    ("journal_personalvalue", "DELETE", None),
)
"""Table, act, and what must hold for it to be allowed; None: never."""


def protect(apps, schema_editor):
    """Set the triggers."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        for statement in _postgresql() if postgresql else _sqlite():
            cursor.execute(statement)


def unprotect(apps, schema_editor):
    """Take them off again."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        for table, act in (*((table, act) for table, act, _ in RULES), *_truncating()):
            name = _name(table, act)
            if postgresql:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _name(table, act):
    return f"{table}_{act.lower()}_refused"


def _truncating():
    return [(table, "TRUNCATE") for table in ("journal_entry", "journal_chain", "journal_personalvalue")]


def _sqlite():
    for table, act, allowed in RULES:
        when = f"WHEN NOT ({allowed})" if allowed else ""
        yield (
            f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} FOR EACH ROW {when} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )


def _postgresql():
    for table, act, allowed in RULES:
        condition = f"IF {allowed} THEN RETURN NEW; END IF;" if allowed else ""
        yield from _postgresql_trigger(table, act, condition, "FOR EACH ROW")
    for table, act in _truncating():
        yield from _postgresql_trigger(table, act, "", "FOR EACH STATEMENT")


def _postgresql_trigger(table, act, condition, each):
    name = _name(table, act)
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {condition} RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    yield f"CREATE TRIGGER {name} BEFORE {act} ON {table} {each} EXECUTE FUNCTION {name}()"


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_owner")]

    operations = [migrations.RunPython(protect, unprotect)]
