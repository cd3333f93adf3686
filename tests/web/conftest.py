"""Tests of pages have a database."""

import pytest


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test here may ask the database."""
