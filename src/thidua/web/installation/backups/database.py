"""What both databases do differently: a reading of one moment, keys given out, triggers set aside."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read meanwhile is of one moment, while others go on writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # Django's own transactions begin as writers here; a reader must not keep them from writing.
    connection.ensure_connection()
    connection.connection.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        connection.connection.execute("ROLLBACK")


def last_keys() -> dict[str, int]:
    """The highest key ever given out in each table: one that was given up is not given to another thing."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0")
            return dict(cursor.fetchall())
        found = {}
        for table, sequence in _sequences():
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")
            last, used = cursor.fetchone()
            if used:
                found[table] = last
        return found


def set_last_keys(keys: dict[str, int]) -> None:
    """Let keys go on after these."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            for table, last in keys.items():
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
            return
        for table, sequence in _sequences():
            if table in keys:
                cursor.execute("SELECT setval(%s, %s)", [sequence, keys[table]])


@contextmanager
def triggers_aside() -> Iterator[None]:
    """Within a transaction: rows go in as they were, the journal's too; the triggers stand again afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = connection.introspection.table_names(cursor)
            for table in tables:
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            yield
            # Checks that wait for the end of the transaction would keep the tables from being altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in tables:
                cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, statement in found:
            cursor.execute(statement)


def _sequences() -> list[tuple[str, str]]:
    """(table, sequence) of each key that PostgreSQL counts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, pg_get_serial_sequence(quote_ident(c.relname), a.attname) FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind = 'r' AND a.attidentity <> ''"
            " AND c.relnamespace = current_schema()::regnamespace"
        )
        return list(cursor.fetchall())
