"""What cannot be recorded so, said to whoever tried."""

from thidua.office.refusals import RefusedError


class RecordError(RefusedError):
    """Something that is not recorded so."""
