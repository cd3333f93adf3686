"""A campaign of three units followed up by its owner's officer."""

from tests.office.reminders.conftest import _three_days_before, heads, officer, started, units

__all__ = ["_three_days_before", "heads", "officer", "started", "units"]
