"""Tests of pages have a database."""

import pytest

# What it asserts is told in full, as in the tests themselves.
pytest.register_assert_rewrite("tests.web.walking")


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test here may ask the database."""
