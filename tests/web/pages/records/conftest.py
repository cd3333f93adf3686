"""The campaign of ``tests/office/records``, with browsers of its people."""

from tests.office.records.conftest import day, run

__all__ = ["day", "run"]
