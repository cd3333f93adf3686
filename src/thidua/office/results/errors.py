"""What cannot be done with results, said to whoever tried."""

from thidua.office.refusals import RefusedError


class ResultError(RefusedError):
    """An act on results that is refused."""
