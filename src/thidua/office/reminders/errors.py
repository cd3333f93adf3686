"""What cannot be done about reminders, said to whoever tried."""

from thidua.office.refusals import RefusedError


class ReminderError(RefusedError):
    """An act on reminders that is refused."""
