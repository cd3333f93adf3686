"""A row of a table as a line of JSON and back, exactly: moments to the microsecond, decimals with all their places."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection
from django.db.models import BinaryField, DurationField, Field, Model

LEFT_OUT = frozenset({"django_session", "usersessions_usersession", "django_tasks_database_dbtaskresult"})
"""Sessions end with the installation, and jobs that wait are woken anew."""


def tables(models: Apps) -> dict[str, type[Model]]:
    """Every table that a backup holds, by name."""
    found = {}
    for model in models.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and not meta.proxy and meta.db_table not in LEFT_OUT:
            found[meta.db_table] = model
    return dict(sorted(found.items()))


def columns_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def lines_of(model: type[Model]) -> Iterator[str]:
    """The table as text: its columns, then its rows in the order of their keys."""
    columns = columns_of(model)
    yield json.dumps([field.column for field in columns])
    names = [field.attname for field in columns]
    for row in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=2000):
        yield json.dumps(row, default=_plain, ensure_ascii=False)


def reader_of(model: type[Model], columns: Sequence[str]) -> Callable[[str], list[Any]]:
    """What makes a line into values for the database. Raises KeyError for a column that the table has not."""
    by_column = {field.column: field for field in columns_of(model)}
    fields = [by_column[column] for column in columns]

    def read(line: str) -> list[Any]:
        values = zip(fields, json.loads(line), strict=True)
        return [field.get_db_prep_save(_value(field, value), connection) for field, value in values]

    return read


def _plain(value: object) -> object:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value // timedelta(microseconds=1)
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return b64encode(bytes(value)).decode("ascii")
        case _:
            raise TypeError(f"a backup cannot hold {type(value)}")


def _value(field: Field[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, DurationField):
        return timedelta(microseconds=value)
    if isinstance(field, BinaryField):
        return b64decode(value)
    return field.to_python(value)
