"""Why something about an account cannot be done, in Vietnamese."""

from thidua.office.refusals import RefusedError


class AccountError(RefusedError):
    """The message is for the user."""
