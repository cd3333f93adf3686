"""Why something about an account cannot be done, in Vietnamese."""


class AccountError(ValueError):
    """The message is for the user."""
